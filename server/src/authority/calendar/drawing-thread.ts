import { Worker } from "node:worker_threads";
import type { NumberedJob } from "./calendar-worker.ts";
import { type DrawJob, type DrawnCalendar, drawCalendar } from "./draw-calendar.ts";

/** Draws calendars away from the thread that moves bytes: a plan of thousands of videos takes a tenth of a second. */
export interface DrawingThread {
  draw(job: DrawJob): Promise<DrawnCalendar>;
  close(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly drawn?: DrawnCalendar;
  readonly error?: string;
}

interface Caller {
  resolve(drawn: DrawnCalendar): void;
  reject(error: Error): void;
}

/** @param worker the built thread; without it (run from source) the work is done where it is asked for */
export function startDrawingThread(worker: URL | null): DrawingThread {
  if (!worker) return { draw: async (job) => drawCalendar(job), close: async () => undefined };
  const waiting = new Map<number, Caller>();
  let thread: Worker | null = null;
  let nextId = 1;
  let closed = false;

  function start(file: URL): Worker {
    const started = new Worker(file);
    started.on("message", ({ id, drawn, error }: Answer) => {
      const caller = waiting.get(id);
      waiting.delete(id);
      if (drawn) caller?.resolve(drawn);
      else caller?.reject(new Error(error ?? "the drawing thread answered nothing"));
    });
    started.on("error", () => undefined);
    // One that died, of a hostile document for instance, is replaced with the next job.
    started.on("exit", () => {
      thread = null;
      for (const caller of waiting.values()) caller.reject(new Error("the drawing thread has ended"));
      waiting.clear();
    });
    // After the listeners: one for messages holds the process again.
    started.unref();
    return started;
  }

  return {
    draw: (job) =>
      new Promise((resolve, reject) => {
        if (closed) throw new Error("the drawing thread has been closed");
        thread ??= start(worker);
        const id = nextId++;
        waiting.set(id, { resolve, reject });
        thread.postMessage({ id, job } satisfies NumberedJob);
      }),
    async close() {
      closed = true;
      await thread?.terminate();
    },
  };
}
