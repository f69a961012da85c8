import { type Result, refuse } from "@tongpin/domain/base";
import { Inflate } from "fflate";
import { crc32 } from "./crc32.ts";

/** What a zip may ask of this device before any of it is unpacked. */
export interface ZipLimits {
  readonly entries: number;
  /** Of all entries together, unpacked. */
  readonly bytes: number;
  /** Of one entry that is read into memory. */
  readonly entryBytes: number;
  /** Unpacked over packed, of entries above a megabyte: text packs 20:1 at most, a bomb 1,000:1. */
  readonly ratio: number;
}

export interface ZipEntry {
  readonly path: string;
  readonly bytes: number;
  readonly packed: number;
  readonly stored: boolean;
  readonly crc: number;
  readonly offset: number;
}

export interface ZipFile {
  readonly entries: ReadonlyMap<string, ZipEntry>;
  /** Unpacks one entry into memory, never more than it declared. Refuses `zip-damaged`, `zip-missing`, `zip-too-large`. */
  read(path: string): Promise<Result<Uint8Array<ArrayBuffer>>>;
  /** A stored entry as a part of the file itself, nothing copied; its checksum is the reader's affair. */
  slice(path: string): Promise<Result<Blob>>;
}

const END_SIGN = 0x06054b50;
const DIRECTORY_SIGN = 0x02014b50;
const LOCAL_SIGN = 0x04034b50;
const END_BYTES = 22;
/** The comment at the end of a zip is at most this long. */
const COMMENT_MAX = 0xffff;
const LOCAL_BYTES = 30;
const DIRECTORY_BYTES = 46;
const PIECE_BYTES = 64 * 1024;
const RATIO_FROM_BYTES = 1024 * 1024;

async function view(blob: Blob, from: number, to: number): Promise<DataView<ArrayBuffer>> {
  return new DataView(await blob.slice(from, to).arrayBuffer());
}

/**
 * Reads a zip's directory and nothing else, so that a foreign, damaged or hostile file is refused before it costs
 * anything: `zip-foreign`, `zip-damaged`, `zip-too-large`, `zip-too-many`, `zip-bomb`. Names are keys, never paths.
 */
export async function openZip(file: Blob, limits: ZipLimits): Promise<Result<ZipFile>> {
  const end = await findEnd(file);
  if (!end) return refuse("zip-foreign");
  if (end.count > limits.entries) return refuse("zip-too-many", { max: limits.entries, count: end.count });
  if (end.start + end.size > end.at) return refuse("zip-damaged");
  const directoryAt = end.start;
  const entries = readDirectory(await view(file, end.start, end.start + end.size), end.count);
  if (!entries) return refuse("zip-damaged");
  const refusal = judge(entries, end.start, limits);
  if (refusal) return refusal;
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  if (byPath.size !== entries.length) return refuse("zip-damaged");

  async function dataOf(path: string): Promise<Result<{ entry: ZipEntry; data: Blob }>> {
    const entry = byPath.get(path);
    if (!entry) return refuse("zip-missing", { path });
    const head = await view(file, entry.offset, entry.offset + LOCAL_BYTES);
    if (head.byteLength < LOCAL_BYTES || head.getUint32(0, true) !== LOCAL_SIGN) return refuse("zip-damaged");
    const from = entry.offset + LOCAL_BYTES + head.getUint16(26, true) + head.getUint16(28, true);
    if (from + entry.packed > directoryAt) return refuse("zip-damaged");
    return { ok: true, value: { entry, data: file.slice(from, from + entry.packed) } };
  }

  return {
    ok: true,
    value: {
      entries: byPath,
      async read(path) {
        const found = await dataOf(path);
        if (!found.ok) return found;
        const { entry, data } = found.value;
        if (entry.bytes > limits.entryBytes) return refuse("zip-too-large", { max: limits.entryBytes, path });
        const bytes = entry.stored ? new Uint8Array(await data.arrayBuffer()) : await inflate(data, entry.bytes);
        const sound = bytes !== null && bytes.length === entry.bytes && crc32(bytes) === entry.crc;
        return sound ? { ok: true, value: bytes } : refuse("zip-damaged", { path });
      },
      async slice(path) {
        const found = await dataOf(path);
        if (!found.ok) return found;
        return found.value.entry.stored ? { ok: true, value: found.value.data } : refuse("zip-damaged", { path });
      },
    },
  };
}

interface Directory {
  readonly at: number;
  readonly start: number;
  readonly size: number;
  readonly count: number;
}

async function findEnd(file: Blob): Promise<Directory | null> {
  const from = Math.max(0, file.size - END_BYTES - COMMENT_MAX);
  const tail = await view(file, from, file.size);
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END_SIGN || tail.getUint16(at + 20, true) !== tail.byteLength - at - END_BYTES)
      continue;
    const count = tail.getUint16(at + 10, true);
    return { at: from + at, count, size: tail.getUint32(at + 12, true), start: tail.getUint32(at + 16, true) };
  }
  return null;
}

function readDirectory(directory: DataView<ArrayBuffer>, count: number): readonly ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + DIRECTORY_BYTES > directory.byteLength || directory.getUint32(at, true) !== DIRECTORY_SIGN) return null;
    const flags = directory.getUint16(at + 8, true);
    const method = directory.getUint16(at + 10, true);
    // Encrypted, or packed in a way we never write.
    if ((flags & 1) !== 0 || (method !== 0 && method !== 8)) return null;
    const nameLength = directory.getUint16(at + 28, true);
    const rest = directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true);
    const nameAt = at + DIRECTORY_BYTES;
    if (nameAt + nameLength + rest > directory.byteLength) return null;
    entries.push({
      path: new TextDecoder().decode(new Uint8Array(directory.buffer, directory.byteOffset + nameAt, nameLength)),
      crc: directory.getUint32(at + 16, true),
      packed: directory.getUint32(at + 20, true),
      bytes: directory.getUint32(at + 24, true),
      offset: directory.getUint32(at + 42, true),
      stored: method === 0,
    });
    at = nameAt + nameLength + rest;
  }
  return entries;
}

function judge(entries: readonly ZipEntry[], end: number, limits: ZipLimits): Result<never> | null {
  let total = 0;
  let reached = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    // Entries that share bytes are how a small file unpacks to petabytes.
    if (entry.offset < reached) return refuse("zip-bomb");
    reached = entry.offset + LOCAL_BYTES + entry.packed;
    if (reached > end || (entry.stored && entry.packed !== entry.bytes)) return refuse("zip-damaged");
    if (entry.bytes > RATIO_FROM_BYTES && entry.bytes > entry.packed * limits.ratio) return refuse("zip-bomb");
    total += entry.bytes;
  }
  return total > limits.bytes ? refuse("zip-too-large", { max: limits.bytes, bytes: total }) : null;
}

/** Unpacks at most `size` bytes; null when there is more, or it can't be unpacked. */
async function inflate(data: Blob, size: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const result = new Uint8Array(size);
  let length = 0;
  let tooMuch = false;
  const unpacker = new Inflate((chunk) => {
    if (length + chunk.length > size) tooMuch = true;
    else result.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < data.size && !tooMuch; at += PIECE_BYTES) {
      const piece = new Uint8Array(await data.slice(at, at + PIECE_BYTES).arrayBuffer());
      unpacker.push(piece, at + PIECE_BYTES >= data.size);
    }
  } catch {
    return null;
  }
  return tooMuch || length !== size ? null : result;
}
