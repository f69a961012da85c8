import type { Result } from "@tongpin/domain/base";
import type { TextEncoding } from "./decode-text.ts";
import { readTable, type TableFile } from "./read-table.ts";

/** Page → worker: one file. Worker → page: what it holds, or why not. The page cancels by ending the worker. */
export interface TableQuestion {
  readonly file: Blob;
  readonly encoding: TextEncoding | null;
}
export type TableAnswer = Result<TableFile>;

self.onmessage = ({ data }: MessageEvent<TableQuestion>) => {
  readTable(data.file, data.encoding).then(
    (answer: TableAnswer) => postMessage(answer),
    () => postMessage({ ok: false, error: { code: "sheet-damaged" } } satisfies TableAnswer),
  );
};
