/** Several updates of one room in one row: seq u48, length u32, bytes; little-endian. */
export interface PackedUpdate {
  readonly seq: number;
  readonly update: Uint8Array;
}

const HEAD = 10;

export function encodePack(updates: readonly PackedUpdate[]): Buffer {
  const bytes = Buffer.allocUnsafe(updates.reduce((total, each) => total + HEAD + each.update.length, 0));
  let at = 0;
  for (const { seq, update } of updates) {
    at = bytes.writeUIntLE(seq, at, 6);
    at = bytes.writeUInt32LE(update.length, at);
    bytes.set(update, at);
    at += update.length;
  }
  return bytes;
}

/** The updates are views into the pack. */
export function decodePack(pack: Uint8Array): PackedUpdate[] {
  const bytes = Buffer.from(pack.buffer, pack.byteOffset, pack.byteLength);
  const updates: PackedUpdate[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + HEAD + bytes.readUInt32LE(at + 6);
    updates.push({ seq: bytes.readUIntLE(at, 6), update: bytes.subarray(at + HEAD, end) });
    at = end;
  }
  return updates;
}
