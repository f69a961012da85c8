import { Pool, types } from "pg";
import { startFoldThread } from "./fold-thread.ts";
import { createGroupCommit } from "./group-commit.ts";
import { copyRooms } from "./postgres-backup.ts";
import { addToBatch, type Batch, commitBatch, createBatch } from "./postgres-batch.ts";
import { compactRoom } from "./postgres-compact.ts";
import { readRoom } from "./postgres-read.ts";
import { createRefusals } from "./postgres-refused.ts";
import { setUpRooms } from "./postgres-schema.ts";
import { StoreReadOnlyError } from "./room-log.ts";
import type { Commit, Lost, SharedLog } from "./shared-log.ts";

export interface PostgresLogOptions {
  readonly url: string;
  /** The built folding thread. Without it rooms are folded in this thread. */
  readonly worker?: URL;
  /** Shortest time between two group commits. */
  readonly groupMs?: number;
  /** How often an unreachable database is tried again. */
  readonly healMs?: number;
  /** Told why the database could not be written. */
  readonly onTrouble?: (error: unknown) => void;
}

const CONNECTIONS = 6;
/** A database that does not answer for so long is taken for gone. */
const ANSWER_MS = 10_000;
const INT8 = 20;
/** Rooms this process knows to be in the database; forgotten when there are so many. */
const KNOWN_ROOMS = 50_000;

/**
 * The log in PostgreSQL, shared by any number of processes. Everything appended within a few milliseconds, of all rooms,
 * is one transaction, one after the other; *flushed* and *committed* are the same here: nothing is shown to anybody that
 * is not on the database's disk.
 */
