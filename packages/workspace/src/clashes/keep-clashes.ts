import { equalityDeep } from "lib0/function";
import type * as Y from "yjs";
import { commit } from "../commands/commit.ts";
import type { CommandContext } from "../context.ts";
import { isLocalOrigin, STORE_ORIGIN } from "../origins.ts";
import { cellOfKey, clashKey } from "../schema/clash.ts";
import { type FlatMap, readRecord } from "../schema/record.ts";
import { SHOT_SPEC } from "../schema/shot.ts";
import { VIDEO_SPEC } from "../schema/video.ts";
import { videoClashKey, videoFactOfKey } from "../schema/video-clash.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { overruledValues } from "./overruled-values.ts";

export interface ClashKeeping {
  ctx(): CommandContext;
  /** Whoever may only read keeps nothing: one of the two who wrote will. */
  mayWrite(): boolean;
}

/** What is watched in a root: facts that two people may write at once, and where the overruled one is kept. */
interface Watch {
  readonly root: string;
  /** The fact a key holds; null for keys that nobody is asked about. */
  factOf(key: string): { readonly id: string; readonly field: string } | null;
  /** What a record says now. */
  present(map: FlatMap, id: string, field: string): unknown;
  keyOf(id: string, item: string): string;
}

const CELLS: Watch = {
  root: "shots",
  factOf(key) {
    const cell = cellOfKey(key);
    return cell && { id: cell.shotId, field: cell.field };
  },
  present: (map, id, field) => new Map<string, unknown>(Object.entries(readRecord(map, id, SHOT_SPEC))).get(field),
  keyOf: clashKey,
};

const CARDS: Watch = {
  root: "videos",
  factOf(key) {
    const fact = videoFactOfKey(key);
    return fact && { id: fact.videoId, field: fact.field };
  },
  present: (map, id, field) => new Map<string, unknown>(Object.entries(readRecord(map, id, VIDEO_SPEC))).get(field),
  keyOf: videoClashKey,
};

/** Cells of shots, in a script. Returns a way to stop. */
export function keepClashes(room: ScriptRoom, keeping: ClashKeeping): () => void {
  return keep(room, CELLS, keeping);
}

/** Dates, owner and stage of videos, in a plan: two drag the same one, one of them offline. Returns a way to stop. */
export function keepVideoClashes(room: PlanRoom, keeping: ClashKeeping): () => void {
  return keep(room, CARDS, keeping);
}

/**
 * Last writer wins in a cell, and the other's words are kept beside it until somebody chooses (T7). Whoever has both in
 * hand when they meet writes them down, in the same moment and under the same key, so that it does not matter who does;
 * whatever is kept or settled already is left alone. Reading a document back from storage is no meeting: it was seen
 * when it happened.
 */
function keep({ doc }: { readonly doc: Y.Doc }, watch: Watch, { ctx, mayWrite }: ClashKeeping): () => void {
  const map = doc.getMap<unknown>(watch.root);

  function onTransaction(transaction: Y.Transaction): void {
    const { origin } = transaction;
    if (isLocalOrigin(origin) || origin === STORE_ORIGIN || !mayWrite()) return;
    const clashes: [string, unknown][] = [];
    for (const { key, item, value } of overruledValues(map, transaction, (name) => watch.factOf(name) !== null)) {
      const fact = watch.factOf(key);
      if (!fact || map.has(watch.keyOf(fact.id, item))) continue;
      if (equalityDeep(watch.present(map, fact.id, fact.field), value)) continue;
      clashes.push([watch.keyOf(fact.id, item), { field: fact.field, value }]);
    }
    if (clashes.length === 0) return;
    // Not through the room: nobody did this, so it is nobody's step to undo.
    commit({ doc }, ctx(), () => {
      for (const [key, clash] of clashes) map.set(key, clash);
    });
  }
  doc.on("afterTransaction", onTransaction);
  return () => doc.off("afterTransaction", onTransaction);
}
