import { type CivilDate, type Result, refuse } from "../base/index.ts";

/** Civil dates are days in Beijing. All arithmetic is on whole day numbers: no Date object, no time zone, no DST. */

/** Monday 1 … Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const FIRST_YEAR = 1;
const LAST_YEAR = 9999;

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  const length = MONTH_LENGTHS[month - 1];
  if (length === undefined) throw new RangeError(`month ${month}`);
  return month === 2 && isLeapYear(year) ? 29 : length;
}

function isRealDay({ year, month, day }: DateParts): boolean {
  return (
    year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

/** Reads `YYYY-MM-DD`. Refuses anything else (`date-format`) and days that do not exist (`date-not-real`: 2026-02-30). */
export function parseCivilDate(text: string): Result<CivilDate> {
  const match = PATTERN.exec(text);
  if (!match) return refuse("date-format", { text });
  const parts = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isRealDay(parts) ? { ok: true, value: text as CivilDate } : refuse("date-not-real", { text });
}

export function isCivilDate(value: unknown): value is CivilDate {
  return typeof value === "string" && parseCivilDate(value).ok;
}

/** The date of a year, month (1–12) and day that exist. Input from people goes through `parseCivilDate`. */
export function civilDate(year: number, month: number, day: number): CivilDate {
  if (!isRealDay({ year, month, day })) throw new RangeError(`no such day: ${year}-${month}-${day}`);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` as CivilDate;
}

export function partsOf(date: CivilDate): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Days since 1970-01-01, of the proleptic Gregorian calendar. Counted in years that start on 1 March. */
export function dayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date);
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The inverse of `dayNumber`. */
export function dateOfDayNumber(number: number): CivilDate {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return civilDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function diffDays(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Negative, 0 or positive, for sorting. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function weekday(date: CivilDate): Weekday {
  // 1970-01-01 was a Thursday.
  return (((((dayNumber(date) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

/** The Monday of the date's week. */
export function startOfWeek(date: CivilDate): CivilDate {
  return addDays(date, 1 - weekday(date));
}

/** The seven days Monday–Sunday of the date's week. */
export function weekOf(date: CivilDate): readonly CivilDate[] {
  const monday = dayNumber(date) + 1 - weekday(date);
  return Array.from({ length: 7 }, (_, index) => dateOfDayNumber(monday + index));
}

/** The same day so many months away, clamped to that month's last day (Civil Code 202): 05-31 − 3 months = 02-28. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(date);
  const total = year * 12 + month - 1 + months;
  const targetYear = Math.floor(total / 12);
  const targetMonth = total - targetYear * 12 + 1;
  return civilDate(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** Six weeks of a month (1–12) as a calendar shows it: rows Monday to Sunday, the first holding day 1. */
export function monthGrid(year: number, month: number): readonly (readonly CivilDate[])[] {
  const first = dayNumber(startOfWeek(civilDate(year, month, 1)));
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_unused, day) => dateOfDayNumber(first + week * 7 + day)),
  );
}
