import { equalityDeep } from "lib0/function";
import type * as Y from "yjs";
import { commit } from "../commands/commit.ts";
import type { CommandContext } from "../context.ts";
import { isLocalOrigin, STORE_ORIGIN } from "../origins.ts";
import { cellOfKey, clashKey } from "../schema/clash.ts";
import { readRecord } from "../schema/record.ts";
import { SHOT_SPEC } from "../schema/shot.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { overruledValues } from "./overruled-values.ts";

export interface ClashKeeping {
  ctx(): CommandContext;
  /** Whoever may only read keeps nothing: one of the two who wrote will. */
  mayWrite(): boolean;
}

/**
 * Last writer wins in a cell, and the other's words are kept beside it until somebody chooses (T7). Whoever has both in
 * hand when they meet writes them down, in the same moment and under the same key, so that it does not matter who does;
 * whatever is kept or settled already is left alone. Reading a document back from storage is no meeting: it was seen
 * when it happened. Returns a way to stop.
 */
export function keepClashes({ doc }: ScriptRoom, { ctx, mayWrite }: ClashKeeping): () => void {
  const shots = doc.getMap<unknown>("shots");

  function onTransaction(transaction: Y.Transaction): void {
    const { origin } = transaction;
    if (isLocalOrigin(origin) || origin === STORE_ORIGIN || !mayWrite()) return;
    const clashes: [string, unknown][] = [];
    for (const { key, item, value } of overruledValues(shots, transaction, (name) => cellOfKey(name) !== null)) {
      const cell = cellOfKey(key);
      if (!cell || shots.has(clashKey(cell.shotId, item))) continue;
      const { [cell.field]: present } = readRecord(shots, cell.shotId, SHOT_SPEC);
      if (!equalityDeep(present, value)) clashes.push([clashKey(cell.shotId, item), { field: cell.field, value }]);
    }
    if (clashes.length === 0) return;
    // Not through the room: nobody did this, so it is nobody's step to undo.
    commit({ doc }, ctx(), () => {
      for (const [key, clash] of clashes) shots.set(key, clash);
    });
  }
  doc.on("afterTransaction", onTransaction);
  return () => doc.off("afterTransaction", onTransaction);
}
