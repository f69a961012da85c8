import { foldUpdates } from "./fold-updates.ts";
import type { FoldAnswer, FoldRequest } from "./fold-worker.ts";

/** Folds updates into one. The updates are given away: their buffers move to the worker. */
export type Fold = (updates: readonly Uint8Array[]) => Promise<Uint8Array>;

/** Folding comes in bursts; a worker without work for this long gives its memory back, ms. */
const IDLE_MS = 20_000;

interface Waiting {
  resolve(data: Uint8Array): void;
  reject(reason: Error): void;
}

/** Folds off the main thread, one after another, in a worker made when there is something to fold. */
function createFolder(): Fold {
  let worker: Worker | null = null;
  let ending: ReturnType<typeof setTimeout> | null = null;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  function end(): void {
    worker?.terminate();
    worker = null;
    for (const { reject } of waiting.values()) reject(new Error("the worker ended"));
    waiting.clear();
  }

  function answered({ id, data }: FoldAnswer): void {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (data) asked?.resolve(data);
    else asked?.reject(new Error("these updates can't be folded"));
    if (waiting.size === 0) ending = setTimeout(end, IDLE_MS);
  }

  function open(): Worker {
    const opened = new Worker(new URL("./fold-worker.ts", import.meta.url), { type: "module" });
    opened.onmessage = ({ data }: MessageEvent<FoldAnswer>) => answered(data);
    // Its code could not be fetched (a new version was deployed): the rows stay as they are until the next try.
    opened.onerror = end;
    return opened;
  }

  return (updates) =>
    new Promise((resolve, reject) => {
      if (ending !== null) clearTimeout(ending);
      ending = null;
      worker ??= open();
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      const request: FoldRequest = { id: lastId, updates };
      worker.postMessage(request, { transfer: [...new Set(updates.map(({ buffer }) => buffer))] });
    });
}

let folder: Fold | null = null;

/** This page's folder. Where there are no workers it folds on the spot. */
export const fold: Fold = (updates) => {
  if (typeof Worker === "undefined") return Promise.resolve().then(() => foldUpdates(updates));
  folder ??= createFolder();
  return folder(updates);
};
