import { MessageChannel, Worker } from "node:worker_threads";
import { type Disk, realDisk } from "./disk.ts";
import { createGroupCommit } from "./group-commit.ts";
import { createIngestion } from "./ingestion.ts";
import { openJournal } from "./journal.ts";
import { encodeRecord } from "./journal-record.ts";
import { decodePack } from "./pack.ts";
import { type RoomLog, type RoomState, StoreReadOnlyError } from "./room-log.ts";
import { EVERYTHING, type StoredRoom } from "./store.ts";
import { connectStore, type RemoteStore, serveStore } from "./store-port.ts";

export interface EmbeddedLogOptions {
  /** Path of the SQLite file. The journal's segments and a lock file lie beside it. */
  readonly file: string;
  /** The built storage thread. Without it the store works in this thread. */
  readonly worker?: URL;
  readonly disk?: Disk;
  /** Shortest time between two group commits. */
  readonly groupMs?: number;
  /** How long a committed update may wait in the journal before the store takes it in. */
  readonly ingestMs?: number;
  /** How often a failing disk is tried again. */
  readonly healMs?: number;
  /** Told how many records of the journal are damaged or missing. */
  readonly onDamage?: (records: number) => void;
}

const SEGMENT_BYTES = 4 * 1024 * 1024;

/** Opens the store, takes in what a previous run left in the journal, and starts a new segment. Rejects if another server holds the file. */
export async function openEmbeddedLog(options: EmbeddedLogOptions): Promise<RoomLog> {
  const { file, disk = realDisk, groupMs = 5, ingestMs = 5_000, healMs = 1_000, onDamage = () => undefined } = options;
  let closed = false;
  // A storage thread that dies takes nothing with it: the journal has what it did not take in.
  const restartStore = () => {
    if (!closed) setTimeout(() => (store = startStore(options, restartStore)), healMs).unref();
  };
  let store = startStore(options, restartStore);
  const recovered = await store.ingest(EVERYTHING);
  if (recovered.damaged > 0) onDamage(recovered.damaged);

  let lastSeq = recovered.seq;
  let committedSeq = lastSeq;
  let health: "ok" | "readOnly" = "ok";
  let healTimer: NodeJS.Timeout | null = null;
  const listeners: ((health: "ok" | "readOnly") => void)[] = [];
  const journal = openJournal({ file, disk, segment: recovered.segment + 1, seq: lastSeq + 1 });
  const ingestion = createIngestion({
    seq: lastSeq,
    everyMs: ingestMs,
    ingest: (upTo) => store.ingest(upTo),
    onDamage,
  });
  const group = createGroupCommit(async () => {
    try {
      flush();
      settle(await journal.sync());
    } catch (error) {
      throw fail(error);
    }
  }, groupMs);

  function setHealth(next: "ok" | "readOnly"): void {
    if (health === next) return;
    health = next;
    for (const listener of listeners) listener(next);
  }

  function fail(cause: unknown): StoreReadOnlyError {
    const error = new StoreReadOnlyError(cause instanceof Error ? cause.message : String(cause));
    group.fail(error);
    setHealth("readOnly");
    if (!healTimer && !closed) healTimer = setTimeout(heal, healMs).unref();
    return error;
  }

  async function heal(): Promise<void> {
    try {
      settle(await journal.restart());
      healTimer = null;
      setHealth("ok");
    } catch {
      healTimer = closed ? null : setTimeout(heal, healMs).unref();
    }
  }

  function settle(seq: number): void {
    committedSeq = seq;
    group.reached(seq);
    ingestion.committed(seq);
  }

  function flush(): undefined {
    if (health !== "ok") throw new StoreReadOnlyError("waiting for the disk");
    try {
      journal.flush();
      if (journal.size() > SEGMENT_BYTES) journal.rotate();
    } catch (error) {
      throw fail(error);
    }
  }

  async function committed(): Promise<void> {
    if (health !== "ok") throw new StoreReadOnlyError("waiting for the disk");
    if (lastSeq > committedSeq) await group.wait(lastSeq);
  }

  async function settleRoom(room: string | null): Promise<void> {
    if (!ingestion.isBehind(room)) return;
    await committed();
    await ingestion.now();
  }

  function add(room: string, record: Buffer): number {
    journal.add(lastSeq, record);
    ingestion.appended(room, lastSeq, record.length);
    return lastSeq;
  }

  return {
    append: (room, update, claims = []) => {
      lastSeq++;
      return add(room, encodeRecord({ type: "update", seq: lastSeq, room, claims, update }));
    },
    flush,
    committed,
    async load(room) {
      await settleRoom(room);
      return readStored(await store.load(room));
    },
    async compact(room) {
      await settleRoom(room);
      const stored = await store.compact(room);
      return stored && readStored(stored);
    },
    keepRefused(room, personId, update, at) {
      lastSeq++;
      add(room, encodeRecord({ type: "refused", seq: lastSeq, room, personId, at, update }));
    },
    async refused(room) {
      await settleRoom(room);
      return store.refused(room);
    },
    async roomsWithRefused(prefix) {
      await settleRoom(null);
      return store.roomsWithRefused(prefix);
    },
    async rooms(prefix) {
      await settleRoom(null);
      return store.rooms(prefix);
    },
    async backup(target) {
      await committed();
      await ingestion.now();
      await store.backup(target);
    },
    health: () => health,
    onHealth: (listener) => {
      listeners.push(listener);
    },
    async close() {
      closed = true;
      ingestion.stop();
      if (healTimer) clearTimeout(healTimer);
      await committed().catch(() => undefined);
      journal.close();
      await ingestion.now().catch(() => undefined);
      await store.close();
    },
  };
}

/** In a thread of its own if there is one, else in this one: the same calls over the same kind of port. */
function startStore({ file, worker }: EmbeddedLogOptions, onEnd: () => void): RemoteStore {
  if (worker) {
    const thread = new Worker(worker, { workerData: { file } });
    thread.on("exit", onEnd);
    return connectStore(thread);
  }
  const { port1, port2 } = new MessageChannel();
  serveStore(port2, file);
  return connectStore(port1);
}

function readStored(stored: StoredRoom): RoomState {
  const { packs, ...rest } = stored;
  return { ...rest, tail: packs.flatMap(decodePack) };
}
