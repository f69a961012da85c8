import type { RowId } from "@tongpin/domain/base";
import type { RowColumn, ScriptRow } from "@tongpin/domain/video";
import type { ScriptChange, TextOp } from "@tongpin/workspace";
import { isNoop, transformOps } from "./text-ops.ts";

export interface Rebased {
  /** The local changes, to be applied to the shared script (which has the remote ones). */
  readonly local: readonly ScriptChange[];
  /** The remote changes, to be applied to the editor (which has the local ones). */
  readonly remote: readonly ScriptChange[];
}

/**
 * Brings together what a person typed while an input method was open and what arrived meanwhile: both were made
 * against the same script. Words are merged character by character; whole rows are named by id and need no rewriting,
 * except that nothing can be said about a row the other side has removed.
 */
export function rebaseChanges(
  local: readonly ScriptChange[],
  remote: readonly ScriptChange[],
  sharedRows: readonly ScriptRow[],
): Rebased {
  const opsByCell = new Map<string, readonly TextOp[]>();
  for (const change of local) if (change.type === "edit-cell") opsByCell.set(cellKey(change), change.ops);

  const remoteOut: ScriptChange[] = [];
  for (const change of remote) {
    const mine = change.type === "edit-cell" ? opsByCell.get(cellKey(change)) : undefined;
    if (change.type !== "edit-cell" || !mine) {
      remoteOut.push(change);
      continue;
    }
    const ops = transformOps(change.ops, mine, false);
    opsByCell.set(cellKey(change), transformOps(mine, change.ops, true));
    if (!isNoop(ops)) remoteOut.push({ ...change, ops });
  }
  return { local: keepPossible(local, opsByCell, sharedRows), remote: remoteOut };
}

function keepPossible(
  local: readonly ScriptChange[],
  opsByCell: ReadonlyMap<string, readonly TextOp[]>,
  sharedRows: readonly ScriptRow[],
): readonly ScriptChange[] {
  const there = new Set<RowId>(sharedRows.map((row) => row.id));
  const last = (): RowId | null => sharedRows.at(-1)?.id ?? null;
  const anchor = (afterId: RowId | null): RowId | null => (afterId === null || there.has(afterId) ? afterId : last());
  const out: ScriptChange[] = [];
  for (const change of local) {
    if (change.type === "insert-row") {
      out.push({ ...change, afterId: anchor(change.afterId) });
      there.add(change.row.id);
    } else if (!there.has(change.id)) {
    } else if (change.type === "edit-cell") {
      const ops = opsByCell.get(cellKey(change)) ?? change.ops;
      if (!isNoop(ops)) out.push({ ...change, ops });
    } else if (change.type === "move-row") {
      out.push({ ...change, afterId: anchor(change.afterId) });
    } else {
      if (change.type === "remove-row") there.delete(change.id);
      out.push(change);
    }
  }
  return out;
}

function cellKey(change: { readonly id: RowId; readonly column: RowColumn }): string {
  return `${change.column}:${change.id}`;
}
