import { openJournal } from "@tongpin/client/platform/journal";
import { compactRoom } from "@tongpin/client/sync/compaction";
import { openDatabase } from "@tongpin/client/sync/database";
import { bindStoredDoc } from "@tongpin/client/sync/local-store";
import { createStore } from "@tongpin/client/sync/readable";
import { createUpdateLog, type LogHealth } from "@tongpin/client/sync/update-log";
import * as Y from "yjs";
import type { OpenKept } from "./peer.ts";

export const ROOM = "bench:script:room";

/** The store as the engine puts it together, for one room that is owed to nobody. */
export const openOurs: OpenKept = (name) => {
  const doc = new Y.Doc();
  const database = openDatabase(name);
  const health = createStore<LogHealth>({ writing: 0, failed: false });
  const now = () => Date.now();
  const log = createUpdateLog({
    database,
    journal: openJournal(name, "bench"),
    health,
    now,
    monotonic: () => performance.now(),
    onLost: () => undefined,
  });
  const stored = bindStoredDoc({ database, log, room: ROOM, doc, owed: false, now, onEdit: () => {} });
  return {
    doc,
    loaded: stored.loaded,
    async settle() {
      await log.settled();
      // The store's own folding may be under way; then this one finds the room taken.
      while ((await database.updates.count()) > 0) {
        await compactRoom(database, ROOM, now);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async close() {
      await log.close();
      await stored.close();
      database.close();
    },
  };
};
