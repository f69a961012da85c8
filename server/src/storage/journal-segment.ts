import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";

const MAGIC = "TPLOG1\0\0";
/** Magic, then the sequence number of its first record (u48) and two bytes of zero. */
export const SEGMENT_HEAD = 16;

export interface Segment {
  readonly number: number;
  readonly path: string;
}

export function segmentPath(file: string, number: number): string {
  return `${file}-log.${String(number).padStart(9, "0")}`;
}

/** Segments beside a store, oldest first. */
export function listSegments(file: string): Segment[] {
  const prefix = `${basename(file)}-log.`;
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(prefix) && /^\d{9}$/.test(name.slice(prefix.length)))
    .sort()
    .map((name) => ({ number: Number(name.slice(prefix.length)), path: join(dirname(file), name) }));
}

/**
 * A segment's first record supersedes everything from that number on in older segments: after a failed sync the same
 * records are written again, and what the old file holds of them is not to be believed.
 */
export function segmentHeader(firstSeq: number): Buffer {
  const head = Buffer.alloc(SEGMENT_HEAD);
  head.write(MAGIC, "latin1");
  head.writeUIntLE(firstSeq, 8, 6);
  return head;
}

/** The first sequence number of a segment, or null if even its head was not written whole. */
export function readSegmentHeader(bytes: Buffer): number | null {
  if (bytes.length < SEGMENT_HEAD || bytes.toString("latin1", 0, 8) !== MAGIC) return null;
  return bytes.readUIntLE(8, 6);
}
