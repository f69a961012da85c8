import { crc32 } from "node:zlib";
import type { Pool } from "pg";
import { parseUpdateMeta } from "yjs";
import { encodePack, type PackedUpdate } from "./pack.ts";
import type { Claim } from "./room-log.ts";
import type { Commit, Lost } from "./shared-log.ts";

/** What was appended and is not on its way yet. */
export interface Batch {
  readonly rooms: Map<string, PendingRoom>;
}

interface PendingRoom {
  first: number;
  last: number;
  readonly updates: PackedUpdate[];
  readonly claims: Map<number, string>;
}

export interface BatchOutcome {
  readonly commits: readonly Commit[];
  /** Rooms of which nothing was taken. */
  readonly lost: readonly Lost[];
}

/** One client of one room in a batch: whose it is, if that is new, and from which clock to which it writes, if it does. */
interface ClaimRow {
  readonly at: number;
  readonly client: number;
  person: string | null;
  from: number | null;
  to: number | null;
}

export function createBatch(): Batch {
  return { rooms: new Map() };
}

export function addToBatch(
  batch: Batch,
  room: string,
  seq: number,
  update: Uint8Array,
  claims: readonly Claim[],
): void {
  const pending: PendingRoom = batch.rooms.get(room) ?? { first: seq, last: seq, updates: [], claims: new Map() };
  batch.rooms.set(room, pending);
  pending.last = seq;
  if (update.length > 0) pending.updates.push({ seq, update: update.slice() });
  for (const { client, person } of claims) if (!pending.claims.has(client)) pending.claims.set(client, person);
}

/** Puts a batch into the log: one statement for all rooms. Their names must be known there. */
export async function commitBatch(pool: Pool, batch: Batch): Promise<BatchOutcome> {
  const rooms = [...batch.rooms];
  const packs = rooms.map(([, room]) => encodePack(room.updates));
  const starts: number[] = [];
  let bytes = 0;
  for (const pack of packs) {
    starts.push(bytes);
    bytes += pack.length;
  }
  const claims = rooms.flatMap(([, room], index) => claimRows(index + 1, room));
  const { rows } = await pool.query<{ room_at: number; head_before: number; moved_by: number; was_lost: boolean }>({
    name: "append",
    text: "select * from tongpin_rooms.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    values: [
      rooms.map(([name]) => name),
      rooms.map(([, room]) => room.first),
      rooms.map(([, room]) => room.last),
      starts,
      packs.map((pack) => pack.length),
      packs.map((pack) => crc32(pack)),
      Buffer.concat(packs),
      claims.map((row) => row.at),
      claims.map((row) => row.client),
      claims.map((row) => row.person),
      claims.map((row) => row.from),
      claims.map((row) => row.to),
    ],
  });
  const commits: Commit[] = [];
  const lost: Lost[] = [];
  for (const row of rows) {
    const [name, room] = rooms[row.room_at - 1] ?? [];
    if (name === undefined || room === undefined) continue;
    if (row.was_lost)
      lost.push({ room: name, updates: room.updates.map((each) => each.update), claims: claimsOf(room) });
    else commits.push(commitOf(name, room, row.head_before, row.moved_by));
  }
  return { commits, lost };
}

function commitOf(name: string, room: PendingRoom, before: number, shift: number): Commit {
  return {
    room: name,
    before,
    head: room.last + shift,
    proposed: room.first,
    entries: room.updates.map(({ seq, update }) => ({ seq: seq + shift, update })),
    claims: claimsOf(room),
  };
}

function claimsOf(room: PendingRoom): Claim[] {
  return [...room.claims].map(([client, person]) => ({ client, person }));
}

function claimRows(at: number, room: PendingRoom): ClaimRow[] {
  const rows = new Map<number, ClaimRow>();
  for (const [client, person] of room.claims) rows.set(client, { at, client, person, from: null, to: null });
  for (const { update } of room.updates) {
    const meta = parseUpdateMeta(update);
    for (const [client, from] of meta.from) {
      const row = rows.get(client) ?? { at, client, person: null, from: null, to: null };
      rows.set(client, row);
      row.from = Math.min(row.from ?? from, from);
      row.to = Math.max(row.to ?? 0, meta.to.get(client) ?? 0);
    }
  }
  return [...rows.values()];
}
