import type { CivilDate } from "@tongpin/domain/base";
import { addDays, dateOfDayNumber, dayNumber, startOfWeek } from "@tongpin/domain/calendar";
import { type MonthSpan, monthsFrom, startOfQuarter } from "@tongpin/domain/horizon";

export const STRIP_VIEWS = ["half", "year"] as const;
export type StripView = (typeof STRIP_VIEWS)[number];

const MONTHS: Readonly<Record<StripView, number>> = { half: 6, year: 12 };

/** Whole weeks from left to right around the months of a plan; every day has the same width. */
export interface StripAxis {
  readonly view: StripView;
  /** The Monday the first month begins in or after. */
  readonly start: CivilDate;
  readonly end: CivilDate;
  readonly days: number;
  /** Mondays. */
  readonly weeks: readonly CivilDate[];
  readonly months: readonly MonthSpan[];
}

/** Share of the axis, 0–100, for CSS. */
export interface AxisSpan {
  readonly left: number;
  readonly width: number;
}

export function isStripView(view: string): view is StripView {
  return STRIP_VIEWS.some((one) => one === view);
}

export function stripAxis(view: StripView, anchor: CivilDate): StripAxis {
  const months = monthsFrom(startOfQuarter(anchor), MONTHS[view]);
  const start = startOfWeek(months[0]?.start ?? anchor);
  const first = dayNumber(start);
  const count = Math.floor((dayNumber(months.at(-1)?.end ?? anchor) - first) / 7) + 1;
  return {
    view,
    start,
    end: dateOfDayNumber(first + count * 7 - 1),
    days: count * 7,
    weeks: Array.from({ length: count }, (_, week) => dateOfDayNumber(first + week * 7)),
    months,
  };
}

/** Where the days from–to stand, both included; cut at the axis' ends, null when they are not on it. */
export function spanOn(
  { start, days }: Pick<StripAxis, "start" | "days">,
  from: CivilDate,
  to: CivilDate,
): AxisSpan | null {
  const first = dayNumber(start);
  const left = Math.max(0, dayNumber(from) - first);
  const right = Math.min(days, dayNumber(to) - first + 1);
  return right <= left ? null : { left: (left * 100) / days, width: ((right - left) * 100) / days };
}

/** The days of the axis' weeks, as rows, for whoever counts by days. */
export function weeksOnAxis({ weeks }: StripAxis): readonly (readonly CivilDate[])[] {
  return weeks.map((monday) => Array.from({ length: 7 }, (_, day) => addDays(monday, day)));
}

export function styleOf(span: AxisSpan): { readonly left: string; readonly width: string } {
  return { left: `${span.left}%`, width: `${span.width}%` };
}
