import { type Result, refuse } from "@tongpin/domain/base";
import type { TextEncoding } from "./decode-text.ts";
import { TABLE_MAX_BYTES, type TableFile } from "./read-table.ts";
import type { TableAnswer, TableQuestion } from "./table-worker.ts";

/** Reads a table off the page's thread, so that typing and drawing go on. Refuses `cancelled` and as `readTable`. */
export function openTable(file: Blob, encoding: TextEncoding | null, signal: AbortSignal): Promise<Result<TableFile>> {
  if (signal.aborted) return Promise.resolve(refuse("cancelled"));
  if (file.size > TABLE_MAX_BYTES) return Promise.resolve(refuse("sheet-too-large"));
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./table-worker.ts", import.meta.url), { type: "module" });
    const end = (answer: Result<TableFile>) => {
      worker.terminate();
      signal.removeEventListener("abort", cancel);
      resolve(answer);
    };
    const cancel = () => end(refuse("cancelled"));
    signal.addEventListener("abort", cancel);
    // A file that can't be read any more (taken away meanwhile) ends the worker's work like a damaged one.
    worker.onerror = () => end(refuse("sheet-damaged"));
    worker.onmessage = ({ data }: MessageEvent<TableAnswer>) => end(data);
    worker.postMessage({ file, encoding } satisfies TableQuestion);
  });
}
