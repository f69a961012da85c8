import type { RowId } from "@tongpin/domain/base";
import { ROW_COLUMNS, type RowColumn, type ScriptRow } from "@tongpin/domain/video";
import type { ScriptChange } from "@tongpin/workspace";
import { diffText } from "./text-diff.ts";

/** A place in the script: an offset in one cell. */
export interface CellPoint {
  readonly id: RowId;
  readonly column: RowColumn;
  readonly offset: number;
}

/**
 * What turns `before` into `after`, to be applied in this order. Rows are the same row when they have the same id;
 * rows that are the same object are not looked into, so a keystroke costs one comparison per row.
 * `caret` is where the person's caret stands in `after` (see `diffText`).
 */
export function diffRows(
  before: readonly ScriptRow[],
  after: readonly ScriptRow[],
  caret?: CellPoint,
): readonly ScriptChange[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const was = before.slice(start, before.length - end);
  const is = after.slice(start, after.length - end);
  const wasById = new Map(was.map((row) => [row.id, row]));
  const isIds = new Set(is.map((row) => row.id));

  const changes: ScriptChange[] = [];
  for (const row of was) if (!isIds.has(row.id)) changes.push({ type: "remove-row", id: row.id });

  const staying = longestInOrder(was, is);
  let afterId = before[start - 1]?.id ?? null;
  for (const row of is) {
    const old = wasById.get(row.id);
    if (!old) changes.push({ type: "insert-row", row, afterId });
    else if (!staying.has(row.id)) changes.push({ type: "move-row", id: row.id, afterId });
    afterId = row.id;
  }
  for (const row of is) {
    const old = wasById.get(row.id);
    if (old && old !== row) changes.push(...diffRow(old, row, caret?.id === row.id ? caret : undefined));
  }
  return changes;
}

function diffRow(old: ScriptRow, row: ScriptRow, caret: CellPoint | undefined): ScriptChange[] {
  const changes: ScriptChange[] = [];
  for (const column of ROW_COLUMNS) {
    const ops = diffText(old[column], row[column], caret?.column === column ? caret.offset : undefined);
    if (ops.length > 0) changes.push({ type: "edit-cell", id: row.id, column, ops });
  }
  const set = {
    ...(old.seconds === row.seconds ? {} : { seconds: row.seconds }),
    ...(old.beat === row.beat ? {} : { beat: row.beat }),
  };
  if (Object.keys(set).length > 0) changes.push({ type: "set-row", id: row.id, ...set });
  return changes;
}

/** Ids of the most rows that keep their order among themselves: only the others need to move. */
function longestInOrder(was: readonly ScriptRow[], is: readonly ScriptRow[]): ReadonlySet<RowId> {
  const placeById = new Map(was.map((row, place) => [row.id, place]));
  const common = is.flatMap((row) => {
    const place = placeById.get(row.id);
    return place === undefined ? [] : [{ id: row.id, place }];
  });
  const tails: number[] = [];
  const previous: number[] = [];
  common.forEach(({ place }, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((common[tails[middle] ?? 0]?.place ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  });
  const kept = new Set<RowId>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const item = common[index];
    if (item) kept.add(item.id);
  }
  return kept;
}
