import { crc32 } from "node:zlib";
import type { ClientBase } from "pg";
import { decodeStateVector, parseUpdateMeta } from "yjs";
import { decodePack } from "./pack.ts";
import { type Claim, DamagedRoomError } from "./room-log.ts";
import { openSqlite, type Sqlite } from "./sqlite.ts";
import { sumOf } from "./store.ts";

interface RoomRow {
  readonly id: number;
  readonly name: string;
  readonly seq: number;
  readonly snapshot: Uint8Array | null;
  readonly state_vector: Uint8Array | null;
  readonly delete_set: Uint8Array | null;
  readonly sum: number | null;
}

interface EntryRow {
  readonly seq: number;
  readonly pack: Uint8Array;
  readonly sum: number;
}

/**
 * Puts the rooms of an embedded store's file (of a backup, say) into empty tables, within the caller's transaction; numbers
 * and checksums stay what they are. Throws `DamagedRoomError` at the first checksum that does not fit.
 */
export async function fillRooms(client: ClientBase, file: string): Promise<void> {
  const db = await openSqlite(file, { readOnly: true });
  try {
    const ids = db.prepare("select id from room order by id").all() as { id: number }[];
    const read = db.prepare("select id, name, seq, snapshot, state_vector, delete_set, sum from room where id = ?");
    for (const { id } of ids) await fillRoom(client, db, read.get(id) as RoomRow);
  } finally {
    db.close();
  }
}

async function fillRoom(client: ClientBase, db: Sqlite, room: RoomRow): Promise<void> {
  const entries = db.prepare("select seq, pack, sum from entry where room = ? order by seq").all(room.id) as EntryRow[];
  if (entries.some(({ pack, sum }) => crc32(pack) !== sum)) throw new DamagedRoomError(room.name);
  const head = entries.at(-1)?.seq ?? room.seq;
  const { rows } = await client.query<{ id: string }>(
    "insert into tongpin_rooms.room (name, head) values ($1, $2) returning id",
    [room.name, head],
  );
  const id = rows[0]?.id;
  const { snapshot, state_vector, delete_set } = room;
  if (snapshot && state_vector && delete_set) {
    const sum = sumOf(snapshot, state_vector, delete_set);
    if (sum !== room.sum) throw new DamagedRoomError(room.name);
    await client.query(
      "insert into tongpin_rooms.snapshot (room, seq, sum, bytes, state_vector, delete_set) values ($1, $2, $3, $4, $5, $6)",
      [id, room.seq, sum, snapshot, state_vector, delete_set],
    );
  }
  for (const { seq, pack, sum } of entries) {
    await client.query("insert into tongpin_rooms.entry (room, seq, shift, sum, pack) values ($1, $2, 0, $3, $4)", [
      id,
      seq,
      sum,
      pack,
    ]);
  }
  const claims = db.prepare("select client, person from claim where room = ?").all(room.id) as Claim[];
  const persons = new Map(claims.map(({ client: own, person }) => [own, person]));
  const clocks = clocksOf(state_vector, entries);
  for (const own of new Set([...persons.keys(), ...clocks.keys()])) {
    await client.query(
      "insert into tongpin_rooms.claim (room, client, person, clock, seq) values ($1, $2, $3, $4, $5)",
      [id, own, persons.get(own) ?? null, clocks.get(own) ?? 0, head],
    );
  }
  const refused = db.prepare("select person, at, bytes from refused where room = ? order by id").all(room.id) as {
    person: string;
    at: number;
    bytes: Uint8Array;
  }[];
  for (const { person, at, bytes } of refused) {
    await client.query("insert into tongpin_rooms.refused (room, person, at, bytes) values ($1, $2, $3, $4)", [
      id,
      person,
      at,
      bytes,
    ]);
  }
}

/** How far the log goes for each clientID: what comes next must follow on it. */
function clocksOf(stateVector: Uint8Array | null, entries: readonly EntryRow[]): ReadonlyMap<number, number> {
  const clocks = stateVector ? decodeStateVector(stateVector) : new Map<number, number>();
  for (const { update } of entries.flatMap(({ pack }) => decodePack(pack))) {
    if (update.length === 0) continue;
    for (const [client, to] of parseUpdateMeta(update).to) clocks.set(client, Math.max(clocks.get(client) ?? 0, to));
  }
  return clocks;
}
