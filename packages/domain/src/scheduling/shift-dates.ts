import type { CivilDate } from "../base/index.ts";
import { addDays, addWorkdays, type HolidayTable } from "../calendar/index.ts";

/** Whole days, negative = earlier; `workdays` counts only days people work. */
export interface Shift {
  readonly days: number;
  readonly unit: "days" | "workdays";
}

/** A day so many days on, or so many working days on (C12). */
export function shiftDate(date: CivilDate, { days, unit }: Shift, table: HolidayTable): CivilDate {
  return unit === "days" ? addDays(date, days) : addWorkdays(date, days, table).date;
}
