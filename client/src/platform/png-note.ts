import { crc32 } from "./zip/crc32.ts";

/**
 * A note inside a PNG, in a chunk of our own (`tpNo`: ancillary, private, safe to copy): programs that show the picture
 * skip it. What a sketch was drawn with thus goes wherever its picture goes, under one hash.
 */
const TYPE = "tpNo";
const SIGNATURE_BYTES = 8;
/** Length and type before a chunk's data, checksum behind it. */
const HEAD_BYTES = 8;
const CHUNK_BYTES = 12;

/** The PNG with the note in front of its last chunk. Null for what is no PNG. */
export function addPngNote(png: Uint8Array, note: string): Uint8Array<ArrayBuffer> | null {
  const end = findChunk(png, "IEND");
  if (end === null) return null;
  const data = new TextEncoder().encode(note);
  const chunk = new Uint8Array(CHUNK_BYTES + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  for (let at = 0; at < TYPE.length; at += 1) chunk[4 + at] = TYPE.charCodeAt(at);
  chunk.set(data, HEAD_BYTES);
  view.setUint32(HEAD_BYTES + data.length, crc32(chunk.subarray(4, HEAD_BYTES + data.length)));
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, end.start));
  whole.set(chunk, end.start);
  whole.set(png.subarray(end.start), end.start + chunk.length);
  return whole;
}

/** The note of a PNG of ours; null without one, and for anything that is not whole. */
export function readPngNote(png: Uint8Array): string | null {
  const found = findChunk(png, TYPE);
  if (found === null) return null;
  const data = png.subarray(found.start + HEAD_BYTES, found.start + HEAD_BYTES + found.length);
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const sum = view.getUint32(found.start + HEAD_BYTES + found.length);
  if (sum !== crc32(png.subarray(found.start + 4, found.start + HEAD_BYTES + found.length))) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(data);
  } catch {
    return null;
  }
}

function findChunk(png: Uint8Array, wanted: string): { readonly start: number; readonly length: number } | null {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (png.length < SIGNATURE_BYTES || view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return null;
  let start = SIGNATURE_BYTES;
  while (start + CHUNK_BYTES <= png.length) {
    const length = view.getUint32(start);
    if (start + CHUNK_BYTES + length > png.length) return null;
    const type = String.fromCharCode(...png.subarray(start + 4, start + HEAD_BYTES));
    if (type === wanted) return { start, length };
    start += CHUNK_BYTES + length;
  }
  return null;
}
