import type { CivilDate } from "../base/index.ts";
import { startOfWeek } from "./civil-date.ts";

export interface WeekCadence {
  /** Monday of the week. */
  readonly week: CivilDate;
  readonly planned: number;
  readonly quota: number;
  /** How many are missing; 0 when the quota is met or nothing was promised. */
  readonly short: number;
}

/** How a week (any day of it, Monday to Sunday) stands against what was promised for a channel. */
export function weekGaps({
  dates,
  weeklyQuota,
  week,
}: {
  /** Plan or publication dates of the channel's videos, a date for each video. */
  readonly dates: readonly CivilDate[];
  readonly weeklyQuota: number | null;
  readonly week: CivilDate;
}): WeekCadence {
  const monday = startOfWeek(week);
  const planned = dates.filter((date) => startOfWeek(date) === monday).length;
  const quota = weeklyQuota ?? 0;
  return { week: monday, planned, quota, short: Math.max(0, quota - planned) };
}
