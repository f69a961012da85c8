/**
 * The places (indices, rising) of a longest rising run of distinct values, not necessarily neighbours: what kept its
 * order among things that were moved, so that the fewest of them are called moved.
 */
export function longestRising(values: readonly number[]): readonly number[] {
  /** tails[k] is the index of the smallest value that ends a run of length k + 1. */
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  values.forEach((value, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1];
    tails[low] = index;
  });
  const run: number[] = [];
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) run.push(at);
  return run.reverse();
}
