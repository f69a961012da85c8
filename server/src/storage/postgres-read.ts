import { crc32 } from "node:zlib";
import type { ClientBase, Pool } from "pg";
import { decodePack } from "./pack.ts";
import { type Claim, DamagedRoomError, type TailEntry } from "./room-log.ts";
import type { SharedState } from "./shared-log.ts";
import { sumOf } from "./store.ts";

const EMPTY_VECTOR = Uint8Array.of(0);
const NO_DELETES = Uint8Array.of(0, 0);

interface Row {
  readonly kind: "head" | "snapshot" | "entry" | "claim";
  readonly number: number;
  readonly shift: number | null;
  readonly sum: number | null;
  readonly person: string | null;
  readonly bytes: Buffer | null;
  readonly state_vector: Buffer | null;
  readonly delete_set: Buffer | null;
}

/** One statement sees one state of the tables, whoever writes or folds meanwhile. */
const READ = `
  with r as materialized (select id, head from tongpin_rooms.room where name = $1)
  select 'head' as kind, head as number, null::bigint as shift, null::bigint as sum, null::text as person,
      null::bytea as bytes, null::bytea as state_vector, null::bytea as delete_set from r
  union all select 'snapshot', s.seq, null, s.sum, null, s.bytes, s.state_vector, s.delete_set
    from tongpin_rooms.snapshot s join r on s.room = r.id where s.seq > $2
  union all select 'entry', e.seq, e.shift, e.sum, null, e.pack, null, null
    from tongpin_rooms.entry e join r on e.room = r.id where e.seq > $2
  union all select 'claim', c.client, null, null, c.person, null, null, null
    from tongpin_rooms.claim c join r on c.room = r.id where c.person is not null and c.seq > $2
`;

/** A room from after `seq` on; with 0 the whole of it. */
export async function readRoom(db: Pool | ClientBase, room: string, seq: number): Promise<SharedState> {
  const { rows } = await db.query<Row>({ name: "read", text: READ, values: [room, seq] });
  let head = 0;
  let snapshot: Row | null = null;
  const tail: TailEntry[] = [];
  const claims: Claim[] = [];
  for (const row of rows) {
    if (row.kind === "head") head = row.number;
    else if (row.kind === "snapshot") snapshot = row;
    else if (row.kind === "claim") claims.push({ client: row.number, person: row.person ?? "" });
    else tail.push(...entriesOf(room, row, seq));
  }
  tail.sort((a, b) => a.seq - b.seq);
  if (!snapshot?.bytes || !snapshot.state_vector || !snapshot.delete_set) {
    return { snapshot: null, stateVector: EMPTY_VECTOR, deleteSet: NO_DELETES, seq: 0, tail, claims, head };
  }
  const { bytes, state_vector, delete_set } = snapshot;
  if (snapshot.sum !== sumOf(bytes, state_vector, delete_set)) throw new DamagedRoomError(room);
  return {
    snapshot: bytes,
    stateVector: state_vector,
    deleteSet: delete_set,
    seq: snapshot.number,
    tail,
    claims,
    head,
  };
}

function entriesOf(room: string, row: Row, after: number): TailEntry[] {
  const pack = row.bytes ?? Buffer.alloc(0);
  if (crc32(pack) !== row.sum) throw new DamagedRoomError(room);
  return decodePack(pack)
    .map((entry) => ({ seq: entry.seq + (row.shift ?? 0), update: entry.update }))
    .filter((entry) => entry.seq > after);
}
