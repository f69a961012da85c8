/**
 * FNV-1a, 32 bits: tells bytes that are not the ones we wrote, at about a nanosecond a byte (decoding an update to see
 * whether it can be read costs as much as applying it). Each step is a bijection, so one changed byte is always found.
 */
export function checksum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < bytes.length; index += 1) {
    sum = Math.imul(sum ^ (bytes[index] ?? 0), 0x01000193);
  }
  return sum >>> 0;
}
