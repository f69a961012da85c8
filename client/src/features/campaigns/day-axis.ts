import type { CivilDate } from "@tongpin/domain/base";
import { addDays, compareDates, diffDays, startOfWeek } from "@tongpin/domain/calendar";
import type { DaySpan } from "@tongpin/domain/nodes";

/** A stretch of days laid out from left to right; every day has the same width. */
export interface DayAxis {
  readonly start: CivilDate;
  readonly days: number;
}

/** Share of the axis, 0–100, for CSS. */
export interface AxisSpan {
  readonly left: number;
  readonly width: number;
}

/** The axis of a campaign: its own days and those of its phases, which may reach beyond them. */
export function axisOf({ start, end, phases }: DaySpan & { readonly phases: readonly DaySpan[] }): DayAxis {
  const days = [start, end, ...phases.flatMap((phase) => [phase.start, phase.end])].sort(compareDates);
  const first = days[0] ?? start;
  return { start: first, days: diffDays(first, days.at(-1) ?? end) + 1 };
}

/** Where the days from–to stand, both included; cut at the axis' ends, null when they are not on it. */
export function spanOn({ start, days }: DayAxis, from: CivilDate, to: CivilDate): AxisSpan | null {
  const left = Math.max(0, diffDays(start, from));
  const right = Math.min(days, diffDays(start, to) + 1);
  return right <= left ? null : { left: (left * 100) / days, width: ((right - left) * 100) / days };
}

/** Mondays of the axis; every so many weeks, so that there are at most `most` of them. */
export function ticksOf({ start, days }: DayAxis, most: number): readonly CivilDate[] {
  const monday = startOfWeek(addDays(start, 6));
  const weeks = Math.max(0, Math.ceil((days - diffDays(start, monday)) / 7));
  const step = Math.max(1, Math.ceil(weeks / most));
  return Array.from({ length: Math.ceil(weeks / step) }, (_, index) => addDays(monday, index * step * 7));
}
