import type { ShotId } from "@tongpin/domain/base";

/** A cell by its shot, not by its place: rows that colleagues add or move don't shift what I have selected. */
export interface GridCell {
  readonly id: ShotId;
  readonly column: number;
}

/** The block between two cells. Shift moves the `focus`. */
export interface GridSelection {
  readonly anchor: GridCell;
  readonly focus: GridCell;
  /** The cell keys act on while Tab and Enter walk through the block; the focus when left out. */
  readonly active?: GridCell;
}

/** The cell that is typed into. */
export function activeCell(selection: GridSelection | null): GridCell | null {
  return selection ? (selection.active ?? selection.focus) : null;
}

/** A selection as places in the present order of rows and shown columns; both ends included. */
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
  const start = extend ? (selection?.focus ?? null) : activeCell(selection);
  const from = Math.max(0, start ? ids.indexOf(start.id) : 0);
  const row = clamp(from + step.rows, ids.length - 1);
  const id = ids[row];
  if (id === undefined) return null;
  const focus = { id, column: clamp((start?.column ?? 0) + step.columns, columns - 1) };
  return extend && selection ? { anchor: selection.anchor, focus } : selectCell(focus);
}

/**
 * Ctrl with an arrow: to the last filled cell of a run, or over the gap to the next filled one; without any, to the edge.
 * Answers by how many places, negative for back, along a line of `length` cells.
 */
export function jumpLength(from: number, length: number, step: -1 | 1, isFilled: (place: number) => boolean): number {
  const last = step < 0 ? 0 : length - 1;
  let place = from;
  const isRun = place !== last && isFilled(place) && isFilled(place + step);
  if (isRun) while (place !== last && isFilled(place + step)) place += step;
  else
    do {
      if (place === last) break;
      place += step;
    } while (!isFilled(place));
  return place - from;
}

/**
 * Tab and Enter inside a block: the next cell of it, in rows or in columns, round and round. Null for a single cell,
 * where they go on in the table.
 */
export function nextInBlock(
  selection: GridSelection | null,
  ids: readonly ShotId[],
  direction: "across" | "down",
  step: -1 | 1,
): GridSelection | null {
  const range = rangeOf(selection, ids);
  const active = activeCell(selection);
  if (!range || !selection || !active) return null;
  const width = range.right - range.left + 1;
  const height = range.bottom - range.top + 1;
  const count = width * height;
  if (count === 1) return null;
  const x = clamp(active.column - range.left, width - 1);
  const y = clamp(ids.indexOf(active.id) - range.top, height - 1);
  const place = ((direction === "across" ? y * width + x : x * height + y) + step + count) % count;
  const row = direction === "across" ? Math.floor(place / width) : place % height;
  const column = direction === "across" ? place % width : Math.floor(place / height);
  const id = ids[range.top + row];
  return id === undefined ? null : { ...selection, active: { id, column: range.left + column } };
}

/** Tab: the next cell, at a row's end the first of the next row. Null behind the last cell (or before the first). */
export function nextCell(
  selection: GridSelection | null,
  { ids, columns }: GridSize,
  step: -1 | 1,
): GridSelection | null {
  const from = activeCell(selection);
  if (!from) return ids[0] === undefined ? null : selectCell({ id: ids[0], column: 0 });
  const place = ids.indexOf(from.id) * columns + from.column + step;
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

/** The selection when fewer columns are shown than before. */
export function withinColumns(selection: GridSelection | null, columns: number): GridSelection | null {
  if (!selection) return null;
  const cells = [selection.anchor, selection.focus, selection.active ?? selection.focus];
  if (cells.every(({ column }) => column < columns)) return selection;
  return selectCell({ id: selection.focus.id, column: clamp(selection.focus.column, columns - 1) });
}

function clamp(value: number, max: number): number {
  return Math.max(0, Math.min(max, value));
}
