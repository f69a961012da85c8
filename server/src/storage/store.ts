import { closeSync, fsyncSync, openSync, statSync } from "node:fs";
import { crc32 } from "node:zlib";
import { fold } from "./fold.ts";
import { createJournalReader } from "./journal-reader.ts";
import type { JournalRecord } from "./journal-record.ts";
import { decodePack, encodePack, type PackedUpdate } from "./pack.ts";
import { type Claim, DamagedRoomError, type RefusedUpdate } from "./room-log.ts";
import { openSqlite, type Sqlite } from "./sqlite.ts";

/** The back of the log: one SQLite file behind the journal. Everything here is synchronous; it has a thread of its own. */
export interface Store {
  /** Takes in journal records up to `upTo` and answers up to which number all is in; `EVERYTHING` before anyone writes. */
  ingest(upTo: number): IngestReport;
  load(room: string): StoredRoom;
  compact(room: string): StoredRoom | null;
  refused(room: string): RefusedUpdate[];
  roomsWithRefused(prefix: string): string[];
  rooms(prefix: string): string[];
  backup(file: string): void;
  close(): void;
}

/** Everything a previous run left. */
export const EVERYTHING: number = Number.MAX_SAFE_INTEGER;

export interface IngestReport {
  readonly seq: number;
  /** Number of the last segment seen. */
  readonly segment: number;
  /** Records that should be there and are not whole, or not there. */
  readonly damaged: number;
}

export interface StoredRoom {
  readonly snapshot: Uint8Array | null;
  readonly stateVector: Uint8Array;
  readonly deleteSet: Uint8Array;
  readonly seq: number;
  /** Each holds several updates, see pack.ts. */
  readonly packs: readonly Uint8Array[];
  readonly claims: readonly Claim[];
}

export const SCHEMA = `
  create table if not exists meta (name text primary key, value integer not null) strict, without rowid;
  create table if not exists room (
    id integer primary key, name text not null unique, seq integer not null default 0,
    snapshot blob, state_vector blob, delete_set blob, sum integer
  ) strict;
  create table if not exists entry (
    room integer not null, seq integer not null, pack blob not null, sum integer not null, primary key (room, seq)
  ) strict, without rowid;
  create table if not exists claim (
    room integer not null, client integer not null, person text not null, primary key (room, client)
  ) strict, without rowid;
  create table if not exists refused (
    id integer primary key, room integer not null, person text not null, at integer not null, bytes blob not null
  ) strict;
  create index if not exists refused_room on refused (room);
`;
/** Of what was refused in a room, so many and so many bytes are kept. */
const KEPT_REFUSED = 100;
const KEPT_REFUSED_BYTES = 32 * 1024 * 1024;
const EMPTY = Uint8Array.of(0);
const NOTHING = Uint8Array.of(0, 0);

interface RoomRow {
  readonly id: number;
  readonly seq: number;
  readonly snapshot: Uint8Array | null;
  readonly state_vector: Uint8Array | null;
  readonly delete_set: Uint8Array | null;
  readonly sum: number | null;
}

export async function openStore(file: string): Promise<Store> {
  const lock = await takeLock(file);
  const db = await openSqlite(file);
  db.exec("pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -8000");
  db.exec(SCHEMA);
  return createStore(db, file, lock);
}

/** Two servers on one journal would overwrite each other. The system drops this lock when the process dies, however it dies. */
async function takeLock(file: string): Promise<Sqlite> {
  const lock = await openSqlite(`${file}-lock`);
  try {
    lock.exec("pragma busy_timeout = 0; begin exclusive");
  } catch {
    lock.close();
    throw new Error(`${file} is in use by another server`);
  }
  return lock;
}

