import type { RowId } from "@tongpin/domain/base";
import { ROW_COLUMNS, type RowColumn, type ScriptRow } from "@tongpin/domain/video";
import type { CellPoint } from "./diff-rows.ts";

/** The rows after an edit, and where the caret goes. */
export interface RowEdit {
  readonly rows: readonly ScriptRow[];
  readonly caret: CellPoint;
}

type Rows = readonly ScriptRow[];
type NewId = () => RowId;

export function emptyRow(id: RowId): ScriptRow {
  return { id, visual: "", voice: "", caption: "", seconds: null, beat: null };
}

export function isWordless(row: ScriptRow): boolean {
  return ROW_COLUMNS.every((column) => row[column] === "");
}

/**
 * Enter. The row parts at the caret: what stands behind it in this cell goes to a new row below, the other cells stay.
 * In front of everything, an empty row opens above instead, so that the words keep their row and its comments.
 */
export function splitRow(rows: Rows, at: CellPoint, newId: NewId): RowEdit | null {
  const index = rows.findIndex((row) => row.id === at.id);
  const row = rows[index];
  if (!row) return null;
  const text = row[at.column];
  const id = newId();
  const alone = ROW_COLUMNS.every((column) => column === at.column || row[column] === "");
  const opensAbove = at.offset === 0 && !isWordless(row) && (at.column === "visual" || (alone && text !== ""));
  if (opensAbove) return { rows: rows.toSpliced(index, 0, emptyRow(id)), caret: at };
  const tail = text.slice(at.offset);
  const below: ScriptRow = { ...emptyRow(id), [at.column]: tail, beat: tail ? row.beat : null };
  const kept: ScriptRow = tail ? { ...row, [at.column]: text.slice(0, at.offset) } : row;
  const column = at.column === "caption" && !tail ? "voice" : at.column;
  return { rows: rows.toSpliced(index, 1, kept, below), caret: { id, column, offset: 0 } };
}

/** Joins a row with the one above, as Backspace at its start does. The cell of the caret joins without a break. */
export function mergeWithPrevious(rows: Rows, id: RowId, column: RowColumn): RowEdit | null {
  const index = rows.findIndex((row) => row.id === id);
  const upper = rows[index - 1];
  const lower = rows[index];
  if (!upper || !lower) return null;
  const kept = isWordless(upper) ? lower : upper;
  const joined: ScriptRow = {
    id: kept.id,
    visual: join(upper, lower, "visual", column),
    voice: join(upper, lower, "voice", column),
    caption: join(upper, lower, "caption", column),
    seconds: joinSeconds(upper, lower),
    beat: upper.beat ?? lower.beat,
  };
  return { rows: rows.toSpliced(index - 1, 2, joined), caret: { id: kept.id, column, offset: upper[column].length } };
}

/**
 * Removes everything between two places in different cells, `from` first. Rows wholly inside go; the rows of the
 * two ends keep what stands outside. Nothing unselected is lost and no two cells run together.
 */
export function deleteBetween(rows: Rows, from: CellPoint, to: CellPoint): RowEdit {
  const first = rows.findIndex((row) => row.id === from.id);
  const last = rows.findIndex((row) => row.id === to.id);
  const fromColumn = ROW_COLUMNS.indexOf(from.column);
  const toColumn = ROW_COLUMNS.indexOf(to.column);
  const out = rows.flatMap((row, index) => {
    if (index < first || index > last) return [row];
    if (index > first && index < last) return [];
    const left: ScriptRow = { ...row };
    ROW_COLUMNS.forEach((column, place) => {
      const start = index > first || place > fromColumn ? 0 : place === fromColumn ? from.offset : row[column].length;
      const end = index < last || place < toColumn ? row[column].length : place === toColumn ? to.offset : 0;
      if (end > start) Object.assign(left, { [column]: row[column].slice(0, start) + row[column].slice(end) });
    });
    return index > first && isWordless(left) ? [] : [left];
  });
  return { rows: out, caret: from };
}

/** Moves a row by `step` places; null at the edge. */
export function moveRow(rows: Rows, id: RowId, step: -1 | 1): Rows | null {
  const index = rows.findIndex((row) => row.id === id);
  const row = rows[index];
  if (!row || index + step < 0 || index + step >= rows.length) return null;
  return rows.toSpliced(index, 1).toSpliced(index + step, 0, row);
}

function join(upper: ScriptRow, lower: ScriptRow, column: RowColumn, caretColumn: RowColumn): string {
  const above = upper[column];
  const below = lower[column];
  return column === caretColumn || !above || !below ? above + below : `${above}\n${below}`;
}

function joinSeconds(upper: ScriptRow, lower: ScriptRow): number | null {
  if (upper.seconds !== null && lower.seconds !== null) return upper.seconds + lower.seconds;
  if (isWordless(lower)) return upper.seconds;
  return isWordless(upper) ? lower.seconds : null;
}
