import type { CivilDate } from "../base/index.ts";
import { addDays, civilDate } from "./civil-date.ts";
import { civilDateOfLunar } from "./lunar.ts";
import { solarTermDate } from "./solar-terms.ts";

export interface LegalDay {
  readonly date: CivilDate;
  readonly name: string;
}

/** First year of the 2024-11-10 wording of the law: New Year's Eve and 2 May were added. */
const EXTENDED_SINCE = 2025;

function computeLegalDays(year: number): readonly LegalDay[] {
  const days: LegalDay[] = [];
  const add = (name: string, ...dates: readonly (CivilDate | null)[]) => {
    for (const date of dates) if (date) days.push({ date, name });
  };
  const lunar = (month: number, day: number) => civilDateOfLunar({ year, month, leap: false, day });
  const extended = year >= EXTENDED_SINCE;
  const newYear = lunar(1, 1);
  add("元旦", civilDate(year, 1, 1));
  if (newYear) add("春节", extended ? addDays(newYear, -1) : null, newYear, addDays(newYear, 1), addDays(newYear, 2));
  add("清明节", solarTermDate(year, "清明"));
  add("劳动节", civilDate(year, 5, 1), extended ? civilDate(year, 5, 2) : null);
  add("端午节", lunar(5, 5));
  add("中秋节", lunar(8, 15));
  add("国庆节", civilDate(year, 10, 1), civilDate(year, 10, 2), civilDate(year, 10, 3));
  return days;
}

const known = new Map<number, readonly LegalDay[]>();

/**
 * The days off named in the law for all citizens (全国年节及纪念日放假办法): 13 a year from 2025, 11 before.
 * When two fall together (Mid-Autumn on 1 October 2031) both are listed. Outside 2015–2060 only the solar ones are known.
 */
export function legalDaysOf(year: number): readonly LegalDay[] {
  const cached = known.get(year);
  if (cached) return cached;
  const days = computeLegalDays(year);
  known.set(year, days);
  return days;
}

/** How many days off the law names: the figure a notice's working days are checked against. */
export function legalDayCount(year: number): number {
  return year >= EXTENDED_SINCE ? 13 : 11;
}
