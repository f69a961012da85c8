/** Which ticks of which clients are deleted: per client a sorted flat list of half-open ranges [start, end, start, end, …]. */
export type DeleteIndex = Map<number, number[]>;

/** Whether all of [start, end) is known as deleted. */
export function hasDeleted(index: DeleteIndex, client: number, start: number, end: number): boolean {
  const ranges = index.get(client);
  if (ranges === undefined) return false;
  const at = firstEndingAfter(ranges, start);
  return at < ranges.length && (ranges[at] ?? 0) <= start && (ranges[at + 1] ?? 0) >= end;
}

export function addDeleted(index: DeleteIndex, client: number, start: number, end: number): void {
  const ranges = index.get(client);
  if (ranges === undefined) {
    index.set(client, [start, end]);
    return;
  }
  const last = ranges.length - 2;
  // Typing over text deletes in order more often than not.
  if ((ranges[last + 1] ?? 0) < start) {
    ranges.push(start, end);
    return;
  }
  // Ranges that touch become one.
  const from = firstEndingAfter(ranges, start - 1);
  let to = from;
  let low = start;
  let high = end;
  while (to < ranges.length && (ranges[to] ?? 0) <= end) {
    low = Math.min(low, ranges[to] ?? low);
    high = Math.max(high, ranges[to + 1] ?? high);
    to += 2;
  }
  ranges.splice(from, to - from, low, high);
}

/** Index of the first range whose end is past `tick` (always even). */
function firstEndingAfter(ranges: readonly number[], tick: number): number {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ranges[middle * 2 + 1] ?? 0) > tick) high = middle;
    else low = middle + 1;
  }
  return low * 2;
}