function createStore(db: Sqlite, file: string, lock: Sqlite): Store {
  const sql = prepareAll(db);
  const stored = sql.meta.get("ingested") as { value: number } | undefined;
  const reader = createJournalReader(file, stored?.value ?? 0);

  function roomId(room: string): number {
    sql.addRoom.run(room);
    return (sql.roomId.get(room) as { id: number }).id;
  }

  function ingest(upTo: number): IngestReport {
    let damaged = 0;
    for (let batch = reader.read(upTo); batch !== null; batch = reader.read(upTo)) {
      damaged += batch.damaged;
      transact(db, () => {
        putIn(batch.records);
        sql.setMeta.run("ingested", batch.seq);
      });
      reader.confirm();
    }
    if (upTo === EVERYTHING && (reader.isEndDamaged() || !isSound(db, file))) damaged++;
    return { seq: reader.seq(), segment: reader.lastSegment(), damaged };
  }

  function putIn(records: readonly JournalRecord[]): void {
    const packs = new Map<string, PackedUpdate[]>();
    const refusedIn = new Set<number>();
    for (const record of records) {
      if (record.type === "refused") {
        const id = roomId(record.room);
        sql.addRefused.run(id, record.personId, record.at, record.update);
        refusedIn.add(id);
        continue;
      }
      for (const claim of record.claims) sql.addClaim.run(roomId(record.room), claim.client, claim.person);
      if (record.update.length === 0) continue;
      const pack = packs.get(record.room);
      if (pack) pack.push(record);
      else packs.set(record.room, [record]);
    }
    for (const [room, updates] of packs) {
      const pack = encodePack(updates);
      sql.addEntry.run(roomId(room), updates.at(-1)?.seq ?? 0, pack, crc32(pack));
    }
    for (const id of refusedIn) sql.trimRefused.run(id, KEPT_REFUSED, KEPT_REFUSED_BYTES);
  }

  function load(room: string): StoredRoom {
    const row = sql.room.get(room) as RoomRow | undefined;
    if (!row) return { snapshot: null, stateVector: EMPTY, deleteSet: NOTHING, seq: 0, packs: [], claims: [] };
    const stateVector = row.state_vector ?? EMPTY;
    const deleteSet = row.delete_set ?? NOTHING;
    if (row.snapshot && row.sum !== sumOf(row.snapshot, stateVector, deleteSet)) throw new DamagedRoomError(room);
    const entries = sql.entries.all(row.id) as { pack: Uint8Array; sum: number }[];
    if (entries.some((entry) => crc32(entry.pack) !== entry.sum)) throw new DamagedRoomError(room);
    const claims = sql.claims.all(row.id) as Claim[];
    return {
      snapshot: row.snapshot,
      stateVector,
      deleteSet,
      seq: row.seq,
      packs: entries.map((entry) => entry.pack),
      claims,
    };
  }

  return {
    ingest,
    load,
    compact(room) {
      const before = load(room);
      if (before.packs.length === 0) return null;
      const updates = before.packs.flatMap(decodePack);
      const seq = updates.at(-1)?.seq ?? before.seq;
      const folded = fold([...(before.snapshot ? [before.snapshot] : []), ...updates.map((entry) => entry.update)]);
      if (!folded) throw new DamagedRoomError(room);
      const id = roomId(room);
      const sum = sumOf(folded.snapshot, folded.stateVector, folded.deleteSet);
      transact(db, () => {
        sql.setSnapshot.run(folded.snapshot, folded.stateVector, folded.deleteSet, sum, seq, id);
        sql.dropEntries.run(id, seq);
      });
      return { ...folded, seq, packs: [], claims: before.claims };
    },
    refused: (room) => sql.refused.all(room) as RefusedUpdate[],
    roomsWithRefused: (prefix) => names(sql.roomsWithRefused.all(prefix, `${prefix}\u{10ffff}`)),
    rooms: (prefix) => names(sql.rooms.all(prefix, `${prefix}\u{10ffff}`)),
    backup(target) {
      db.prepare("vacuum into ?").run(target);
      const copy = openSync(target, "r+");
      fsyncSync(copy);
      closeSync(copy);
    },
    close() {
      try {
        // SQLite drops the rest of a damaged write-ahead log without a word; in its own file a room's sums tell.
        db.exec("pragma wal_checkpoint(truncate)");
        reader.close();
      } catch {
        // A full disk: everything stays where it is, for the next start.
      }
      db.close();
      lock.close();
    },
  };
}

/** SQLite has no checksums, so its indices are compared with its tables at start; measured at 5 ms a megabyte on a busy core. */
const MOST_CHECKED_BYTES = 64 * 1024 * 1024;

/** A room whose name is damaged in the index would look like a new one. Larger stores are left to `tongpin doctor`. */
function isSound(db: Sqlite, file: string): boolean {
  if (statSync(file).size > MOST_CHECKED_BYTES) return true;
  const [first] = db.prepare("pragma integrity_check(1)").all() as { integrity_check: string }[];
  return first?.integrity_check === "ok";
}

function prepareAll(db: Sqlite) {
  return {
    meta: db.prepare("select value from meta where name = ?"),
    setMeta: db.prepare(
      "insert into meta (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
    ),
    addRoom: db.prepare("insert into room (name) values (?) on conflict (name) do nothing"),
    roomId: db.prepare("select id from room where name = ?"),
    room: db.prepare("select id, seq, snapshot, state_vector, delete_set, sum from room where name = ?"),
    rooms: db.prepare("select name from room where name >= ? and name < ? order by name"),
    setSnapshot: db.prepare(
      "update room set snapshot = ?, state_vector = ?, delete_set = ?, sum = ?, seq = ? where id = ?",
    ),
    addEntry: db.prepare("insert into entry (room, seq, pack, sum) values (?, ?, ?, ?)"),
    entries: db.prepare("select pack, sum from entry where room = ? order by seq"),
    dropEntries: db.prepare("delete from entry where room = ? and seq <= ?"),
    addClaim: db.prepare("insert into claim (room, client, person) values (?, ?, ?) on conflict do nothing"),
    claims: db.prepare("select client, person from claim where room = ?"),
    addRefused: db.prepare("insert into refused (room, person, at, bytes) values (?, ?, ?, ?)"),
    trimRefused: db.prepare(
      `delete from refused where id in (
         select id from (
           select id, row_number() over newest as nth, sum(length(bytes)) over newest as total
           from refused where room = ? window newest as (order by id desc)
         ) where nth > ? or total > ?
       )`,
    ),
    roomsWithRefused: db.prepare(
      "select name from room where name >= ? and name < ? and id in (select room from refused) order by name",
    ),
    refused: db.prepare(
      "select r.person as personId, r.at, r.bytes as 'update' from refused r join room on room.id = r.room where room.name = ? order by r.id",
    ),
  } as const;
}

function names(rows: unknown[]): string[] {
  return (rows as { name: string }[]).map((row) => row.name);
}

export function transact(db: Sqlite, work: () => void): void {
  db.exec("begin immediate");
  try {
    work();
    db.exec("commit");
  } catch (error) {
    try {
      db.exec("rollback");
    } catch {
      // A full disk has rolled back already.
    }
    throw error;
  }
}

export function sumOf(snapshot: Uint8Array, stateVector: Uint8Array, deleteSet: Uint8Array): number {
  return crc32(deleteSet, crc32(stateVector, crc32(snapshot)));
}
