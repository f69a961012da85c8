/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** 0 ≤ n < 1. */
  next(): number;
  /** 0 ≤ n < `below`, whole. */
  below(below: number): number;
  /** Something of the list; undefined of an empty one. One number is used up either way. */
  pick<T>(list: readonly T[]): T | undefined;
  chance(share: number): boolean;
}

/** mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const below = (limit: number) => Math.floor(next() * limit);
  return { next, below, pick: (list) => list[below(list.length)], chance: (share) => next() < share };
}

/** One of several by weight. */
export function pickWeighted<T>(random: Random, weights: readonly (readonly [choice: T, weight: number])[]): T {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  let left = random.next() * total;
  for (const [choice, weight] of weights) {
    left -= weight;
    if (left < 0) return choice;
  }
  const last = weights.at(-1);
  if (!last) throw new Error("nothing to choose from");
  return last[0];
}

/** The seeds of one test. Kept ones once found a bug and are run for ever; `SEED` in the environment replays one. */
export function seedsFor(given: { readonly kept: readonly number[]; readonly fresh: number }): readonly number[] {
  const replay = process.env["SEED"];
  if (replay !== undefined) return [Number(replay)];
  return [...given.kept, ...Array.from({ length: given.fresh }, (_, index) => 1_000 + index)];
}
