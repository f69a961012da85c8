import * as Y from "yjs";
import { checksum } from "./checksum.ts";
import type { AccountDatabase, DamagedRow, SnapshotRow, UpdateRow } from "./database.ts";

export interface StoredRoom {
  /** Updates in order, each readable from end to end; the snapshot first. */
  readonly updates: readonly Uint8Array[];
  /** Highest stored seq among them; 0 when there is none. */
  readonly through: number;
  /** The snapshot's own; 0 when there is none. */
  readonly foldedThrough: number;
  /** Seqs of local edits the server had not confirmed. */
  readonly pending: readonly number[];
  /** Rows stored after the snapshot: how much a compaction would fold. */
  readonly loose: number;
  readonly looseBytes: number;
  readonly foldedBytes: number;
  /** Records that could not be read; they are set aside in `damaged`. */
  readonly damaged: number;
}

/** What a room's tables hold, as it was stored. */
interface RawRoom {
  readonly snapshot: SnapshotRow | null;
  /** False also when there is none. */
  readonly isSnapshotIntact: boolean;
  readonly rows: readonly UpdateRow[];
  readonly pending: readonly number[];
}

/** Whether the bytes are one whole update. `applyUpdate` must not find out: it changes the doc before it throws (E2b). */
export function isReadableUpdate(data: unknown): data is Uint8Array {
  if (!(data instanceof Uint8Array)) return false;
  try {
    Y.decodeUpdate(data);
    return true;
  } catch {
    return false;
  }
}

/** Whether a record is what was written, by its checksum; one of before there were any must be a whole update. */
function isIntact({ data, sum }: { readonly data: unknown; readonly sum?: number }): boolean {
  if (sum === undefined || !(data instanceof Uint8Array)) return isReadableUpdate(data);
  return checksum(data) === sum;
}

/** All loose rows of a room after `seq`; arrays sort after every number. */
const after = (room: string, seq: number) => IDBKeyRange.bound([room, seq], [room, []], true);

/**
 * Snapshot, loose rows and what is owed in one transaction of the database's own: three of Dexie's take longer than
 * reading a script does. Rejects when any record can't be read.
 */
function readAtOnce(database: AccountDatabase, room: string): Promise<RawRoom> {
  return new Promise((resolve, reject) => {
    const transaction = database.backendDB().transaction(["snapshots", "updates"], "readonly");
    const updates = transaction.objectStore("updates");
    let snapshot: SnapshotRow | null = null;
    let isSnapshotIntact = false;
    let rows: IDBRequest<UpdateRow[]> | null = null;
    const kept: IDBRequest<SnapshotRow | undefined> = transaction.objectStore("snapshots").get(room);
    const pending = updates.index("pending").getAllKeys(room);
    kept.onsuccess = () => {
      snapshot = kept.result ?? null;
      isSnapshotIntact = snapshot !== null && isIntact(snapshot);
      const from = snapshot !== null && isSnapshotIntact ? snapshot.upTo : 0;
      rows = updates.index("[room+seq]").getAll(after(room, from));
    };
    transaction.oncomplete = () =>
      resolve({ snapshot, isSnapshotIntact, rows: rows?.result ?? [], pending: pending.result as number[] });
    transaction.onerror = () => reject(transaction.error ?? new Error("unreadable"));
    transaction.onabort = () => reject(transaction.error ?? new Error("unreadable"));
  });
}

/** One record the browser can't read fails a whole range; one by one the rest is served. */
async function readOneByOne(database: AccountDatabase, room: string): Promise<RawRoom> {
  const snapshot = (await database.snapshots.get(room).catch(() => undefined)) ?? null;
  const isSnapshotIntact = snapshot !== null && isIntact(snapshot);
  const from = snapshot !== null && isSnapshotIntact ? snapshot.upTo : 0;
  const seqs = await database.updates.where("[room+seq]").between([room, from], [room, []], false, true).primaryKeys();
  const rows: UpdateRow[] = [];
  for (const seq of seqs) {
    const row = await database.updates.get(seq).catch(() => ({ seq, room, data: new Uint8Array() }));
    if (row) rows.push(row);
  }
  const pending = await database.updates.where("pending").equals(room).primaryKeys();
  return { snapshot, isSnapshotIntact, rows, pending };
}

async function setAside(
  database: AccountDatabase,
  room: string,
  rows: readonly UpdateRow[],
  snapshot: SnapshotRow | null,
  at: number,
): Promise<void> {
  const found: DamagedRow[] = rows.map((row) => ({ room, from: "updates", data: row.data, at }));
  if (snapshot) found.push({ room, from: "snapshots", data: snapshot.data, at });
  await database.transaction("rw", [database.damaged, database.updates, database.snapshots], async () => {
    await database.damaged.bulkAdd(found);
    await database.updates.bulkDelete(rows.map((row) => row.seq ?? 0));
    if (snapshot) await database.snapshots.delete(room);
  });
}

/** Reads what this device stores of a room. Damaged records are moved aside and counted; everything else is served. */
export async function readStoredRoom(database: AccountDatabase, room: string, now: () => number): Promise<StoredRoom> {
  const raw = await readAtOnce(database, room).catch(() => readOneByOne(database, room));
  // Without its snapshot a room is what its remaining rows say, the unconfirmed ones below it included.
  const snapshot = raw.isSnapshotIntact ? raw.snapshot : null;
  const lostSnapshot = raw.isSnapshotIntact ? null : raw.snapshot;
  const good: UpdateRow[] = [];
  const bad: UpdateRow[] = [];
  for (const row of raw.rows) (isIntact(row) ? good : bad).push(row);
  const damaged = bad.length + (lostSnapshot ? 1 : 0);
  if (damaged > 0) await setAside(database, room, bad, lostSnapshot, now()).catch(() => undefined);
  const gone = new Set(bad.map((row) => row.seq));
  return {
    updates: [...(snapshot ? [snapshot.data] : []), ...good.map((row) => row.data)],
    through: raw.rows.at(-1)?.seq ?? snapshot?.upTo ?? 0,
    foldedThrough: snapshot?.upTo ?? 0,
    pending: raw.pending.filter((seq) => !gone.has(seq)),
    loose: good.length,
    looseBytes: good.reduce((sum, row) => sum + row.data.byteLength, 0),
    foldedBytes: snapshot?.data.byteLength ?? 0,
    damaged,
  };
}

/** Rooms with local edits the server has not confirmed, whoever of this account's tabs made them. */
export async function roomsWithPending(database: AccountDatabase): Promise<readonly string[]> {
  const keys = await database.updates.orderBy("pending").uniqueKeys();
  return keys.filter((key): key is string => typeof key === "string");
}
