import Dexie from "dexie";
import * as Y from "yjs";
import type { AccountDatabase, DamagedRow, SnapshotRow, UpdateRow } from "./database.ts";

export interface StoredRoom {
  /** Updates in order, each readable from end to end; the snapshot first. */
  readonly updates: readonly Uint8Array[];
  /** Highest stored seq among them; 0 when there is none. */
  readonly through: number;
  /** Seqs of local edits the server had not confirmed. */
  readonly pending: readonly number[];
  /** Rows stored after the snapshot: how much a compaction would fold. */
  readonly loose: number;
  /** Records that could not be read; they are set aside in `damaged`. */
  readonly damaged: number;
}

/** Whether the bytes are one whole update. `applyUpdate` must not find out: it changes the doc before it throws (E2b). */
function isReadableUpdate(data: unknown): data is Uint8Array {
  if (!(data instanceof Uint8Array)) return false;
  try {
    Y.decodeUpdate(data);
    return true;
  } catch {
    return false;
  }
}

function looseRows(database: AccountDatabase, room: string, after: number) {
  return database.updates.where("[room+seq]").between([room, after], [room, Dexie.maxKey], false, true);
}

async function readLoose(database: AccountDatabase, room: string, after: number): Promise<UpdateRow[]> {
  try {
    return await looseRows(database, room, after).toArray();
  } catch {
    // One record the browser can't read fails the whole range; one by one the rest is served.
    const rows: UpdateRow[] = [];
    for (const seq of await looseRows(database, room, after).primaryKeys()) {
      const row = await database.updates.get(seq).catch(() => ({ seq, room, data: new Uint8Array() }));
      if (row) rows.push(row);
    }
    return rows;
  }
}

async function setAside(
  database: AccountDatabase,
  rows: readonly DamagedRow[],
  seqs: readonly number[],
  snapshot: SnapshotRow | null,
): Promise<void> {
  await database.transaction("rw", [database.damaged, database.updates, database.snapshots], async () => {
    await database.damaged.bulkAdd([...rows]);
    await database.updates.bulkDelete([...seqs]);
    if (snapshot) await database.snapshots.delete(snapshot.room);
  });
}

/** Reads what this device stores of a room. Damaged records are moved aside and counted; everything else is served. */
export async function readStoredRoom(database: AccountDatabase, room: string, now: () => number): Promise<StoredRoom> {
  const snapshot = (await database.snapshots.get(room).catch(() => undefined)) ?? null;
  const snapshotReadable = snapshot !== null && isReadableUpdate(snapshot.data);
  // Without its snapshot a room is what its remaining rows say, the unconfirmed ones below it included.
  const after = snapshotReadable ? (snapshot?.upTo ?? 0) : 0;
  const rows = await readLoose(database, room, after);
  const good = rows.filter((row) => isReadableUpdate(row.data));
  const bad = rows.filter((row) => !isReadableUpdate(row.data));
  const damaged: DamagedRow[] = bad.map((row) => ({ room, from: "updates", data: row.data, at: now() }));
  if (snapshot && !snapshotReadable) damaged.push({ room, from: "snapshots", data: snapshot.data, at: now() });
  if (damaged.length > 0) {
    const badSnapshot = snapshotReadable ? null : snapshot;
    await setAside(
      database,
      damaged,
      bad.map((row) => row.seq ?? 0),
      badSnapshot,
    ).catch(() => undefined);
  }
  const pending = await database.updates.where("pending").equals(room).primaryKeys();
  return {
    updates: [...(snapshot && snapshotReadable ? [snapshot.data] : []), ...good.map((row) => row.data)],
    through: rows.at(-1)?.seq ?? after,
    pending,
    loose: good.length,
    damaged: damaged.length,
  };
}

/** Rooms with local edits the server has not confirmed, whoever of this account's tabs made them. */
export async function roomsWithPending(database: AccountDatabase): Promise<readonly string[]> {
  const keys = await database.updates.orderBy("pending").uniqueKeys();
  return keys.filter((key): key is string => typeof key === "string");
}
