import { asId, type Result, refuse, type Sha256 } from "@tongpin/domain/base";
import { hashBlob } from "./hash-blob.ts";
import type { HashMessage } from "./hash-worker.ts";

export interface FileWork {
  /** 0–1. */
  onProgress?(done: number): void;
  readonly signal?: AbortSignal;
}

/** SHA-256 of a file off the main thread. Refusals: `cancelled`, `file-unreadable`. */
export function hashFile(file: Blob, work: FileWork = {}): Promise<Result<Sha256>> {
  if (work.signal?.aborted) return Promise.resolve(refuse("cancelled"));
  return typeof Worker === "undefined" ? hashHere(file, work) : hashInWorker(file, work);
}

async function hashHere(file: Blob, { onProgress, signal }: FileWork): Promise<Result<Sha256>> {
  try {
    const hash = await hashBlob(
      file,
      (bytes) => onProgress?.(bytes / file.size),
      () => signal?.aborted === true,
    );
    return { ok: true, value: hash };
  } catch {
    return refuse(signal?.aborted ? "cancelled" : "file-unreadable");
  }
}

function hashInWorker(file: Blob, { onProgress, signal }: FileWork): Promise<Result<Sha256>> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./hash-worker.ts", import.meta.url), { type: "module" });
    const end = (result: Result<Sha256>) => {
      worker.terminate();
      signal?.removeEventListener("abort", cancel);
      resolve(result);
    };
    const cancel = () => end(refuse("cancelled"));
    signal?.addEventListener("abort", cancel);
    worker.onerror = () => end(refuse("file-unreadable"));
    worker.onmessage = ({ data }: MessageEvent<HashMessage>) => {
      switch (data.type) {
        case "progress":
          return onProgress?.(data.bytes / file.size);
        case "done":
          return end({ ok: true, value: asId<Sha256>(data.sha256) });
        case "failed":
          return end(refuse("file-unreadable"));
      }
    };
    worker.postMessage(file);
  });
}
