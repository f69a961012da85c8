/** Where a character stands after its text was changed elsewhere; in the changed part itself, at its beginning. */
export function keepIndex(before: string, after: string, index: number): number {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  if (index < head) return index;
  let tail = 0;
  while (tail < shortest - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return index >= before.length - tail ? index + after.length - before.length : head;
}
