import type { Journal } from "../platform/journal.ts";
import { checksum } from "./checksum.ts";
import type { AccountDatabase, UpdateRow } from "./database.ts";
import type { WritableStore } from "./readable.ts";

/** How the writing of updates is going. */
export interface LogHealth {
  /** Updates handed over and not yet committed. */
  readonly writing: number;
  /** The last write failed; what it held is kept in memory and tried again. */
  readonly failed: boolean;
}

export interface UpdateLog {
  /**
   * Starts the write at once, in this call: a reload right after it must not lose the update. What follows faster than
   * anybody types (a key held down, a drag) gathers for a moment and is written together; a page that is left meanwhile
   * notes it down. Resolves to its seq when it is pending.
   */
  append(room: string, data: Uint8Array, pending: boolean): Promise<number>;
  /** For what the server already has: written within a moment, or together with the next local edit. */
  appendLater(room: string, data: Uint8Array): void;
  /** Resolves when the database was tried and what an earlier page left unwritten is in it: rooms are read after that. */
  opened(): Promise<void>;
  /** Forces everything so far to the disk itself. */
  flush(): void;
  /** The page is being left: flushes, and notes down what may not get through. */
  leave(): void;
  /** Resolves when nothing waits to be written. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface LogOptions {
  readonly database: AccountDatabase;
  readonly journal: Journal;
  readonly health: WritableStore<LogHealth>;
  readonly now: () => number;
  /** Milliseconds that only grow. */
  readonly monotonic: () => number;
  /** The browser closed or lost the database; after it is open again the rooms must be stored anew, in full. */
  onLost(): void;
}

interface Waiting {
  readonly row: UpdateRow;
  /** Called with the row's seq, `UNNUMBERED`, or 0 when it was not stored. */
  readonly done: (seq: number) => void;
}

/** Stored, but nobody will ask for it by its number. */
const UNNUMBERED = -1;

/** Longest time an update lies in the operating system's cache before it is forced to disk, ms (performance.md). */
const STRICT_EVERY_MS = 1_000;
/** From here on the next edit is forced to disk together with those before it, and needs no transaction of its own for that. */
const STRICT_FROM_MS = 750;
const LATER_MS = 50;
/** After a local edit was written, further ones gather for so long: a transaction costs more than all else of an edit. */
const REST_MS = 50;
const RETRY_MS = 3_000;

function rowOf(room: string, data: Uint8Array, pending: boolean): UpdateRow {
  const row = { room, data, sum: checksum(data) };
  return pending ? { ...row, pending: room } : row;
}

/**
 * Writes updates through the database's own transactions instead of Dexie's: `add` and `commit` are issued inside the
 * update event, and each transaction says how durable it must be. Ordering holds because all of them share one store.
 */
