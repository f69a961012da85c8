import type { Pool } from "pg";
import type { Folded } from "./fold.ts";
import { readRoom } from "./postgres-read.ts";
import { DamagedRoomError } from "./room-log.ts";
import type { SharedState } from "./shared-log.ts";
import { sumOf } from "./store.ts";

/** Beside the room's id in an advisory lock, which other software on the same database might use too. */
const FOLD_LOCK = 1_414_417_222;

/**
 * Folds a room's tail into its snapshot. One node at a time does so: null if another one is at it, or if there is
 * nothing to fold. Folding takes its time outside of any transaction; the exchange is one short one.
 */
export async function compactRoom(
  pool: Pool,
  room: string,
  fold: (updates: readonly Uint8Array[]) => Promise<Folded | null>,
): Promise<SharedState | null> {
  const client = await pool.connect();
  let broken = true;
  try {
    const lock = await client.query<{ id: number; locked: boolean }>(
      "select id, pg_try_advisory_lock($2, hashint8(id)) as locked from tongpin_rooms.room where name = $1",
      [room, FOLD_LOCK],
    );
    const { id, locked } = lock.rows[0] ?? { id: 0, locked: false };
    const folded = locked ? await foldLocked() : null;
    if (locked) await client.query("select pg_advisory_unlock($1, hashint8($2))", [FOLD_LOCK, id]);
    broken = false;
    return folded;

    async function foldLocked(): Promise<SharedState | null> {
      const before = await readRoom(client, room, 0);
      const seq = before.tail.at(-1)?.seq;
      if (seq === undefined) return null;
      const updates = before.tail.map((entry) => entry.update);
      const result = await fold(before.snapshot ? [before.snapshot, ...updates] : updates);
      if (!result) throw new DamagedRoomError(room);
      const { snapshot, stateVector, deleteSet } = result;
      await client.query("begin");
      await client.query(
        `insert into tongpin_rooms.snapshot (room, seq, sum, bytes, state_vector, delete_set)
         values ($1, $2, $3, $4, $5, $6) on conflict (room) do update set seq = excluded.seq, sum = excluded.sum,
           bytes = excluded.bytes, state_vector = excluded.state_vector, delete_set = excluded.delete_set`,
        [id, seq, sumOf(snapshot, stateVector, deleteSet), ...[snapshot, stateVector, deleteSet].map(toBuffer)],
      );
      await client.query("delete from tongpin_rooms.entry where room = $1 and seq <= $2", [id, seq]);
      await client.query("commit");
      return { ...result, seq, tail: [], claims: before.claims, head: before.head };
    }
  } finally {
    // A connection that failed in the middle is closed, and with it goes its lock.
    client.release(broken);
  }
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
