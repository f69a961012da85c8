import type { ShotId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import type { GridRange } from "./grid-selection.ts";
import { cellPatch, cellText, type ShotColumnInfo, type ShotPatch } from "./shot-columns.ts";

export interface ShotEdit {
  readonly id: ShotId;
  readonly patch: ShotPatch;
}

/** What a paste writes: into shots that are there, and into new ones behind the last. */
export interface PastePlan {
  readonly edits: readonly ShotEdit[];
  readonly added: readonly ShotPatch[];
  /** Cells that could not take their text (words for seconds). */
  readonly refused: number;
  /** Where the block landed, to be selected afterwards. */
  readonly range: GridRange;
}

type Grid = readonly (readonly string[])[];
/** The shown columns, in their order. */
type Columns = readonly ShotColumnInfo[];

/** The selected cells as text. */
export function copyRange(shots: readonly Shot[], columns: Columns, range: GridRange): Grid {
  return shots
    .slice(range.top, range.bottom + 1)
    .map((shot) => columnsOf(columns, range).map((column) => cellText(shot, column.name)));
}

/**
 * Lands a block with its corner in the selection's corner. One cell fills the whole selection; a block is repeated when
 * the selection is a multiple of it. Rows beyond the last become new shots; columns beyond the last are left out.
 */
export function planPaste(shots: readonly Shot[], columns: Columns, range: GridRange, grid: Grid): PastePlan {
  // Not as arguments of one call: a pasted file has more rows than a call may have arguments.
  const width = grid.reduce((most, row) => Math.max(most, row.length), 1);
  const repeat = (selected: number, size: number): number =>
    selected > size && selected % size === 0 ? selected : size;
  const height = repeat(range.bottom - range.top + 1, grid.length);
  const across = Math.min(repeat(range.right - range.left + 1, width), columns.length - range.left);
  const edits: ShotEdit[] = [];
  const added: ShotPatch[] = [];
  let refused = 0;
  for (let y = 0; y < height; y++) {
    const cells = grid[y % grid.length] ?? [];
    const shot = shots[range.top + y];
    let patch: ShotPatch = {};
    for (let x = 0; x < across; x++) {
      const column = columns[range.left + x];
      const text = cells[x % width];
      if (!column || text === undefined || (shot && cellText(shot, column.name) === text)) continue;
      const one = cellPatch(column.name, text);
      if (one) patch = { ...patch, ...one };
      else refused++;
    }
    if (!shot) added.push(patch);
    else if (Object.keys(patch).length > 0) edits.push({ id: shot.id, patch });
  }
  const bottom = range.top + height - 1;
  return { edits, added, refused, range: { ...range, bottom, right: range.left + across - 1 } };
}

/** Delete: the cells become empty. */
export function clearRange(shots: readonly Shot[], columns: Columns, range: GridRange): readonly ShotEdit[] {
  return shots.slice(range.top, range.bottom + 1).flatMap((shot) => {
    const filled = columnsOf(columns, range).filter((column) => cellText(shot, column.name) !== "");
    if (filled.length === 0) return [];
    return [{ id: shot.id, patch: Object.assign({}, ...filled.map((column) => cellPatch(column.name, ""))) }];
  });
}

/** Ctrl+D: the first row of the selection goes into the others; with one row selected, the row above goes into it. */
export function fillDown(shots: readonly Shot[], columns: Columns, range: GridRange): readonly ShotEdit[] {
  const from = range.top === range.bottom ? range.top - 1 : range.top;
  return fillBlock(shots, columns, { ...range, top: from, bottom: from }, range);
}

/** Ctrl+R: the same to the right. */
export function fillRight(shots: readonly Shot[], columns: Columns, range: GridRange): readonly ShotEdit[] {
  const from = range.left === range.right ? range.left - 1 : range.left;
  return fillBlock(shots, columns, { ...range, left: from, right: from }, range);
}

/** The fill handle: the block again and again over the cells it was drawn to. What can't stand there is left out. */
export function fillBlock(
  shots: readonly Shot[],
  columns: Columns,
  source: GridRange,
  target: GridRange,
): readonly ShotEdit[] {
  const height = source.bottom - source.top + 1;
  const width = source.right - source.left + 1;
  if (source.top < 0 || source.left < 0) return [];
  const edits: ShotEdit[] = [];
  for (let y = target.top; y <= target.bottom; y++) {
    const shot = shots[y];
    const from = shots[source.top + modulo(y - source.top, height)];
    if (!shot || !from) continue;
    let patch: ShotPatch = {};
    for (let x = target.left; x <= target.right; x++) {
      const column = columns[x];
      const like = columns[source.left + modulo(x - source.left, width)];
      if (!column || !like || (shot === from && column === like)) continue;
      const text = cellText(from, like.name);
      const one = cellText(shot, column.name) === text ? null : cellPatch(column.name, text);
      if (one) patch = { ...patch, ...one };
    }
    if (Object.keys(patch).length > 0) edits.push({ id: shot.id, patch });
  }
  return edits;
}

/** Where the handle draws a block to: along one side only, the one it was drawn further on. */
export function drawnRange(range: GridRange, row: number, column: number): GridRange {
  const past = (place: number, low: number, high: number) => Math.max(low - place, place - high, 0);
  const rows = past(row, range.top, range.bottom);
  const across = past(column, range.left, range.right);
  if (rows >= across) return { ...range, top: Math.min(range.top, row), bottom: Math.max(range.bottom, row) };
  return { ...range, left: Math.min(range.left, column), right: Math.max(range.right, column) };
}

/** Ctrl+Enter: one text into every selected cell; null when it can stand in none of them. */
export function fillText(
  shots: readonly Shot[],
  columns: Columns,
  range: GridRange,
  text: string,
): readonly ShotEdit[] | null {
  const patches = columnsOf(columns, range).flatMap(({ name }) => {
    const patch = cellPatch(name, text);
    return patch ? [{ name, patch }] : [];
  });
  if (patches.length === 0) return null;
  return shots.slice(range.top, range.bottom + 1).flatMap((shot) => {
    const differing = patches.filter(({ name }) => cellText(shot, name) !== text);
    if (differing.length === 0) return [];
    return [{ id: shot.id, patch: Object.assign({}, ...differing.map(({ patch }) => patch)) as ShotPatch }];
  });
}

/**
 * Where a block of rows goes when moved by one place: the shot it then stands behind (null: in front of all).
 * Undefined at the edge.
 */
export function shiftTarget(shots: readonly Shot[], range: GridRange, step: -1 | 1): ShotId | null | undefined {
  if (step < 0) return range.top === 0 ? undefined : (shots[range.top - 2]?.id ?? null);
  return shots[range.bottom + 1]?.id;
}

function columnsOf(columns: Columns, range: GridRange): Columns {
  return columns.slice(range.left, range.right + 1);
}

function modulo(value: number, size: number): number {
  return ((value % size) + size) % size;
}
