import { longestRising, type RowId } from "@tongpin/domain/base";
import { type Beat, ROW_COLUMNS, type RowColumn, type ScriptRow } from "@tongpin/domain/video";
import type { TextOp } from "./text-ops.ts";

/** A change of the rows of a script. A list of them is applied one after the other. `afterId` null = at the front. */
export type ScriptChange =
  | { readonly type: "insert-row"; readonly row: ScriptRow; readonly afterId: RowId | null }
  | { readonly type: "remove-row"; readonly id: RowId }
  | { readonly type: "move-row"; readonly id: RowId; readonly afterId: RowId | null }
  | { readonly type: "edit-cell"; readonly id: RowId; readonly column: RowColumn; readonly ops: readonly TextOp[] }
  | {
      readonly type: "set-row";
      readonly id: RowId;
      readonly seconds?: number | null;
      readonly beat?: Beat | null;
    };

export type CellOps = (id: RowId, column: RowColumn, before: string, after: string) => readonly TextOp[];

/** The changes that lead from one list of rows to another. `cellOps` knows how a cell's words changed. */
export function diffRows(
  before: readonly ScriptRow[],
  after: readonly ScriptRow[],
  cellOps: CellOps,
): readonly ScriptChange[] {
  if (before === after) return [];
  const changes: ScriptChange[] = [];
  const oldById = new Map(before.map((row, index) => [row.id, { row, index }]));
  const kept = new Set(after.map(({ id }) => id));
  for (const { id } of before) if (!kept.has(id)) changes.push({ type: "remove-row", id });

  const common = after.filter(({ id }) => oldById.has(id));
  const still = new Set(longestRising(common.map(({ id }) => oldById.get(id)?.index ?? -1)));
  const inPlace = new Set(common.filter((_, index) => still.has(index)).map(({ id }) => id));

  let afterId: RowId | null = null;
  for (const row of after) {
    const old = oldById.get(row.id)?.row;
    if (!old) changes.push({ type: "insert-row", row, afterId });
    else if (!inPlace.has(row.id)) changes.push({ type: "move-row", id: row.id, afterId });
    afterId = row.id;
    if (old && old !== row) pushContentChanges(changes, old, row, cellOps);
  }
  return changes;
}

function pushContentChanges(changes: ScriptChange[], old: ScriptRow, row: ScriptRow, cellOps: CellOps): void {
  for (const column of ROW_COLUMNS) {
    if (old[column] === row[column]) continue;
    changes.push({ type: "edit-cell", id: row.id, column, ops: cellOps(row.id, column, old[column], row[column]) });
  }
  if (old.seconds !== row.seconds || old.beat !== row.beat) {
    changes.push({
      type: "set-row",
      id: row.id,
      ...(old.seconds === row.seconds ? {} : { seconds: row.seconds }),
      ...(old.beat === row.beat ? {} : { beat: row.beat }),
    });
  }
}
