import { crc32 } from "node:zlib";
import type { Claim } from "./room-log.ts";

/** What the journal holds: updates in the order they were appended, and updates that were refused. */
export type JournalRecord =
  | {
      readonly type: "update";
      readonly seq: number;
      readonly room: string;
      readonly claims: readonly Claim[];
      readonly update: Uint8Array;
    }
  | {
      readonly type: "refused";
      readonly seq: number;
      readonly room: string;
      readonly personId: string;
      readonly at: number;
      readonly update: Uint8Array;
    };

/**
 * A record on disk, all numbers little-endian:
 *   "TPR1" | length u32 | crc32 u32 of the body | body
 *   body = seq u48 | kind u8 | room (u16 + UTF-8) | claims u16 × (client u32, person (u16 + UTF-8)) | update      kind 1
 *   body = seq u48 | kind u8 | room (u16 + UTF-8) | at u48 | person (u16 + UTF-8) | update                        kind 2
 * The mark in front lets a reader find the next whole record behind a damaged one.
 */
const MARK = 0x31525054;
const MARK_BYTES = Buffer.from("TPR1");
const HEAD = 12;
const KIND = { update: 1, refused: 2 } as const;
const MOST_BODY = 64 * 1024 * 1024;

export function encodeRecord(record: JournalRecord): Buffer {
  const room = Buffer.byteLength(record.room);
  const middle =
    record.type === "update"
      ? 2 + sum(record.claims.map((claim) => 6 + Buffer.byteLength(claim.person)))
      : 8 + Buffer.byteLength(record.personId);
  const length = 6 + 1 + 2 + room + middle + record.update.length;
  const bytes = Buffer.allocUnsafe(HEAD + length);
  let at = HEAD;
  at = bytes.writeUIntLE(record.seq, at, 6);
  at = bytes.writeUInt8(KIND[record.type], at);
  at = writeText(bytes, record.room, at);
  if (record.type === "update") {
    at = bytes.writeUInt16LE(record.claims.length, at);
    for (const claim of record.claims) {
      at = bytes.writeUInt32LE(claim.client, at);
      at = writeText(bytes, claim.person, at);
    }
  } else {
    at = bytes.writeUIntLE(record.at, at, 6);
    at = writeText(bytes, record.personId, at);
  }
  bytes.set(record.update, at);
  bytes.writeUInt32LE(MARK, 0);
  bytes.writeUInt32LE(length, 4);
  bytes.writeUInt32LE(crc32(bytes.subarray(HEAD)), 8);
  return bytes;
}

export type ReadOutcome =
  /** A record, and where the next one begins. */
  | { readonly type: "record"; readonly record: JournalRecord; readonly next: number }
  /** Nothing whole from here on: the end, or a last write that was torn, or a record that was whole and is damaged. */
  | { readonly type: "end"; readonly damaged: boolean }
  /** Bytes that are no record, with a whole one at `next`. */
  | { readonly type: "damage"; readonly next: number };

/** Reads the record at `at`. Its bytes are views into `bytes`. */
export function readRecord(bytes: Buffer, at: number): ReadOutcome {
  const body = bodyAt(bytes, at);
  if (body) return { type: "record", record: decodeBody(body), next: at + HEAD + body.length };
  for (let next = bytes.indexOf("TPR1", at + 1); next >= 0; next = bytes.indexOf("TPR1", next + 1)) {
    if (bodyAt(bytes, next)) return { type: "damage", next };
  }
  return { type: "end", damaged: !looksTorn(bytes.subarray(at)) };
}

/** So many zeros at the end of what was to be a record are a file that grew before its bytes came. */
const ZEROS = Buffer.alloc(8);

/**
 * Whether the rest of a file looks like a write that a power cut broke off: nothing, the first bytes of a record that
 * would be longer, or bytes that end in zeros. Anything else was written whole once and has been damaged since.
 */
function looksTorn(rest: Buffer): boolean {
  if (rest.length < HEAD) return rest.equals(MARK_BYTES.subarray(0, rest.length)) || startsRecord(rest) || isZero(rest);
  if (rest.subarray(-ZEROS.length).equals(ZEROS)) return true;
  if (!startsRecord(rest)) return false;
  const body = rest.subarray(HEAD);
  // With the very checksum it was to have, it is not too short: its length is wrong.
  return rest.readUInt32LE(4) > body.length && crc32(body) !== rest.readUInt32LE(8);
}

function startsRecord(rest: Buffer): boolean {
  return rest.subarray(0, MARK_BYTES.length).equals(MARK_BYTES);
}

function isZero(rest: Buffer): boolean {
  return rest.every((byte) => byte === 0);
}

function bodyAt(bytes: Buffer, at: number): Buffer | null {
  if (at + HEAD > bytes.length || bytes.readUInt32LE(at) !== MARK) return null;
  const length = bytes.readUInt32LE(at + 4);
  if (length > MOST_BODY || at + HEAD + length > bytes.length) return null;
  const body = bytes.subarray(at + HEAD, at + HEAD + length);
  return crc32(body) === bytes.readUInt32LE(at + 8) ? body : null;
}

function decodeBody(body: Buffer): JournalRecord {
  const seq = body.readUIntLE(0, 6);
  const kind = body.readUInt8(6);
  const room = readText(body, 7);
  if (kind === KIND.refused) {
    const person = readText(body, room.next + 6);
    return {
      type: "refused",
      seq,
      room: room.text,
      at: body.readUIntLE(room.next, 6),
      personId: person.text,
      update: body.subarray(person.next),
    };
  }
  const claims: Claim[] = [];
  let at = room.next + 2;
  for (let left = body.readUInt16LE(room.next); left > 0; left--) {
    const person = readText(body, at + 4);
    claims.push({ client: body.readUInt32LE(at), person: person.text });
    at = person.next;
  }
  return { type: "update", seq, room: room.text, claims, update: body.subarray(at) };
}

function writeText(bytes: Buffer, text: string, at: number): number {
  const length = bytes.write(text, at + 2);
  bytes.writeUInt16LE(length, at);
  return at + 2 + length;
}

function readText(bytes: Buffer, at: number): { text: string; next: number } {
  const next = at + 2 + bytes.readUInt16LE(at);
  return { text: bytes.toString("utf8", at + 2, next), next };
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}
