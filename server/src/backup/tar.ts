import type { FileHandle } from "node:fs/promises";

const BLOCK = 512;
/** Octal digits of a size in the classic format: 8 GiB, eight times the largest cut. */
const MOST_BYTES = 8 ** 11 - 1;

/** The header block of one regular file in the plain ustar format, readable by any tar. */
export function tarHeader(name: string, bytes: number): Buffer {
  if (Buffer.byteLength(name) > 100 || bytes > MOST_BYTES) throw new Error(`${name} does not fit into the archive`);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  block.write("0000600\0", 100);
  block.write("0000000\0", 108);
  block.write("0000000\0", 116);
  block.write(`${bytes.toString(8).padStart(11, "0")}\0`, 124);
  block.write("00000000000\0", 136);
  block.write("0", 156);
  block.write("ustar\x0000", 257, "latin1");
  block.write(`${checksum(block).toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}

/** Zeros that fill a file's last block. */
export function tarPadding(bytes: number): Buffer {
  return Buffer.alloc((BLOCK - (bytes % BLOCK)) % BLOCK);
}

/** More files than a workspace ever has cuts; whoever lists more wants our memory. */
const MOST_ENTRIES = 1_000_000;

export const TAR_END = Buffer.alloc(2 * BLOCK);

export class DamagedArchive extends Error {}

export interface TarEntry {
  readonly name: string;
  readonly bytes: number;
  /** Where the content begins in the archive. */
  readonly offset: number;
}

/** Lists an archive written by us. Anything odd in a header, in the padding or behind the end is damage, never skipped. */
export async function listTar(file: FileHandle): Promise<readonly TarEntry[]> {
  const { size } = await file.stat();
  const entries: TarEntry[] = [];
  let at = 0;
  for (;;) {
    const header = await readExactly(file, at, BLOCK);
    if (isZero(header)) break;
    const entry = readHeader(header, at + BLOCK);
    entries.push(entry);
    if (entries.length > MOST_ENTRIES) throw new DamagedArchive("the file lists more than a backup holds");
    const padding = tarPadding(entry.bytes).length;
    if (!isZero(await readExactly(file, entry.offset + entry.bytes, padding))) {
      throw new DamagedArchive(`the file is damaged after ${entry.name}`);
    }
    at = entry.offset + entry.bytes + padding;
  }
  if (size !== at + TAR_END.length || !isZero(await readExactly(file, at, TAR_END.length))) {
    throw new DamagedArchive("the file is damaged at its end");
  }
  return entries;
}

function readHeader(header: Buffer, offset: number): TarEntry {
  const name = header.toString("utf8", 0, 100).replace(/\0+$/, "");
  const bytes = Number.parseInt(header.toString("latin1", 124, 135), 8);
  // Written anew from what was read, an undamaged header comes out the same to the last byte.
  const valid = Number.isSafeInteger(bytes) && bytes >= 0 && name !== "" && tarHeader(name, bytes).equals(header);
  if (!valid) throw new DamagedArchive(`the file is damaged at byte ${offset - BLOCK}`);
  return { name, bytes, offset };
}

async function readExactly(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  if (bytesRead < length) throw new DamagedArchive("the file is cut short");
  return buffer;
}

function checksum(block: Buffer): number {
  let sum = 0;
  for (const [index, byte] of block.entries()) sum += index >= 148 && index < 156 ? 32 : byte;
  return sum;
}

function isZero(block: Buffer): boolean {
  return block.every((byte) => byte === 0);
}
