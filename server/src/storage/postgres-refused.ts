import type { ClientBase, Pool } from "pg";
import type { RefusedUpdate } from "./room-log.ts";

/** Of what was refused in a room, so many and so many bytes are kept. */
const KEPT = 100;
const KEPT_BYTES = 32 * 1024 * 1024;
/** Waiting for a database that can't be written. */
const MOST_WAITING = 200;

interface Waiting extends RefusedUpdate {
  readonly room: string;
}

/** Copies of refused updates, beside the log and with no part in its order. */
export interface Refusals {
  add(refused: Waiting): void;
  has(room: string): boolean;
  /** Rooms with copies that wait. */
  rooms(): readonly string[];
  /** Writes what waits; what can't be written waits on. */
  write(): Promise<void>;
  inRooms(prefix: string): Promise<string[]>;
  /** @param db a transaction to read in */
  read(room: string, db?: ClientBase): Promise<readonly RefusedUpdate[]>;
}

export function createRefusals(pool: Pool): Refusals {
  let waiting: Waiting[] = [];
  return {
    add(refused) {
      waiting.push(refused);
      if (waiting.length > MOST_WAITING) waiting.shift();
    },
    has: (room) => waiting.some((each) => each.room === room),
    rooms: () => waiting.map((each) => each.room),
    async write() {
      if (waiting.length === 0) return;
      const taken = waiting;
      await pool.query(
        `insert into tongpin_rooms.refused (room, person, at, bytes)
         select r.id, n.person, n.at, n.bytes
         from unnest($1::text[], $2::text[], $3::bigint[], $4::bytea[]) with ordinality n(name, person, at, bytes, nth)
         join tongpin_rooms.room r on r.name = n.name order by n.nth`,
        [
          taken.map((each) => each.room),
          taken.map((each) => each.personId),
          taken.map((each) => each.at),
          taken.map((each) => Buffer.from(each.update)),
        ],
      );
      waiting = waiting.filter((each) => !taken.includes(each));
      await pool.query(
        `delete from tongpin_rooms.refused where id in (
           select id from (
             select f.id, row_number() over newest as nth, sum(length(f.bytes)) over newest as total
             from tongpin_rooms.refused f join tongpin_rooms.room r on r.id = f.room where r.name = any($1)
             window newest as (partition by f.room order by f.id desc)
           ) counted where nth > $2 or total > $3
         )`,
        [[...new Set(taken.map((each) => each.room))], KEPT, KEPT_BYTES],
      );
    },
    async inRooms(prefix) {
      const { rows } = await pool.query<{ name: string }>(
        `select name from tongpin_rooms.room where name >= $1 and name < $2
         and id in (select room from tongpin_rooms.refused) order by name collate "C"`,
        [prefix, `${prefix}\u{10ffff}`],
      );
      return rows.map((row) => row.name);
    },
    async read(room, db) {
      const { rows } = await (db ?? pool).query<{ person: string; at: number; bytes: Buffer }>(
        `select f.person, f.at, f.bytes from tongpin_rooms.refused f join tongpin_rooms.room r on r.id = f.room
         where r.name = $1 order by f.id`,
        [room],
      );
      return rows.map((row) => ({ personId: row.person, at: row.at, update: row.bytes }));
    },
  };
}
