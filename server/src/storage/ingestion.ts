import type { IngestReport } from "./store.ts";

/** Moves what is committed from the journal into the store: seldom, in large bites, or when a room is asked for. */
export interface Ingestion {
  /** An update went into the journal. */
  appended(room: string, seq: number, bytes: number): void;
  /** More is committed. */
  committed(seq: number): void;
  /** Whether the store lacks something of this room, or with null of any. */
  isBehind(room: string | null): boolean;
  /** Everything committed so far is in the store. */
  now(): Promise<void>;
  /** No more bites of its own; `now` still works. */
  stop(): void;
}

export interface IngestionOptions {
  /** Up to which number everything is in already. */
  readonly seq: number;
  readonly everyMs: number;
  ingest(upTo: number): Promise<IngestReport>;
  onDamage(records: number): void;
}

/** So much in the journal is taken in at once: it bounds what a restart has to read. */
const MOST_WAITING_BYTES = 2 * 1024 * 1024;

export function createIngestion(options: IngestionOptions): Ingestion {
  /** Rooms the store is behind with, and the last number of each. */
  const behind = new Map<string, number>();
  let committedSeq = options.seq;
  let ingestedSeq = options.seq;
  let waitingBytes = 0;
  let working = 0;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  async function now(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    working++;
    waitingBytes = 0;
    const report = await options.ingest(committedSeq).finally(() => {
      working--;
    });
    ingestedSeq = Math.max(ingestedSeq, report.seq);
    if (report.damaged > 0) options.onDamage(report.damaged);
    for (const [room, seq] of behind) if (seq <= ingestedSeq) behind.delete(room);
  }

  // What the store can't take in now stays in the journal, for the next time.
  const nowQuietly = () => {
    now().catch(() => undefined);
  };

  return {
    appended(room, seq, bytes) {
      behind.set(room, seq);
      waitingBytes += bytes;
    },
    committed(seq) {
      committedSeq = seq;
      if (stopped || committedSeq <= ingestedSeq) return;
      if (waitingBytes >= MOST_WAITING_BYTES && working === 0) nowQuietly();
      timer ??= setTimeout(nowQuietly, options.everyMs).unref();
    },
    isBehind: (room) => (room === null ? behind.size > 0 : behind.has(room)),
    now,
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