export async function openPostgresLog(options: PostgresLogOptions): Promise<SharedLog> {
  const { groupMs = 2, healMs = 500, onTrouble = () => undefined } = options;
  const pool = connect(options.url);
  try {
    await setUpRooms(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const folding = startFoldThread(options.worker);
  const refusals = createRefusals(pool);
  const known = new Set<string>();
  let lastSeq = 0;
  let committedSeq = 0;
  let batch: Batch = createBatch();
  let underWay: Batch | null = null;
  let health: "ok" | "readOnly" = "ok";
  let healTimer: NodeJS.Timeout | null = null;
  let closed = false;
  const healthListeners: ((health: "ok" | "readOnly") => void)[] = [];
  const commitListeners: ((commit: Commit) => void)[] = [];
  const lostListeners: ((lost: Lost) => void)[] = [];

  const group = createGroupCommit(async () => {
    const taken = batch;
    const upTo = lastSeq;
    batch = createBatch();
    underWay = taken;
    try {
      await makeRooms([...taken.rooms.keys(), ...refusals.rooms()]);
      // What they say is no part of the log: it goes on without them.
      await refusals.write().catch(onTrouble);
      const outcome = taken.rooms.size > 0 ? await commitBatch(pool, taken) : { commits: [], lost: [] };
      underWay = null;
      for (const commit of outcome.commits) {
        seen(commit.head);
        for (const listener of commitListeners) listener(commit);
      }
      for (const lost of outcome.lost) lose(lost);
      committedSeq = upTo;
      group.reached(upTo);
    } catch (error) {
      throw fail(error, taken);
    }
  }, groupMs);

  /** What was appended to the room later stands on what is lost. */
  function lose(lost: Lost): void {
    batch.rooms.delete(lost.room);
    for (const listener of lostListeners) listener(lost);
  }

  /** Whether the batch is in the log nobody knows; its rooms are read again when the database is back. */
  function fail(cause: unknown, taken: Batch): StoreReadOnlyError {
    underWay = null;
    onTrouble(cause);
    known.clear();
    for (const room of new Set([...taken.rooms.keys(), ...batch.rooms.keys()])) lose({ room, updates: [], claims: [] });
    committedSeq = lastSeq;
    const error = new StoreReadOnlyError(cause instanceof Error ? cause.message : String(cause));
    group.fail(error);
    setHealth("readOnly");
    if (!healTimer && !closed) healTimer = setTimeout(heal, healMs).unref();
    return error;
  }

  async function heal(): Promise<void> {
    try {
      await pool.query("select 1");
      healTimer = null;
      if (!closed) setHealth("ok");
    } catch {
      healTimer = closed ? null : setTimeout(heal, healMs).unref();
    }
  }

  function setHealth(next: "ok" | "readOnly"): void {
    if (health === next) return;
    health = next;
    for (const listener of healthListeners) listener(next);
  }

  function seen(seq: number): void {
    if (seq > lastSeq) {
      if (committedSeq === lastSeq) committedSeq = seq;
      lastSeq = seq;
    }
  }

  async function makeRooms(names: readonly string[]): Promise<void> {
    const fresh = [...new Set(names)].filter((name) => !known.has(name)).sort();
    if (fresh.length === 0) return;
    await pool.query(
      'insert into tongpin_rooms.room (name) select name from unnest($1::text[]) name order by name collate "C" on conflict do nothing',
      [fresh],
    );
    if (known.size > KNOWN_ROOMS) known.clear();
    for (const name of fresh) known.add(name);
  }

  function flush(): Promise<void> | undefined {
    if (health !== "ok") throw new StoreReadOnlyError("waiting for the database");
    return lastSeq > committedSeq ? group.wait(lastSeq) : undefined;
  }

  async function settle(room: string | null): Promise<void> {
    const isBehind = room === null || [batch, underWay].some((each) => each?.rooms.has(room)) || refusals.has(room);
    if (isBehind) await flush();
  }

  return {
    append(room, update, claims = []) {
      lastSeq++;
      addToBatch(batch, room, lastSeq, update, claims);
      return lastSeq;
    },
    flush,
    committed: async () => flush(),
    async load(room) {
      await settle(room);
      const state = await readRoom(pool, room, 0);
      seen(state.head);
      return state;
    },
    async after(room, seq) {
      const state = await readRoom(pool, room, seq);
      seen(state.head);
      return state;
    },
    async heads(rooms) {
      if (rooms.length === 0) return new Map();
      const { rows } = await pool.query<{ name: string; head: number }>({
        name: "heads",
        text: "select name, head from tongpin_rooms.room where name = any($1)",
        values: [rooms],
      });
      return new Map(rows.map((row) => [row.name, row.head]));
    },
    seen,
    async compact(room) {
      await settle(room);
      return compactRoom(pool, room, folding.fold);
    },
    keepRefused(room, personId, update, at) {
      lastSeq++;
      refusals.add({ room, personId, at: Math.round(at), update: update.slice() });
      // Nobody else may be about to wait for it.
      if (health === "ok") group.wait(lastSeq).catch(() => undefined);
    },
    async refused(room) {
      await settle(room);
      return refusals.read(room);
    },
    async roomsWithRefused(prefix) {
      await settle(null);
      return refusals.inRooms(prefix);
    },
    async rooms(prefix) {
      await settle(null);
      const { rows } = await pool.query<{ name: string }>(
        'select name from tongpin_rooms.room where name >= $1 and name < $2 and head > 0 order by name collate "C"',
        [prefix, `${prefix}\u{10ffff}`],
      );
      return rows.map((row) => row.name);
    },
    async backup(file) {
      await flush();
      await copyRooms(pool, refusals.read, file);
    },
    health: () => health,
    onHealth: (listener) => void healthListeners.push(listener),
    onCommitted: (listener) => void commitListeners.push(listener),
    onLost: (listener) => void lostListeners.push(listener),
    async close() {
      closed = true;
      if (healTimer) clearTimeout(healTimer);
      if (health === "ok") await Promise.resolve(flush()).catch(() => undefined);
      await folding.close();
      await pool.end();
    },
  };
}

function connect(url: string): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: "tongpin-rooms",
    max: CONNECTIONS,
    connectionTimeoutMillis: ANSWER_MS / 2,
    query_timeout: ANSWER_MS,
    keepAlive: true,
    // Our numbers stay far below 2^53.
    types: {
      getTypeParser: (id: number, format?: "text" | "binary") =>
        id === INT8 ? Number : types.getTypeParser(id, format === "binary" ? "binary" : "text"),
    },
  });
  // A connection that breaks while nobody uses it is no matter: the pool opens another.
  pool.on("error", () => undefined);
  return pool;
}
