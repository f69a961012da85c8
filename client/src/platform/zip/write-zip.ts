import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** A zip that grows entry by entry. Whatever is written is handed to the browser's blob store every few megabytes. */
export interface ZipWriter {
  /** Bytes written so far. */
  readonly size: () => number;
  /** Text and small things, packed. */
  add(path: string, content: string | Uint8Array): void;
  /** A file that is packed already (a video): its bytes as they are, read piece by piece. */
  addStored(path: string, file: Blob, onBytes: (bytes: number) => void): Promise<void>;
  finish(): Blob;
}

/** Without zip64 offsets have 32 bits. What would pass this is left out by whoever writes, and said. */
export const ZIP_MAX_BYTES = 4_000_000_000;
/** Memory held before it becomes part of a blob, which browsers keep outside the page. */
const FOLD_BYTES = 16 * 1024 * 1024;

/** `at` is the time every entry carries: the same content written at the same time gives the same bytes. */
export function createZipWriter(at: number): ZipWriter {
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  let folded = new Blob([]);
  let failure: Error | null = null;

  const fold = () => {
    folded = new Blob([folded, ...parts]);
    parts = [];
    held = 0;
  };
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    // Copied: fflate may hand out a view of a buffer it goes on using.
    parts.push(Uint8Array.from(chunk));
    held += chunk.length;
    if (held >= FOLD_BYTES) fold();
  });
  const check = () => {
    if (failure) throw failure;
  };

  return {
    size: () => folded.size + held,
    add(path, content) {
      const entry = new ZipDeflate(path, { level: 6 });
      entry.mtime = at;
      zip.add(entry);
      entry.push(typeof content === "string" ? new TextEncoder().encode(content) : content, true);
      check();
    },
    async addStored(path, file, onBytes) {
      const entry = new ZipPassThrough(path);
      entry.mtime = at;
      zip.add(entry);
      const reader = file.stream().getReader();
      for (let done = 0; ; ) {
        const { value, done: isEnd } = await reader.read();
        if (isEnd) break;
        entry.push(value);
        done += value.length;
        onBytes(done);
        check();
      }
      entry.push(new Uint8Array(0), true);
      check();
    },
    finish() {
      zip.end();
      check();
      fold();
      return new Blob([folded], { type: "application/zip" });
    },
  };
}
