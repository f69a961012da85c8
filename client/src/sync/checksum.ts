/**
 * FNV-1a over words of four bytes: tells bytes that are not the ones we wrote for a fraction of what decoding an update
 * costs, to see whether it can be read. Each step is a bijection, so one changed word is always found.
 */
export function checksum(bytes: Uint8Array): number {
  const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(buffer, byteOffset, length >>> 2);
  let sum = 0x811c9dc5 ^ length;
  for (const word of words) sum = Math.imul(sum ^ word, 0x01000193);
  for (let index = words.length * 4; index < length; index += 1) {
    sum = Math.imul(sum ^ (bytes[index] ?? 0), 0x01000193);
  }
  return sum >>> 0;
}