export function createUpdateLog({ database, journal, health, now, monotonic, onLost }: LogOptions): UpdateLog {
  let later: Waiting[] = [];
  let unstored: Waiting[] = [];
  const inFlight = new Set<readonly Waiting[]>();
  let writing = 0;
  let hasLeft = false;
  let laterTimer: ReturnType<typeof setTimeout> | null = null;
  let gatherTimer: ReturnType<typeof setTimeout> | null = null;
  /** When a local edit was last on its way. At a person's pace nothing is timed: every timer wakes the page. */
  let wroteAt = Number.NEGATIVE_INFINITY;
  /** Since when something lies in the cache; null: all is forced. */
  let cachedSince: number | null = null;
  let strictTimer: ReturnType<typeof setTimeout> | null = null;
  let retryTimer: ReturnType<typeof setTimeout> | null = null;
  let opened = false;
  let wasClosed = false;
  let recovered = false;
  let closed = false;
  const idle: (() => void)[] = [];
  const written: (() => void)[] = [];

  function report(failed: boolean): void {
    const count = writing + later.length + unstored.length;
    const was = health.getSnapshot();
    if (was.writing !== count || was.failed !== failed) health.set({ writing: count, failed });
    if (hasLeft) noteDown();
    if (count === 0) for (const tell of idle.splice(0)) tell();
    if (writing === 0) for (const tell of written.splice(0)) tell();
  }

  function keepForRetry(rows: readonly Waiting[]): void {
    unstored.push(...rows);
    // Before the first opening there is nothing to retry: the opening itself writes what waited for it.
    if (opened && retryTimer === null && !closed) retryTimer = setTimeout(() => void retry(), RETRY_MS);
    report(opened);
  }

  async function retry(): Promise<void> {
    retryTimer = null;
    // Whoever closed it (the browser, a "clear site data") may have emptied it too.
    const lost = wasClosed || (opened && !database.isOpen());
    wasClosed = false;
    try {
      if (!database.isOpen()) await database.open();
    } catch {
      opened = true;
      wasClosed = lost;
      keepForRetry([]);
      return;
    }
    opened = true;
    if (closed) return;
    if (!recovered) recover();
    const rows = unstored;
    unstored = [];
    if (lost) onLost();
    if (rows.length > 0) write(rows, "strict");
    else report(false);
  }

  function transaction(stores: readonly string[], durability: IDBTransactionDurability): IDBTransaction | null {
    try {
      return database.backendDB().transaction(stores, "readwrite", { durability });
    } catch {
      return null;
    }
  }

  function write(rows: readonly Waiting[], wish: IDBTransactionDurability): void {
    const isStrictDue = cachedSince !== null && monotonic() - cachedSince >= STRICT_FROM_MS;
    const durability = isStrictDue ? "strict" : wish;
    // Before the database is open (an edit in the very first moment) and after it was lost, the rows wait in memory.
    const tx = database.isOpen() ? transaction(["updates"], durability) : null;
    if (tx === null) {
      keepForRetry(rows);
      return;
    }
    writing += rows.length;
    inFlight.add(rows);
    const seqs: number[] = [];
    const ended = () => {
      writing -= rows.length;
      inFlight.delete(rows);
    };
    tx.oncomplete = () => {
      ended();
      for (const [index, waiting] of rows.entries()) waiting.done(seqs[index] ?? UNNUMBERED);
      report(unstored.length > 0);
    };
    tx.onabort = () => {
      ended();
      keepForRetry(rows);
    };
    const table = tx.objectStore("updates");
    for (const [index, waiting] of rows.entries()) {
      const request = table.add(waiting.row);
      // Only what is owed is asked for again by its number; every other callback would cost the next keystroke.
      if (waiting.row.pending === undefined) continue;
      request.onsuccess = () => {
        if (typeof request.result === "number") seqs[index] = request.result;
      };
    }
    tx.commit();
    report(unstored.length > 0);
    if (durability === "strict") isForced();
    else if (cachedSince === null) {
      cachedSince = monotonic();
      strictTimer = setTimeout(flush, STRICT_EVERY_MS);
    }
  }

  function isForced(): void {
    if (strictTimer !== null) clearTimeout(strictTimer);
    strictTimer = null;
    cachedSince = null;
  }

  /** Only a page on its way out pays for this; while it lives on in the background, the note follows what is written. */
  function noteDown(): void {
    const rows = [...[...inFlight].flat(), ...unstored, ...later].map(({ row }) => row);
    journal.note(rows.map(({ room, data, pending }) => ({ room, data, pending: pending !== undefined })));
    if (rows.length === 0) hasLeft = false;
  }

  /** Writes what an earlier page noted down; twice is as good as once. */
  function recover(): void {
    recovered = true;
    const { entries, forget } = journal.left();
    if (entries.length === 0) return;
    const rows = entries.map(({ room, data, pending }): UpdateRow => rowOf(room, data, pending));
    const last = rows.length - 1;
    write(
      rows.map((row, index) => ({ row, done: (seq) => (index === last && seq !== 0 ? forget() : undefined) })),
      "strict",
    );
  }

  function takeLater(): Waiting[] {
    if (laterTimer !== null) clearTimeout(laterTimer);
    if (gatherTimer !== null) clearTimeout(gatherTimer);
    laterTimer = null;
    gatherTimer = null;
    const rows = later;
    later = [];
    return rows;
  }

  /** Writes local edits; what came meanwhile from elsewhere is among them, in its place. */
  function writeNow(): void {
    wroteAt = monotonic();
    write(takeLater(), "relaxed");
  }

  function flush(): void {
    isForced();
    const rows = takeLater();
    if (rows.length > 0) {
      write(rows, "strict");
      return;
    }
    if (!database.isOpen()) return;
    // Same store as the updates, so it commits after them; its fsync takes them along.
    const tx = transaction(["updates", "shell"], "strict");
    tx?.objectStore("shell").put({ key: "flush", at: now() });
    tx?.commit();
  }

  const whenClosed = () => {
    // Kept in mind: whoever reads next opens the database again, and by then an emptied one looks like any other.
    wasClosed = true;
    if (!closed) keepForRetry([]);
  };
  database.on("close", whenClosed);
  database.on("versionchange", whenClosed);
  const opening = retry();

  return {
    append(room, data, pending) {
      return new Promise((done) => {
        later.push({ row: rowOf(room, data, pending), done });
        const rest = REST_MS - (monotonic() - wroteAt);
        if (rest <= 0) writeNow();
        else {
          gatherTimer ??= setTimeout(writeNow, rest);
          report(unstored.length > 0);
        }
      });
    },
    appendLater(room, data) {
      later.push({ row: rowOf(room, data, false), done: () => {} });
      if (laterTimer === null) laterTimer = setTimeout(() => write(takeLater(), "relaxed"), LATER_MS);
      report(unstored.length > 0);
    },
    opened: () => opening,
    flush,
    leave() {
      flush();
      hasLeft = true;
      noteDown();
    },
    settled() {
      if (later.length > 0) write(takeLater(), "relaxed");
      if (closed || writing + later.length + unstored.length === 0) return Promise.resolve();
      return new Promise((resolve) => idle.push(resolve));
    },
    async close() {
      flush();
      closed = true;
      if (strictTimer !== null) clearTimeout(strictTimer);
      if (retryTimer !== null) clearTimeout(retryTimer);
      if (writing > 0) await new Promise<void>((resolve) => written.push(resolve));
      // What failed to be stored has been reported all along; there is no later in which to try again.
      for (const waiting of unstored.splice(0)) waiting.done(0);
      for (const tell of idle.splice(0)) tell();
      database.on("close").unsubscribe(whenClosed);
      database.on("versionchange").unsubscribe(whenClosed);
    },
  };
}
