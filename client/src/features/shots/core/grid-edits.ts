import type { ShotId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import type { GridRange } from "./grid-selection.ts";
import { cellPatch, cellText, SHOT_COLUMNS, type ShotPatch } from "./shot-columns.ts";

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

/** The selected cells as text. */
export function copyRange(shots: readonly Shot[], range: GridRange): Grid {
  return shots
    .slice(range.top, range.bottom + 1)
    .map((shot) => columnsOf(range).map((column) => cellText(shot, column.name)));
}

/**
 * Lands a block with its corner in the selection's corner. One cell fills the whole selection; a block is repeated when
 * the selection is a multiple of it. Rows beyond the last become new shots; columns beyond the last are left out.
 */
export function planPaste(shots: readonly Shot[], range: GridRange, grid: Grid): PastePlan {
  // Not as arguments of one call: a pasted file has more rows than a call may have arguments.
  const width = grid.reduce((most, row) => Math.max(most, row.length), 1);
  const repeat = (selected: number, size: number): number =>
    selected > size && selected % size === 0 ? selected : size;
  const height = repeat(range.bottom - range.top + 1, grid.length);
  const across = Math.min(repeat(range.right - range.left + 1, width), SHOT_COLUMNS.length - range.left);
  const edits: ShotEdit[] = [];
  const added: ShotPatch[] = [];
  let refused = 0;
  for (let y = 0; y < height; y++) {
    const cells = grid[y % grid.length] ?? [];
    const shot = shots[range.top + y];
    let patch: ShotPatch = {};
    for (let x = 0; x < across; x++) {
      const column = SHOT_COLUMNS[range.left + x];
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
export function clearRange(shots: readonly Shot[], range: GridRange): readonly ShotEdit[] {
  return shots.slice(range.top, range.bottom + 1).flatMap((shot) => {
    const filled = columnsOf(range).filter((column) => cellText(shot, column.name) !== "");
    if (filled.length === 0) return [];
    return [{ id: shot.id, patch: Object.assign({}, ...filled.map((column) => cellPatch(column.name, ""))) }];
  });
}

/** Ctrl+D: the first row of the selection goes into the others; with one row selected, the row above goes into it. */
export function fillDown(shots: readonly Shot[], range: GridRange): readonly ShotEdit[] {
  const from = range.top === range.bottom ? range.top - 1 : range.top;
  const source = shots[from];
  if (!source) return [];
  return shots.slice(from + 1, range.bottom + 1).flatMap((shot) => {
    const differing = columnsOf(range).filter(
      (column) => cellText(shot, column.name) !== cellText(source, column.name),
    );
    if (differing.length === 0) return [];
    const patches = differing.map((column) => cellPatch(column.name, cellText(source, column.name)));
    return [{ id: shot.id, patch: Object.assign({}, ...patches) }];
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

function columnsOf(range: GridRange) {
  return SHOT_COLUMNS.slice(range.left, range.right + 1);
}
