import type { Instant } from "@tongpin/domain/base";
import { liveQuery } from "dexie";
import { createZipWriter } from "../platform/zip/write-zip.ts";
import type { DamagedRecords, DamagedSummary } from "./contract.ts";
import type { AccountDatabase, DamagedRow } from "./database.ts";
import { createStore } from "./readable.ts";

export interface DamagedShelf extends DamagedRecords {
  close(): void;
}

/** Zips know no earlier day; a device whose clock was never set gets its file all the same. */
const EARLIEST_IN_ZIP = Date.UTC(1980, 0, 2);

/** The records room-loader.ts has set aside: as they are, for whoever can still make something of them. */
export function createDamagedShelf(database: AccountDatabase, now: () => Instant): DamagedShelf {
  const summary = createStore<DamagedSummary | null>(null);
  const watch = liveQuery(() => summarise(database)).subscribe(
    (found) => summary.set(found),
    // A database that can't be read has been reported already.
    () => undefined,
  );
  return {
    getSnapshot: summary.getSnapshot,
    subscribe: summary.subscribe,
    async file() {
      const rows = await database.damaged.toArray().catch(() => []);
      if (rows.length === 0) return null;
      const at = Math.max(now(), EARLIEST_IN_ZIP);
      return { file: fileOf(rows, at), name: `damaged-${new Date(at).toISOString().slice(0, 10)}.zip` };
    },
    async drop() {
      await database.damaged.clear().catch(() => undefined);
    },
    close: () => watch.unsubscribe(),
  };
}

async function summarise(database: AccountDatabase): Promise<DamagedSummary | null> {
  const count = await database.damaged.count();
  if (count === 0) return null;
  const rooms = await database.damaged.orderBy("room").uniqueKeys();
  return { count, rooms: rooms.filter((room) => typeof room === "string") };
}

/** One file a record, byte for byte, and a list that says which room each was of. */
function fileOf(rows: readonly DamagedRow[], at: number): Blob {
  const zip = createZipWriter(at);
  const list = rows.map(({ room, from, data, at: found }, index) => {
    const bytes = bytesOf(data);
    const path = `${String(index + 1).padStart(4, "0")}-${room.replaceAll(":", "-")}.${data instanceof Uint8Array ? "yjs" : "json"}`;
    zip.add(path, bytes);
    return { file: path, room, from, foundAt: new Date(found).toISOString(), bytes: bytes.length };
  });
  zip.add("records.json", JSON.stringify(list, null, 1));
  return zip.finish();
}

/** What is no bytes at all is told as well as it can be: somebody may recognise it. */
function bytesOf(data: unknown): Uint8Array {
  if (data instanceof Uint8Array) return data;
  return new TextEncoder().encode(JSON.stringify(data) ?? String(data));
}
