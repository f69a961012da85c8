import type { CivilDate } from "../base/index.ts";
import { addDays } from "./civil-date.ts";
import { type DayStatus, dayKind, type HolidayTable } from "./holiday-table.ts";

/** A day that was counted, with its number: "10-10 ③ (补班)". */
export interface CountedDay {
  readonly date: CivilDate;
  readonly ordinal: number;
  readonly makeup: boolean;
}

export interface WorkdayResult {
  readonly date: CivilDate;
  /** True when the way to the date leads through a year without notice: it may move once the notice is out. */
  readonly provisional: boolean;
  /** The counting, to be shown with the date: there is no general statutory definition of a working day. */
  readonly counted: readonly CountedDay[];
}

function worksOn({ kind }: DayStatus): boolean {
  return kind === "work" || kind === "makeup";
}

/** A working day: a make-up day, or a Monday–Friday that is not a day off. */
export function isWork(date: CivilDate, table: HolidayTable): boolean {
  return worksOn(dayKind(date, table));
}

/**
 * The n-th working day after a date (before it, for a negative n). The start day is not counted (Civil Code 201);
 * a deadline on the result ends at 24:00 Beijing. n = 0 is the date itself, working day or not.
 */
export function addWorkdays(from: CivilDate, n: number, table: HolidayTable): WorkdayResult {
  if (!Number.isInteger(n)) throw new RangeError(`working days must be whole: ${n}`);
  const step = n < 0 ? -1 : 1;
  const counted: CountedDay[] = [];
  let date = from;
  let provisional = false;
  while (counted.length < Math.abs(n)) {
    date = addDays(date, step);
    const status = dayKind(date, table);
    if (status.provisional) provisional = true;
    if (worksOn(status)) counted.push({ date, ordinal: counted.length + 1, makeup: status.kind === "makeup" });
  }
  return { date, provisional, counted };
}

/** The date itself if it is a working day, else the next one (Civil Code 203); `back` rolls to the one before instead. */
export function rollToWorkday(
  date: CivilDate,
  table: HolidayTable,
  direction: "forward" | "back" = "forward",
): WorkdayResult {
  const status = dayKind(date, table);
  if (worksOn(status)) return { date, provisional: status.provisional, counted: [] };
  const rolled = addWorkdays(date, direction === "forward" ? 1 : -1, table);
  return { ...rolled, provisional: rolled.provisional || status.provisional };
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier (then before `from`, from `to` on). */
export function countWorkdays(
  from: CivilDate,
  to: CivilDate,
  table: HolidayTable,
): { readonly days: number; readonly provisional: boolean } {
  const step = to < from ? -1 : 1;
  let days = 0;
  let provisional = false;
  for (let date = from; date !== to; ) {
    date = addDays(date, step);
    const status = dayKind(date, table);
    if (status.provisional) provisional = true;
    if (worksOn(status)) days += step;
  }
  return { days, provisional };
}
