import { MessageChannel, Worker } from "node:worker_threads";
import { type Disk, realDisk } from "./disk.ts";
import { openJournal } from "./journal.ts";
import { encodeRecord } from "./journal-record.ts";
import { decodePack } from "./pack.ts";
import { type RoomLog, type RoomState, StoreReadOnlyError } from "./room-log.ts";
import type { StoredRoom } from "./store.ts";
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
  /** Told how many records of the journal failed their checksum. */
  readonly onDamage?: (records: number) => void;
}

const SEGMENT_BYTES = 4 * 1024 * 1024;
/** So much in the journal is taken in at once: it bounds what a restart has to read. */
const INGEST_BYTES = 2 * 1024 * 1024;

interface Waiter {
  readonly seq: number;
  resolve(): void;
  reject(error: Error): void;
}

/** Opens the store, takes in what a previous run left in the journal, and starts a new segment. Rejects if another server holds the file. */
export async function openEmbeddedLog(options: EmbeddedLogOptions): Promise<RoomLog> {
  const { file, disk = realDisk, groupMs = 5, ingestMs = 5000, healMs = 1000, onDamage } = options;
  const store = startStore(file, options.worker);
  const recovered = await store.ingest(Number.MAX_SAFE_INTEGER);
  if (recovered.damaged > 0) onDamage?.(recovered.damaged);

  let lastSeq = recovered.seq;
  let committedSeq = lastSeq;
  let ingestedSeq = lastSeq;
  const journal = openJournal({ file, disk, segment: recovered.segment + 1, seq: lastSeq + 1 });
  /** Rooms with updates the store has not taken in, and the last of them. */
  const behind = new Map<string, number>();
  let waiters: Waiter[] = [];
  let syncing = false;
  let lastSyncAt = 0;
  let health: "ok" | "readOnly" = "ok";
  const listeners: ((health: "ok" | "readOnly") => void)[] = [];
  let ingestTimer: NodeJS.Timeout | null = null;
  let ingesting = false;
  let waitingBytes = 0;
  let healTimer: NodeJS.Timeout | null = null;
  let closed = false;

  function setHealth(next: "ok" | "readOnly"): void {
    if (health === next) return;
    health = next;
    for (const listener of listeners) listener(next);
  }

  function fail(cause: unknown): StoreReadOnlyError {
    const error = new StoreReadOnlyError(cause instanceof Error ? cause.message : String(cause));
    for (const waiter of waiters.splice(0)) waiter.reject(error);
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

  function flush(): undefined {
    if (health !== "ok") throw new StoreReadOnlyError("waiting for the disk");
    try {
      journal.flush();
      if (journal.size() > SEGMENT_BYTES) journal.rotate();
    } catch (error) {
      throw fail(error);
    }
  }

  function settle(seq: number): void {
    committedSeq = seq;
    const done = waiters.filter((waiter) => waiter.seq <= seq);
    waiters = waiters.filter((waiter) => waiter.seq > seq);
    for (const waiter of done) waiter.resolve();
    scheduleIngest();
  }

  function scheduleIngest(): void {
    if (closed || committedSeq <= ingestedSeq) return;
    if (waitingBytes >= INGEST_BYTES && !ingesting) ingestQuietly();
    ingestTimer ??= setTimeout(ingestQuietly, ingestMs).unref();
  }

  function ingestQuietly(): void {
    if (ingestTimer) clearTimeout(ingestTimer);
    ingestTimer = null;
    // What the store can't take in now stays in the journal.
    ingest().catch(() => undefined);
  }

  /** One sync at a time; whoever asks meanwhile shares the next. */
  async function syncLoop(): Promise<void> {
    syncing = true;
    while (waiters.length > 0 && health === "ok") {
      const rest = lastSyncAt + groupMs - performance.now();
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
      if (health !== "ok") break;
      lastSyncAt = performance.now();
      try {
        flush();
        settle(await journal.sync());
      } catch (error) {
        if (!(error instanceof StoreReadOnlyError)) fail(error);
      }
    }
    syncing = false;
  }

  function committed(): Promise<void> {
    if (health !== "ok") return Promise.reject(new StoreReadOnlyError("waiting for the disk"));
    if (lastSeq <= committedSeq) return Promise.resolve();
    return new Promise((resolve, reject) => {
      waiters.push({ seq: lastSeq, resolve, reject });
      if (!syncing) void syncLoop();
    });
  }

  async function ingest(): Promise<void> {
    ingesting = true;
    waitingBytes = 0;
    const report = await store.ingest(committedSeq).finally(() => {
      ingesting = false;
    });
    ingestedSeq = Math.max(ingestedSeq, report.seq);
    if (report.damaged > 0) onDamage?.(report.damaged);
    for (const [room, seq] of behind) if (seq <= ingestedSeq) behind.delete(room);
  }

  async function settleRoom(room: string): Promise<void> {
    if (!behind.has(room)) return;
    await committed();
    await ingest();
  }

  function append(room: string, record: Buffer): number {
    journal.add(lastSeq, record);
    waitingBytes += record.length;
    behind.set(room, lastSeq);
    return lastSeq;
  }

  return {
    append: (room, update, claims = []) => {
      lastSeq++;
      return append(room, encodeRecord({ type: "update", seq: lastSeq, room, claims, update }));
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
      append(room, encodeRecord({ type: "refused", seq: lastSeq, room, personId, at, update }));
    },
    async refused(room) {
      await settleRoom(room);
      return store.refused(room);
    },
    async rooms(prefix) {
      if (behind.size > 0) {
        await committed();
        await ingest();
      }
      return store.rooms(prefix);
    },
    async backup(target) {
      await committed();
      await ingest();
      await store.backup(target);
    },
    health: () => health,
    onHealth: (listener) => {
      listeners.push(listener);
    },
    async close() {
      closed = true;
      if (ingestTimer) clearTimeout(ingestTimer);
      if (healTimer) clearTimeout(healTimer);
      await committed().catch(() => undefined);
      journal.close();
      await ingest().catch(() => undefined);
      await store.close();
    },
  };
}

function startStore(file: string, worker: URL | undefined): RemoteStore {
  if (worker) return connectStore(new Worker(worker, { workerData: { file } }));
  const { port1, port2 } = new MessageChannel();
  serveStore(port2, file);
  return connectStore(port1);
}

function readStored(stored: StoredRoom): RoomState {
  const { packs, ...rest } = stored;
  return { ...rest, tail: packs.flatMap(decodePack) };
}
