import {
  type ByteCursor,
  cursorOf,
  MalformedUpdate,
  readByte,
  readCount,
  readKey,
  readString,
  readUint,
  remaining,
} from "./byte-cursor.ts";
import { MOST_LENGTH, positive, scanContent } from "./content-scan.ts";

/**
 * What an update would do to a document, read from its bytes without building anything. Structs lie flat in one array,
 * `STRIDE` numbers each, because a full paper has tens of thousands of them.
 */
export interface UpdateScan {
  readonly sections: readonly Section[];
  readonly structs: readonly number[];
  /** client, clock, length of every deleted range, three numbers each. */
  readonly deletes: readonly number[];
}

/** The structs of one client, in clock order. */
export interface Section {
  readonly client: number;
  /** Index of the first struct and of the one after the last, in structs. */
  readonly from: number;
  readonly to: number;
  /** Where the bytes of the first struct begin. */
  readonly bodyStart: number;
}

export const STRIDE = 10;
export const CLOCK = 0;
export const LENGTH = 1;
/** 1 for a Skip, which holds a place and brings nothing. */
export const SKIP = 2;
/** Three pairs (client, clock) this struct needs: left origin, right origin, parent. Client -1: none. */
export const NEEDS = 3;
/** Where its bytes end. */
export const END = 9;

export type ScanResult =
  | { readonly ok: true; readonly scan: UpdateScan }
  | { readonly ok: false; readonly why: string };

const MOST_CLIENT = 2 ** 32 - 1;
const MOST_CLOCK = 2 ** 40;
const INFO = { reference: 0x1f, keyed: 0x20, right: 0x40, left: 0x80 } as const;
const GC = 0;
const SKIP_STRUCT = 10;

/**
 * Walks a v1 update to its last byte before anyone acts on its first. Bounded by its length in time and space;
 * refuses whatever a replica would throw on, hang on, or take in without being able to show it.
 *
 * @param roots names the document may have at its root, or null to take any (what is in our own log)
 */
export function scanUpdate(update: Uint8Array, roots: ReadonlySet<string> | null): ScanResult {
  try {
    const cursor = cursorOf(update);
    const structs: number[] = [];
    const sections = scanSections(cursor, structs, roots);
    const deletes = scanDeletes(cursor);
    if (remaining(cursor) > 0) throw new MalformedUpdate("bytes left over");
    return { ok: true, scan: { sections, structs, deletes } };
  } catch (error) {
    if (error instanceof MalformedUpdate) return { ok: false, why: error.message };
    throw error;
  }
}

function scanSections(cursor: ByteCursor, structs: number[], roots: ReadonlySet<string> | null): Section[] {
  const count = readCount(cursor);
  const sections: Section[] = [];
  const seen = count > 1 ? new Set<number>() : null;
  for (let i = 0; i < count; i++) {
    const structCount = positive(readCount(cursor));
    const client = readUint(cursor, MOST_CLIENT);
    // Yjs keeps only the last of two sections of one client, so they would mean different things to different readers.
    if (seen?.has(client)) throw new MalformedUpdate("client twice");
    seen?.add(client);
    let clock = readUint(cursor, MOST_CLOCK);
    const from = structs.length / STRIDE;
    const bodyStart = cursor.at;
    for (let k = 0; k < structCount; k++) clock = scanStruct(cursor, clock, structs, roots);
    sections.push({ client, from, to: from + structCount, bodyStart });
  }
  return sections;
}

/** Pushes one struct and answers the clock after it. */
function scanStruct(cursor: ByteCursor, clock: number, structs: number[], roots: ReadonlySet<string> | null): number {
  const info = readByte(cursor);
  const base = structs.length;
  structs.push(clock, 0, 0, -1, 0, -1, 0, -1, 0, 0);
  let length: number;
  if (info === GC) {
    length = positive(readUint(cursor, MOST_LENGTH));
  } else if (info === SKIP_STRUCT) {
    length = positive(readUint(cursor, MOST_LENGTH));
    structs[base + SKIP] = 1;
  } else {
    if (info & INFO.left) readId(cursor, structs, base + NEEDS);
    if (info & INFO.right) readId(cursor, structs, base + NEEDS + 2);
    if (!(info & (INFO.left | INFO.right))) scanParent(cursor, structs, base, (info & INFO.keyed) !== 0, roots);
    length = scanContent(cursor, info & INFO.reference);
  }
  if (clock + length > MOST_CLOCK) throw new MalformedUpdate("clock too large");
  structs[base + LENGTH] = length;
  structs[base + END] = cursor.at;
  return clock + length;
}

function scanParent(
  cursor: ByteCursor,
  structs: number[],
  base: number,
  keyed: boolean,
  roots: ReadonlySet<string> | null,
): void {
  if (readUint(cursor, 1) === 1) {
    const root = readString(cursor);
    if (roots !== null && !roots.has(root)) throw new MalformedUpdate("unknown root");
  } else {
    readId(cursor, structs, base + NEEDS + 4);
  }
  if (keyed) readKey(cursor);
}

function readId(cursor: ByteCursor, structs: number[], into: number): void {
  structs[into] = readUint(cursor, MOST_CLIENT);
  structs[into + 1] = readUint(cursor, MOST_CLOCK);
}

function scanDeletes(cursor: ByteCursor): number[] {
  const deletes: number[] = [];
  const clients = readCount(cursor);
  for (let i = 0; i < clients; i++) {
    const client = readUint(cursor, MOST_CLIENT);
    const ranges = readCount(cursor);
    for (let k = 0; k < ranges; k++) {
      const clock = readUint(cursor, MOST_CLOCK);
      deletes.push(client, clock, positive(readUint(cursor, MOST_CLOCK - clock)));
    }
  }
  return deletes;
}
