import { closeSync, fstatSync, openSync, readSync, unlinkSync } from "node:fs";
import { type JournalRecord, readRecord } from "./journal-record.ts";
import { listSegments, readSegmentHeader, SEGMENT_HEAD, type Segment } from "./journal-segment.ts";

/** Reads journal segments in order, a piece at a time, and removes those that are taken in. */
export interface JournalReader {
  /** The next records up to number `upTo`, or null when there are none. Call `confirm` once they are safe elsewhere. */
  read(upTo: number): JournalBatch | null;
  confirm(): void;
  /** Up to which number all was confirmed. */
  seq(): number;
  lastSegment(): number;
  /**
   * Whether the end of the log is not merely a torn write: a record that was whole once is damaged, or the segment's
   * head is. Only when everything is read and nobody writes.
   */
  isEndDamaged(): boolean;
  /** Removes what is confirmed to the end. Only when nobody writes any more. */
  close(): void;
}

export interface JournalBatch {
  readonly records: readonly JournalRecord[];
  readonly seq: number;
  /** Numbers are given out without gaps: so many are missing, whatever became of their records. */
  readonly damaged: number;
}

interface Open extends Segment {
  readonly firstSeq: number;
  offset: number;
}

const PIECE = 4 * 1024 * 1024;

/** @param ingested number up to which everything is known to be in */
export function createJournalReader(file: string, ingested: number): JournalReader {
  const known = new Map<number, Open>();
  let seq = ingested;
  let last = 0;
  let pending: { segment: Open; offset: number; seq: number } | null = null;

  function refresh(): Open[] {
    const open: Open[] = [];
    for (const segment of listSegments(file)) {
      last = Math.max(last, segment.number);
      const seen = known.get(segment.number) ?? openSegment(segment);
      if (!seen) continue;
      known.set(segment.number, seen);
      open.push(seen);
    }
    return open;
  }

  function openSegment(segment: Segment): Open | null {
    const firstSeq = readSegmentHeader(readPiece(segment.path, 0, SEGMENT_HEAD));
    return firstSeq === null ? null : { ...segment, firstSeq, offset: SEGMENT_HEAD };
  }

  function read(upTo: number): JournalBatch | null {
    const segments = refresh();
    for (const [index, segment] of segments.entries()) {
      // What a later segment wrote again is not to be believed here.
      const newer = Math.min(...segments.slice(index + 1).map((each) => each.firstSeq));
      const batch = readFrom(segment, Math.min(upTo, newer - 1));
      if (batch) return batch;
      if (Number.isFinite(newer) && seq >= newer - 1) remove(segment);
    }
    return null;
  }

  function readFrom(segment: Open, upTo: number): JournalBatch | null {
    let bytes = readPiece(segment.path, segment.offset, PIECE);
    let piece = takeRecords(bytes, upTo);
    if (piece.records.length === 0 && bytes.length === PIECE) {
      // One record larger than a piece.
      bytes = readPiece(segment.path, segment.offset, Number.POSITIVE_INFINITY);
      piece = takeRecords(bytes, upTo);
    }
    if (piece.records.length === 0) return null;
    const records = piece.records.filter((record) => record.seq > seq);
    const upToSeq = Math.max(seq, piece.records.at(-1)?.seq ?? seq);
    pending = { segment, offset: segment.offset + piece.end, seq: upToSeq };
    return { records, seq: upToSeq, damaged: missing(seq, records) };
  }

  function remove(segment: Open): void {
    known.delete(segment.number);
    unlinkSync(segment.path);
  }

  return {
    read,
    confirm() {
      if (!pending) return;
      pending.segment.offset = pending.offset;
      seq = pending.seq;
      pending = null;
    },
    seq: () => seq,
    lastSegment: () => last,
    isEndDamaged() {
      const [newest] = listSegments(file).slice(-1);
      if (!newest) return false;
      const bytes = readPiece(newest.path, 0, Number.POSITIVE_INFINITY);
      const open = known.get(newest.number);
      if (!open) return bytes.length > SEGMENT_HEAD && bytes.some((byte) => byte !== 0);
      const end = readRecord(bytes, open.offset);
      return end.type === "end" && end.damaged;
    },
    close() {
      if (read(Number.POSITIVE_INFINITY) !== null) return;
      for (const segment of listSegments(file)) unlinkSync(segment.path);
    },
  };
}

function takeRecords(bytes: Buffer, upTo: number): { records: JournalRecord[]; end: number } {
  const records: JournalRecord[] = [];
  let end = 0;
  for (let outcome = readRecord(bytes, 0); outcome.type !== "end"; outcome = readRecord(bytes, outcome.next)) {
    if (outcome.type === "damage") continue;
    if (outcome.record.seq > upTo) break;
    records.push(outcome.record);
    end = outcome.next;
  }
  return { records, end };
}

function missing(seq: number, records: readonly JournalRecord[]): number {
  let count = 0;
  let last = seq;
  for (const record of records) {
    count += Math.max(0, record.seq - last - 1);
    last = Math.max(last, record.seq);
  }
  return count;
}

function readPiece(path: string, from: number, most: number): Buffer {
  const file = openSync(path, "r");
  try {
    const length = Math.max(0, Math.min(most, fstatSync(file).size - from));
    const bytes = Buffer.allocUnsafe(length);
    let filled = 0;
    while (filled < length) {
      const count = readSync(file, bytes, filled, length - filled, from + filled);
      if (count === 0) break;
      filled += count;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}
