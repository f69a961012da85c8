import type { CivilDate } from "../base/index.ts";
import { addDays, addMonths, civilDate, partsOf } from "../calendar/index.ts";
import type { DaySpan } from "../nodes/index.ts";

/** A calendar month and its days, both ends included. */
export interface MonthSpan extends DaySpan {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
}

/** The first day of the date's quarter: a plan of half a year or a year begins there, so that it always looks ahead. */
export function startOfQuarter(date: CivilDate): CivilDate {
  const { year, month } = partsOf(date);
  return civilDate(year, Math.floor((month - 1) / 3) * 3 + 1, 1);
}

/** So many whole months, the first the date's own. */
export function monthsFrom(date: CivilDate, count: number): readonly MonthSpan[] {
  const { year, month } = partsOf(date);
  const first = civilDate(year, month, 1);
  return Array.from({ length: count }, (_, index) => {
    const start = addMonths(first, index);
    const parts = partsOf(start);
    return { year: parts.year, month: parts.month, start, end: addDays(addMonths(first, index + 1), -1) };
  });
}

/** How many calendar months the days from–to touch, at least one. */
export function monthCount(from: CivilDate, to: CivilDate): number {
  const [a, b] = [partsOf(from), partsOf(to)];
  return Math.max(1, (b.year - a.year) * 12 + b.month - a.month + 1);
}
