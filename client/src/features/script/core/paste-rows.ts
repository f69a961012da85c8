import type { Refusal, RowId } from "@tongpin/domain/base";
import { readSeconds } from "@tongpin/domain/script";
import { ROW_COLUMNS, type RowColumn, type ScriptRow } from "@tongpin/domain/video";
import { COUNT_LIMITS, TEXT_LIMITS } from "@tongpin/workspace";
import type { CellPoint } from "./diff-rows.ts";
import { emptyRow, isWordless, type RowEdit } from "./row-edits.ts";

export type PastedRow = Partial<Pick<ScriptRow, RowColumn | "seconds">>;

/** Words that head a column in people's own tables, by what the column is; `number` columns carry nothing. */
export type HeadingWords = Readonly<Record<RowColumn | "seconds" | "number", readonly string[]>>;

/**
 * What no script has room for, found before the page is asked to draw it: megabytes of lines would keep it busy for
 * minutes only for the script to refuse them. Rows are counted as they will be, without blank ones.
 */
export function refusePasted(grid: readonly (readonly string[])[]): Refusal | null {
  const rows = grid.filter((cells) => cells.some((cell) => cell.trim() !== "")).length;
  if (rows > COUNT_LIMITS.rows) return { code: "too-many-rows", params: { max: COUNT_LIMITS.rows } };
  const isLong = grid.some((cells) => cells.some((cell) => cell.length > TEXT_LIMITS.cell));
  return isLong ? { code: "text-too-long", params: { max: TEXT_LIMITS.cell } } : null;
}

/** Cells of a table from elsewhere as script rows. Known headings decide; otherwise the order does. No text is lost. */
export function rowsFromGrid(grid: readonly (readonly string[])[], words: HeadingWords): readonly PastedRow[] {
  const headings = grid[0]?.map((cell) => headingOf(cell, words)) ?? [];
  const hasHeadings = headings.filter((kind) => kind !== null).length >= Math.min(2, headings.length);
  const order: readonly (keyof HeadingWords | null)[] = hasHeadings ? headings : ROW_COLUMNS;
  return grid
    .slice(hasHeadings ? 1 : 0)
    .filter((cells) => cells.some((cell) => cell.trim() !== ""))
    .map((cells) => pastedRow(cells, order, hasHeadings ? "visual" : "caption"));
}

/** Several lines at a caret: each becomes a row in this column; what stood behind the caret ends up in the last. */
export function pasteLines(
  rows: readonly ScriptRow[],
  at: CellPoint,
  text: string,
  newId: () => RowId,
): RowEdit | null {
  const index = rows.findIndex((row) => row.id === at.id);
  const row = rows[index];
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  const first = lines[0];
  const last = lines.at(-1);
  if (!row || first === undefined || last === undefined) return null;
  const head = row[at.column].slice(0, at.offset) + first;
  const tail = row[at.column].slice(at.offset);
  if (lines.length === 1) {
    const only = { ...row, [at.column]: head + tail };
    return { rows: rows.with(index, only), caret: { ...at, offset: head.length } };
  }
  const below = lines.slice(1).map((line) => ({ ...emptyRow(newId()), [at.column]: line }));
  const end = below.at(-1) ?? row;
  const inserted = below.with(-1, { ...end, [at.column]: last + tail });
  const out = rows.toSpliced(index, 1, { ...row, [at.column]: head }, ...inserted);
  return { rows: out, caret: { id: end.id, column: at.column, offset: last.length } };
}

/** A block of rows: into the row of the caret when that is empty, otherwise below it. */
export function pasteTable(
  rows: readonly ScriptRow[],
  at: CellPoint,
  pasted: readonly PastedRow[],
  newId: () => RowId,
): RowEdit | null {
  const index = rows.findIndex((row) => row.id === at.id);
  const row = rows[index];
  if (!row || pasted.length === 0) return null;
  const intoRow = isWordless(row);
  const made = pasted.map((cells, place) => ({ ...(intoRow && place === 0 ? row : emptyRow(newId())), ...cells }));
  const out = intoRow ? rows.toSpliced(index, 1, ...made) : rows.toSpliced(index + 1, 0, ...made);
  const last = made.at(-1) ?? row;
  return { rows: out, caret: { id: last.id, column: "voice", offset: last.voice.length } };
}

function pastedRow(
  cells: readonly string[],
  order: readonly (keyof HeadingWords | null)[],
  restColumn: RowColumn,
): PastedRow {
  const text: Record<RowColumn, string[]> = { visual: [], voice: [], caption: [] };
  let seconds: number | null = null;
  cells.forEach((cell, place) => {
    const words = cell.trim();
    const kind = order[place] ?? null;
    if (!words || kind === "number") return;
    if (kind === "seconds") {
      seconds = readSeconds(words);
      if (seconds === null) text[restColumn].push(words);
    } else text[kind ?? restColumn].push(words);
  });
  const row: PastedRow = {};
  for (const column of ROW_COLUMNS) {
    if (text[column].length > 0) Object.assign(row, { [column]: text[column].join("\n") });
  }
  return seconds === null ? row : { ...row, seconds };
}

function headingOf(cell: string, words: HeadingWords): keyof HeadingWords | null {
  const heading = cell.trim().toLocaleLowerCase();
  const kinds: readonly (keyof HeadingWords)[] = [...ROW_COLUMNS, "seconds", "number"];
  return kinds.find((kind) => words[kind].includes(heading)) ?? null;
}
