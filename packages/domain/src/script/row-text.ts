import { ROW_COLUMNS, type RowColumn, type ScriptRow, type Shot } from "../video/model.ts";

/** Cannot be typed, so words never move from one column to the next unseen. */
const SEPARATOR = "\u001f";

type RowWords = Pick<ScriptRow, RowColumn>;

/** A row's words in one string: what a shot keeps of the row it was made from (`Shot.rowText`). */
export function rowText(row: RowWords): string {
  return ROW_COLUMNS.map((column) => row[column]).join(SEPARATOR);
}

/** The columns a `rowText` was made of. */
export function readRowText(text: string): RowWords {
  const [visual = "", voice = "", caption = ""] = text.split(SEPARATOR);
  return { visual, voice, caption };
}

/** 脚本已变: the row a shot was made from says something else now. False for shots without a row, and for another row. */
export function isRowChanged(shot: Pick<Shot, "rowId" | "rowText">, row: RowWords & Pick<ScriptRow, "id">): boolean {
  return shot.rowId === row.id && shot.rowText !== null && shot.rowText !== rowText(row);
}

export interface ColumnChange {
  readonly column: RowColumn;
  readonly before: string;
  readonly after: string;
}

/** What changed in the row since the shot was made, column by column; empty when nothing did. */
export function rowChanges(
  shot: Pick<Shot, "rowId" | "rowText">,
  row: RowWords & Pick<ScriptRow, "id">,
): readonly ColumnChange[] {
  if (shot.rowText === null || !isRowChanged(shot, row)) return [];
  const then = readRowText(shot.rowText);
  return ROW_COLUMNS.filter((column) => then[column] !== row[column]).map((column) => ({
    column,
    before: then[column],
    after: row[column],
  }));
}
