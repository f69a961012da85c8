import { closeSync, fsyncSync, openSync } from "node:fs";
import { crc32 } from "node:zlib";
import type { ClientBase, Pool } from "pg";
import { encodePack } from "./pack.ts";
import { readRoom } from "./postgres-read.ts";
import type { RefusedUpdate } from "./room-log.ts";
import type { SharedState } from "./shared-log.ts";
import { openSqlite, type Sqlite } from "./sqlite.ts";
import { SCHEMA, sumOf, transact } from "./store.ts";

const PAGE = 200;

/**
 * Copies all rooms as one moment saw them into a new file of the embedded store, so that a backup is the same file
 * wherever it was made and one server alone can go on from it.
 */
export async function copyRooms(
  pool: Pool,
  refusedOf: (room: string, db: ClientBase) => Promise<readonly RefusedUpdate[]>,
  file: string,
): Promise<void> {
  const client = await pool.connect();
  const db = await openSqlite(file);
  let broken = true;
  try {
    db.exec(SCHEMA);
    await client.query("begin isolation level repeatable read read only");
    const put = writerOf(db);
    for (
      let names = await namesAfter(client, "");
      names.length > 0;
      names = await namesAfter(client, names.at(-1) ?? "")
    ) {
      for (const name of names) put(name, await readRoom(client, name, 0), await refusedOf(name, client));
    }
    await client.query("commit");
    broken = false;
  } finally {
    client.release(broken);
    db.close();
  }
  const copy = openSync(file, "r+");
  fsyncSync(copy);
  closeSync(copy);
}

async function namesAfter(client: ClientBase, last: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select name from tongpin_rooms.room where name > $1 order by name limit $2",
    [last, PAGE],
  );
  return rows.map((row) => row.name);
}

function writerOf(db: Sqlite): (name: string, state: SharedState, refused: readonly RefusedUpdate[]) => void {
  const addRoom = db.prepare(
    "insert into room (name, seq, snapshot, state_vector, delete_set, sum) values (?, ?, ?, ?, ?, ?) returning id",
  );
  const addEntry = db.prepare("insert into entry (room, seq, pack, sum) values (?, ?, ?, ?)");
  const addClaim = db.prepare("insert into claim (room, client, person) values (?, ?, ?)");
  const addRefused = db.prepare("insert into refused (room, person, at, bytes) values (?, ?, ?, ?)");
  // The store that opens the copy gives out higher numbers than any in it.
  const setHead = db.prepare(
    "insert into meta (name, value) values ('ingested', ?) on conflict (name) do update set value = max(value, excluded.value)",
  );
  return (name, state, refused) =>
    transact(db, () => {
      const { snapshot, stateVector, deleteSet } = state;
      const base = snapshot ? [snapshot, stateVector, deleteSet, sumOf(snapshot, stateVector, deleteSet)] : NO_BASE;
      const { id } = addRoom.get(name, state.seq, ...base) as { id: number };
      const last = state.tail.at(-1);
      if (last) {
        const pack = encodePack(state.tail);
        addEntry.run(id, last.seq, pack, crc32(pack));
      }
      for (const { client, person } of state.claims) addClaim.run(id, client, person);
      for (const { personId, at, update } of refused) addRefused.run(id, personId, at, update);
      setHead.run(state.head);
    });
}

const NO_BASE = [null, null, null, null];
