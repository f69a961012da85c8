import * as Y from "yjs";
import { ifFree } from "../platform/locks.ts";
import type { AccountDatabase } from "./database.ts";
import { readStoredRoom } from "./room-loader.ts";

/** Loose rows from which folding pays for itself on the next load. */
export const COMPACT_FROM = 64;

/**
 * Folds a room's stored updates into one snapshot. The fold reads outside the writing transaction, so typing never
 * waits for it; the swap is one transaction that gives up when another tab has folded meanwhile. Edits the server has
 * not confirmed are folded too but their rows stay: they are the count of what is unsent.
 */
export async function compactRoom(database: AccountDatabase, room: string, now: () => number): Promise<boolean> {
  let folded = false;
  await ifFree(`${database.name}:compact:${room}`, async () => {
    const before = await database.snapshots.get(room);
    const stored = await readStoredRoom(database, room, now);
    if (stored.loose === 0 || stored.damaged > 0) return;
    const data = foldUpdates(stored.updates);
    await database.transaction("rw", [database.snapshots, database.updates], async () => {
      const present = await database.snapshots.get(room);
      if (present?.upTo !== before?.upTo) return;
      await database.snapshots.put({ room, data, upTo: stored.through });
      const done = await database.updates
        .where("[room+seq]")
        .between([room, 0], [room, stored.through], true, true)
        .filter((row) => row.pending === undefined)
        .primaryKeys();
      await database.updates.bulkDelete(done);
      folded = true;
    });
  });
  return folded;
}

/** One update that says the same as all of them. Through a document: merging many updates is quadratic. */
function foldUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}
