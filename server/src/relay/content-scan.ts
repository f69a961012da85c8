import {
  type ByteCursor,
  MalformedUpdate,
  readByte,
  readBytes,
  readCount,
  readKey,
  readString,
  readText,
  readUint,
  skipBytes,
} from "./byte-cursor.ts";

/** Longest run of one struct. */
export const MOST_LENGTH = 2 ** 20;
const MOST_DEPTH = 16;

const CONTENT = { deleted: 1, json: 2, binary: 3, string: 4, embed: 5, format: 6, type: 7, any: 8 } as const;
/** Y.Array, Y.Map, Y.Text, Y.XmlElement, Y.XmlFragment, Y.XmlText; the second word is the node's name where there is one. */
const TYPES_WITHOUT_NAME = new Set([0, 1, 2, 4, 6]);
const XML_ELEMENT = 3;

/** Passes over an item's content and answers its length in clock ticks. Subdocuments (9) are refused like any unknown content. */
export function scanContent(cursor: ByteCursor, reference: number): number {
  switch (reference) {
    case CONTENT.deleted:
      return positive(readUint(cursor, MOST_LENGTH));
    case CONTENT.json:
      return scanMany(cursor, scanLegacyJson);
    case CONTENT.binary:
      readBytes(cursor);
      return 1;
    case CONTENT.string: {
      const units = readText(cursor);
      if (units > MOST_LENGTH) throw new MalformedUpdate("struct too long");
      return positive(units);
    }
    case CONTENT.embed:
      scanJson(readString(cursor));
      return 1;
    case CONTENT.format:
      readKey(cursor);
      scanJson(readString(cursor));
      return 1;
    case CONTENT.type:
      scanType(cursor);
      return 1;
    case CONTENT.any:
      return scanMany(cursor, scanTopAny);
    default:
      throw new MalformedUpdate(`content ${reference}`);
  }
}

export function positive(length: number): number {
  if (length === 0) throw new MalformedUpdate("empty struct");
  return length;
}

function scanMany(cursor: ByteCursor, scanOne: (cursor: ByteCursor) => void): number {
  const count = positive(readCount(cursor));
  if (count > MOST_LENGTH) throw new MalformedUpdate("struct too long");
  for (let i = 0; i < count; i++) scanOne(cursor);
  return count;
}

function scanType(cursor: ByteCursor): void {
  const type = readUint(cursor, 6);
  if (type === XML_ELEMENT) readKey(cursor);
  else if (!TYPES_WITHOUT_NAME.has(type)) throw new MalformedUpdate(`type ${type}`);
}

function scanLegacyJson(cursor: ByteCursor): void {
  const text = readString(cursor);
  if (text !== "undefined") scanJson(text);
}

function scanJson(text: string): void {
  if (text === "null" || text === "true") return;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new MalformedUpdate("not JSON");
  }
  scanValue(value, 0);
}

function scanValue(value: unknown, depth: number): void {
  if (typeof value !== "object" || value === null) return;
  if (depth >= MOST_DEPTH) throw new MalformedUpdate("nested too deep");
  if (Object.hasOwn(value, "__proto__")) throw new MalformedUpdate("key __proto__");
  for (const inner of Object.values(value)) scanValue(inner, depth + 1);
}

function scanTopAny(cursor: ByteCursor): void {
  scanAny(cursor, 0);
}

/** One value in lib0's "any" encoding, by its first byte. */
function scanAny(cursor: ByteCursor, depth: number): void {
  const kind = readByte(cursor);
  switch (kind) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      scanSignedInt(cursor);
      return;
    case 124:
      skipBytes(cursor, 4);
      return;
    case 123:
    case 122:
      skipBytes(cursor, 8);
      return;
    case 119:
      readText(cursor);
      return;
    case 118:
    case 117:
      scanNested(cursor, kind === 118, depth + 1);
      return;
    case 116:
      readBytes(cursor);
      return;
    default:
      throw new MalformedUpdate(`value ${kind}`);
  }
}

function scanNested(cursor: ByteCursor, keyed: boolean, depth: number): void {
  if (depth > MOST_DEPTH) throw new MalformedUpdate("nested too deep");
  const count = readCount(cursor);
  for (let i = 0; i < count; i++) {
    if (keyed) readKey(cursor);
    scanAny(cursor, depth);
  }
}

/** 6 bits and a sign in the first byte, then 7 bits a byte. */
function scanSignedInt(cursor: ByteCursor): void {
  let byte = readByte(cursor);
  let value = byte & 0x3f;
  let factor = 64;
  while (byte >= 0x80) {
    byte = readByte(cursor);
    value += (byte & 0x7f) * factor;
    factor *= 128;
    if (value > Number.MAX_SAFE_INTEGER) throw new MalformedUpdate("number too long");
  }
}
