/** Why bytes are no update. Thrown inside the walker only, never past `scanUpdate`. */
export class MalformedUpdate extends Error {
  override readonly name = "MalformedUpdate";
}

export interface ByteCursor {
  readonly bytes: Buffer;
  at: number;
}

export function cursorOf(bytes: Uint8Array): ByteCursor {
  return {
    bytes: Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    at: 0,
  };
}

export function remaining(cursor: ByteCursor): number {
  return cursor.bytes.length - cursor.at;
}

export function readByte(cursor: ByteCursor): number {
  const byte = cursor.bytes[cursor.at++];
  if (byte === undefined) throw new MalformedUpdate("cut short");
  return byte;
}

/** An unsigned number of 7-bit groups, low group first, at most `most`. */
export function readUint(cursor: ByteCursor, most: number): number {
  let value = 0;
  let factor = 1;
  for (let groups = 0; groups < 8; groups++) {
    const byte = readByte(cursor);
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) {
      if (value > most) throw new MalformedUpdate(`number over ${most}`);
      return value;
    }
    factor *= 128;
  }
  throw new MalformedUpdate("number too long");
}

/** A count of things that take at least one byte each. */
export function readCount(cursor: ByteCursor): number {
  return readUint(cursor, remaining(cursor));
}

export function skipBytes(cursor: ByteCursor, count: number): void {
  if (count > remaining(cursor)) throw new MalformedUpdate("cut short");
  cursor.at += count;
}

/** The bounds of a length-prefixed byte string; the cursor stands behind it. */
export function readBytes(cursor: ByteCursor): number {
  const length = readCount(cursor);
  skipBytes(cursor, length);
  return length;
}

/** Passes over a string and answers its length in UTF-16 units, which is how Yjs counts. */
export function readText(cursor: ByteCursor): number {
  return walkText(cursor, readCount(cursor));
}

/** Strict UTF-8, because clients decode it strictly: what they would throw on must not get to them. */
function walkText(cursor: ByteCursor, length: number): number {
  const { bytes } = cursor;
  const stop = cursor.at + length;
  if (stop > bytes.length) throw new MalformedUpdate("cut short");
  let at = cursor.at;
  let units = 0;
  while (at < stop) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      at++;
      units++;
    } else {
      const size = sequenceLength(bytes, at, stop);
      if (size === 0) throw new MalformedUpdate("not UTF-8");
      at += size;
      units += size === 4 ? 2 : 1;
    }
  }
  cursor.at = stop;
  return units;
}

/** Length of the multi-byte sequence at `at`, or 0: overlong forms, surrogates and code points past U+10FFFF are none. */
function sequenceLength(bytes: Buffer, at: number, stop: number): number {
  const lead = bytes[at] ?? 0;
  const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (size === 0 || at + size > stop) return 0;
  const second = bytes[at + 1] ?? 0;
  if (lead === 0xe0 && second < 0xa0) return 0;
  if (lead === 0xed && second > 0x9f) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  if (lead === 0xf4 && second > 0x8f) return 0;
  for (let i = 1; i < size; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return size;
}

const PROTO = Buffer.from("__proto__");

/** A string used as a key of an object or map. `__proto__` would replace the prototype of the object clients build from it. */
export function readKey(cursor: ByteCursor): void {
  const length = readCount(cursor);
  walkText(cursor, length);
  if (length === PROTO.length && PROTO.compare(cursor.bytes, cursor.at - length, cursor.at) === 0) {
    throw new MalformedUpdate("key __proto__");
  }
}

/** The string itself, for the few that are looked at. */
export function readString(cursor: ByteCursor): string {
  const length = readCount(cursor);
  walkText(cursor, length);
  return cursor.bytes.toString("utf8", cursor.at - length, cursor.at);
}
