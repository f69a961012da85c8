import type { Figures } from "../video/model.ts";

export type CountField = "plays" | "likes" | "comments" | "shares" | "favourites" | "newFans";

/** How a rate is made: the sum of `of` over `per`. The screen prints the definition from this, so it cannot drift. */
export interface RateDefinition {
  readonly of: readonly CountField[];
  readonly per: CountField;
}

export const COMPUTED_RATES = {
  interaction: { of: ["likes", "comments", "shares", "favourites"], per: "plays" },
  like: { of: ["likes"], per: "plays" },
  comment: { of: ["comments"], per: "plays" },
  share: { of: ["shares"], per: "plays" },
  favourite: { of: ["favourites"], per: "plays" },
  fanConversion: { of: ["newFans"], per: "plays" },
} as const satisfies Readonly<Record<string, RateDefinition>>;

/** Rates the platform reports itself; they are different columns and never stand in for one another. */
export const REPORTED_RATES = { completion: "completionRate", completion5s: "completion5sRate" } as const;

export type ComputedRate = keyof typeof COMPUTED_RATES;
export type RateName = ComputedRate | keyof typeof REPORTED_RATES;
export const RATE_NAMES: readonly RateName[] = [
  "completion",
  "completion5s",
  "interaction",
  "like",
  "comment",
  "share",
  "favourite",
  "fanConversion",
];

/** A rate as a fraction, or null when a figure it needs is missing or nobody watched. Missing is never 0. */
export function rateOf(figures: Figures, rate: RateName): number | null {
  if (rate === "completion" || rate === "completion5s") return figures[REPORTED_RATES[rate]];
  const { of, per }: RateDefinition = COMPUTED_RATES[rate];
  const base = figures[per];
  if (base === null || base <= 0) return null;
  let sum = 0;
  for (const field of of) {
    const part = figures[field];
    if (part === null) return null;
    sum += part;
  }
  return sum / base;
}
