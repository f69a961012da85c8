import type { CivilDate } from "../base/index.ts";
import { monthCount } from "./months.ts";

/** A plan is made for half a year to a year (PLN-01). */
export const PLAN_MONTHS = { least: 6, most: 12 } as const;

export interface PlanReach {
  /** The last planned day. */
  readonly until: CivilDate;
  /** Months from this one to that day's, both counted. */
  readonly months: number;
  /** Never a refusal: short of half a year, or so long that its end is a guess. */
  readonly hint: "short" | "long" | null;
}

/** How far a plan reaches from today; null when nothing lies ahead. */
export function planReach(today: CivilDate, days: Iterable<CivilDate>): PlanReach | null {
  let until: CivilDate | null = null;
  for (const day of days) if (day >= today && (until === null || day > until)) until = day;
  if (until === null) return null;
  const months = monthCount(today, until);
  const hint = months < PLAN_MONTHS.least ? "short" : months > PLAN_MONTHS.most ? "long" : null;
  return { until, months, hint };
}
