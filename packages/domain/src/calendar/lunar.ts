import type { CivilDate } from "../base/index.ts";
import { dateOfDayNumber, dayNumber } from "./civil-date.ts";
import { FIRST_LUNAR_DAY, FIRST_LUNAR_YEAR, LUNAR_MONTHS } from "./generated/lunar-table.ts";

/** A day of the Chinese lunar calendar. `leap` marks the second of two months with one number (闰月). */
export interface LunarDate {
  readonly year: number;
  readonly month: number;
  readonly leap: boolean;
  readonly day: number;
}

interface LunarMonth {
  readonly month: number;
  readonly leap: boolean;
  /** Day number of its first day. */
  readonly first: number;
  /** 29 or 30. */
  readonly length: number;
}

const CODE_LENGTH = 5;

/** Months of every lunar year of the table, in calendar order. */
const YEARS: readonly (readonly LunarMonth[])[] = (() => {
  const years: LunarMonth[][] = [];
  let first = FIRST_LUNAR_DAY;
  for (let at = 0; at < LUNAR_MONTHS.length; at += CODE_LENGTH) {
    const leapMonth = Number.parseInt(LUNAR_MONTHS.charAt(at), 16);
    const bits = Number.parseInt(LUNAR_MONTHS.slice(at + 1, at + CODE_LENGTH), 16);
    const months: LunarMonth[] = [];
    for (let index = 0; index < (leapMonth ? 13 : 12); index++) {
      const leap = leapMonth > 0 && index === leapMonth;
      const month = leapMonth > 0 && index >= leapMonth ? index : index + 1;
      const length = (bits >> index) & 1 ? 30 : 29;
      months.push({ month, leap, first, length });
      first += length;
    }
    years.push(months);
  }
  return years;
})();

/** The lunar date of a day, or null outside the table (2014-01-31 … end of lunar year 2060). */
export function lunarOf(date: CivilDate): LunarDate | null {
  const number = dayNumber(date);
  // A lunar year starts in January or February, so a day lies in its Gregorian year's lunar year or the one before.
  const guess = Number(date.slice(0, 4)) - FIRST_LUNAR_YEAR;
  for (const index of [guess, guess - 1]) {
    const found = YEARS[index]?.find(({ first, length }) => number >= first && number < first + length);
    if (found)
      return { year: FIRST_LUNAR_YEAR + index, month: found.month, leap: found.leap, day: number - found.first + 1 };
  }
  return null;
}

function monthOf(year: number, month: number, leap: boolean): LunarMonth | null {
  return YEARS[year - FIRST_LUNAR_YEAR]?.find((one) => one.month === month && one.leap === leap) ?? null;
}

/** Days of a lunar month (29 or 30), or null if the table has no such month. */
export function lunarMonthLength(year: number, month: number, leap: boolean): number | null {
  return monthOf(year, month, leap)?.length ?? null;
}

/** The civil date of a lunar date, or null if that lunar day does not exist (no such leap month, day 30 of a short month). */
export function civilDateOfLunar({ year, month, leap, day }: LunarDate): CivilDate | null {
  const found = monthOf(year, month, leap);
  if (!found || !Number.isInteger(day) || day < 1 || day > found.length) return null;
  return dateOfDayNumber(found.first + day - 1);
}

/** The leap month of a lunar year, 0 = none, null outside the table. */
export function leapMonthOf(year: number): number | null {
  const months = YEARS[year - FIRST_LUNAR_YEAR];
  return months ? (months.find((one) => one.leap)?.month ?? 0) : null;
}
