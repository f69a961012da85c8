import { Worker } from "node:worker_threads";
import { type Folded, fold } from "./fold.ts";
import type { FoldJob } from "./fold-worker.ts";

/** Folds away from the thread that moves bytes: a large room takes a tenth of a second. */
export interface FoldThread {
  fold(updates: readonly Uint8Array[]): Promise<Folded | null>;
  close(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly folded?: Folded | null;
  readonly error?: string;
}

/** @param worker the built thread; without it the work is done where it is asked for */
export function startFoldThread(worker: URL | undefined): FoldThread {
  if (!worker) return { fold: async (updates) => fold(updates), close: async () => undefined };
  const waiting = new Map<number, { resolve: (folded: Folded | null) => void; reject: (error: Error) => void }>();
  let thread: Worker | null = null;
  let nextId = 1;
  let closed = false;

  function start(file: URL): Worker {
    const started = new Worker(file);
    started.on("message", ({ id, folded = null, error }: Answer) => {
      const caller = waiting.get(id);
      waiting.delete(id);
      if (error === undefined) caller?.resolve(folded);
      else caller?.reject(new Error(error));
    });
    started.on("error", () => undefined);
    // One that died is replaced with the next job; what it was asked for is tried again another time.
    started.on("exit", () => {
      thread = null;
      for (const caller of waiting.values()) caller.reject(new Error("the folding thread has ended"));
      waiting.clear();
    });
    // After the listeners: one for messages holds the process again.
    started.unref();
    return started;
  }

  return {
    fold: (updates) =>
      new Promise((resolve, reject) => {
        // A room read when the log was closed comes too late: a thread begun now would have nobody to end it.
        if (closed) throw new Error("the folding thread has been closed");
        thread ??= start(worker);
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        thread.postMessage({ id, updates } satisfies FoldJob);
      }),
    async close() {
      closed = true;
      await thread?.terminate();
    },
  };
}
