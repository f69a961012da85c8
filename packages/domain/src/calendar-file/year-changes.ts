import type { CivilDate } from "../base/index.ts";
import { addDays, civilDate, type DayStatus, dayKind, type HolidayTable } from "../calendar/index.ts";

export interface DayChange {
  readonly date: CivilDate;
  readonly before: DayStatus;
  readonly after: DayStatus;
}

/** The days another table would make something else of a year: its own, and the December before, which notices reach into. */
export function changesOfYear(before: HolidayTable, after: HolidayTable, year: number): readonly DayChange[] {
  const changes: DayChange[] = [];
  const end = civilDate(year, 12, 31);
  for (let date = civilDate(year - 1, 12, 1); date <= end; date = addDays(date, 1)) {
    const change = { date, before: dayKind(date, before), after: dayKind(date, after) };
    if (change.before.kind !== change.after.kind || change.before.name !== change.after.name) changes.push(change);
  }
  return changes;
}
