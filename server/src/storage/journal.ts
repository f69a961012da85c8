import { dirname } from "node:path";
import type { Disk } from "./disk.ts";
import { segmentHeader, segmentPath } from "./journal-segment.ts";

/**
 * The front of the log: an append-only file, written before anyone is shown an update and synced before anyone is told
 * it is safe. The store behind it reads whole segments from disk in its own thread, so this side only ever writes.
 *
 * After a failed write or sync nothing is known about what the file holds (a retried sync may lie), so everything not
 * committed is kept here and written again, to a new segment that supersedes the old one from its first record on.
 */
export interface Journal {
  add(seq: number, record: Buffer): void;
  /** Writes what was added. Throws what the disk threw; the records are kept. */
  flush(): void;
  /** Syncs what was flushed and answers the last sequence number on disk. Rejects with what the disk threw; the records are kept. */
  sync(): Promise<number>;
  /** Starts over in a new segment with everything that is not on disk yet. */
  restart(): Promise<number>;
  /** Bytes written to the present segment. */
  size(): number;
  /** Goes on in a new segment at the next flush. */
  rotate(): void;
  close(): void;
}

export interface JournalOptions {
  /** Path of the store the journal belongs to; segments lie beside it. */
  readonly file: string;
  readonly disk: Disk;
  /** Number of the first segment to write, and the next sequence number. */
  readonly segment: number;
  readonly seq: number;
}

interface Kept {
  readonly seq: number;
  readonly record: Buffer;
}

export function openJournal({ file, disk, segment, seq }: JournalOptions): Journal {
  let number = segment;
  let handle = -1;
  let size = 0;
  let full = false;
  let folderDirty = false;
  let committed = seq - 1;
  let added: Kept[] = [];
  let written: Kept[] = [];
  let retired: number[] = [];

  function begin(firstSeq: number): void {
    const next = disk.create(segmentPath(file, number));
    number++;
    if (handle >= 0) retired.push(handle);
    handle = next;
    size = 0;
    full = false;
    folderDirty = true;
    writeAll([segmentHeader(firstSeq)]);
  }

  function writeAll(buffers: readonly Buffer[]): void {
    let rest = buffers;
    while (rest.length > 0) {
      const count = disk.write(handle, rest);
      size += count;
      rest = dropBytes(rest, count);
    }
  }

  function flush(): void {
    const first = added[0];
    if (!first) return;
    if (handle < 0 || full) begin(first.seq);
    writeAll(added.map((kept) => kept.record));
    for (const kept of added) written.push(kept);
    added = [];
  }

  async function sync(): Promise<number> {
    const upTo = written.at(-1)?.seq ?? committed;
    const old = retired;
    const newName = folderDirty;
    retired = [];
    folderDirty = false;
    try {
      for (const previous of old) await disk.sync(previous);
      if (handle >= 0) await disk.sync(handle);
      if (newName) await disk.syncFolder(dirname(file));
    } catch (error) {
      retired = old.concat(retired);
      throw error;
    }
    for (const previous of old) disk.close(previous);
    committed = upTo;
    written = written.filter((kept) => kept.seq > upTo);
    return upTo;
  }

  return {
    add: (at, record) => {
      added.push({ seq: at, record });
    },
    flush,
    sync,
    async restart() {
      closeQuietly();
      added = written.concat(added);
      written = [];
      if (added.length === 0) return committed;
      flush();
      return sync();
    },
    size: () => size,
    rotate: () => {
      full = size > 0;
    },
    close: closeQuietly,
  };

  function closeQuietly(): void {
    for (const each of [...retired, handle]) {
      try {
        if (each >= 0) disk.close(each);
      } catch {
        // The handle is given up either way.
      }
    }
    retired = [];
    handle = -1;
  }
}

function dropBytes(buffers: readonly Buffer[], count: number): readonly Buffer[] {
  let left = count;
  let index = 0;
  for (const buffer of buffers) {
    if (left < buffer.length) break;
    left -= buffer.length;
    index++;
  }
  const rest = buffers.slice(index);
  const first = rest[0];
  if (first && left > 0) rest[0] = first.subarray(left);
  return rest;
}
