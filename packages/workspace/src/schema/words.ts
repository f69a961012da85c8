/**
 * A short fingerprint of words, kept by a removal: the thing stays hidden only while it still says what the remover
 * saw. Not a security hash (two FNV-1a runs); a collision would hide one concurrent edit, which undo brings back.
 */
export function wordsHash(words: readonly string[]): string {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (const text of words) {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      low = Math.imul(low ^ code, 0x01000193);
      high = Math.imul(high ^ (code + 0x9e37), 0x85ebca6b);
    }
    // A separator no character equals, so that moving words between cells changes the hash.
    low = Math.imul(low ^ 0x10000, 0x01000193);
    high = Math.imul(high ^ 0x10001, 0x85ebca6b);
  }
  return (low >>> 0).toString(36) + (high >>> 0).toString(36);
}
