import type { ShotId } from "@tongpin/domain/base";

/** A cell by its shot, not by its place: rows that colleagues add or move don't shift what I have selected. */
export interface GridCell {
  readonly id: ShotId;
  readonly column: number;
}

/** The block between two cells. `focus` is the cell that keys act on. */
export interface GridSelection {
  readonly anchor: GridCell;
  readonly focus: GridCell;
}

/** A selection as places in the present order; both ends included. */
export interface GridRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface GridSize {
  readonly ids: readonly ShotId[];
  readonly columns: number;
}

export function selectCell(cell: GridCell): GridSelection {
  return { anchor: cell, focus: cell };
}

/** Null when nothing of the selection is there any more. */
export function rangeOf(selection: GridSelection | null, ids: readonly ShotId[]): GridRange | null {
  if (!selection) return null;
  const focus = ids.indexOf(selection.focus.id);
  if (focus < 0) return null;
  const found = ids.indexOf(selection.anchor.id);
  const anchor = found < 0 ? focus : found;
  return {
    top: Math.min(anchor, focus),
    bottom: Math.max(anchor, focus),
    left: Math.min(selection.anchor.column, selection.focus.column),
    right: Math.max(selection.anchor.column, selection.focus.column),
  };
}

export interface Step {
  readonly rows: number;
  readonly columns: number;
}

/** An arrow key: the focus moves and stops at the edge; with Shift the anchor stays. `Infinity` goes to the edge. */
export function moveFocus(
  selection: GridSelection | null,
  { ids, columns }: GridSize,
  step: Step,
  extend: boolean,
): GridSelection | null {
  const from = Math.max(0, selection ? ids.indexOf(selection.focus.id) : 0);
  const row = clamp(from + step.rows, ids.length - 1);
  const id = ids[row];
  if (id === undefined) return null;
  const focus = { id, column: clamp((selection?.focus.column ?? 0) + step.columns, columns - 1) };
  return extend && selection ? { anchor: selection.anchor, focus } : selectCell(focus);
}

/** Tab: the next cell, at a row's end the first of the next row. Null behind the last cell (or before the first). */
export function nextCell(
  selection: GridSelection | null,
  { ids, columns }: GridSize,
  step: -1 | 1,
): GridSelection | null {
  if (!selection) return ids[0] === undefined ? null : selectCell({ id: ids[0], column: 0 });
  const place = ids.indexOf(selection.focus.id) * columns + selection.focus.column + step;
  const id = ids[Math.floor(place / columns)];
  return id === undefined ? null : selectCell({ id, column: place % columns });
}

/** Whole rows, from the one pressed first to this one. The focus stays in front, so that nothing scrolls sideways. */
export function selectRows(anchorId: ShotId, focusId: ShotId, columns: number): GridSelection {
  return { anchor: { id: anchorId, column: columns - 1 }, focus: { id: focusId, column: 0 } };
}

export function selectAll({ ids, columns }: GridSize): GridSelection | null {
  const first = ids[0];
  const last = ids.at(-1);
  return first === undefined || last === undefined ? null : selectRows(last, first, columns);
}

/** What stays selected when rows have gone: the row now standing where the first of them stood. */
export function afterRemoval(selection: GridSelection, before: readonly ShotId[], after: readonly ShotId[]) {
  const top = before.findIndex((id) => !after.includes(id));
  const id = after[Math.min(Math.max(0, top), after.length - 1)];
  return id === undefined ? null : selectCell({ id, column: selection.focus.column });
}

function clamp(value: number, max: number): number {
  return Math.max(0, Math.min(max, value));
}
