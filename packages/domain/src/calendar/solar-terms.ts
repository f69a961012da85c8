import type { CivilDate } from "../base/index.ts";
import { civilDate, partsOf } from "./civil-date.ts";
import { FIRST_TERM_YEAR, TERM_DAYS } from "./generated/lunar-table.ts";
import type { NameLocale } from "./names.ts";

/** The 24 solar terms in the order of the Gregorian year; two a month. The simplified name is the term's code. */
export const SOLAR_TERMS = [
  "小寒",
  "大寒",
  "立春",
  "雨水",
  "惊蛰",
  "春分",
  "清明",
  "谷雨",
  "立夏",
  "小满",
  "芒种",
  "夏至",
  "小暑",
  "大暑",
  "立秋",
  "处暑",
  "白露",
  "秋分",
  "寒露",
  "霜降",
  "立冬",
  "小雪",
  "大雪",
  "冬至",
] as const;
export type SolarTerm = (typeof SOLAR_TERMS)[number];

const TRADITIONAL: Partial<Record<SolarTerm, string>> = {
  惊蛰: "驚蟄",
  谷雨: "穀雨",
  小满: "小滿",
  芒种: "芒種",
  处暑: "處暑",
};

const ENGLISH: Record<SolarTerm, string> = {
  小寒: "Minor Cold",
  大寒: "Major Cold",
  立春: "Start of Spring",
  雨水: "Rain Water",
  惊蛰: "Awakening of Insects",
  春分: "Spring Equinox",
  清明: "Qingming",
  谷雨: "Grain Rain",
  立夏: "Start of Summer",
  小满: "Grain Buds",
  芒种: "Grain in Ear",
  夏至: "Summer Solstice",
  小暑: "Minor Heat",
  大暑: "Major Heat",
  立秋: "Start of Autumn",
  处暑: "End of Heat",
  白露: "White Dew",
  秋分: "Autumn Equinox",
  寒露: "Cold Dew",
  霜降: "Frost's Descent",
  立冬: "Start of Winter",
  小雪: "Minor Snow",
  大雪: "Major Snow",
  冬至: "Winter Solstice",
};

export function isSolarTerm(text: string): text is SolarTerm {
  return SOLAR_TERMS.some((term) => term === text);
}

function termDay(year: number, index: number): number | null {
  const digit = TERM_DAYS[(year - FIRST_TERM_YEAR) * 24 + index];
  if (year < FIRST_TERM_YEAR || digit === undefined) return null;
  return Number(digit) + (index % 2 === 0 ? 3 : 18);
}

/** The Beijing date of a term, or null outside the table's years (2015–2060). */
export function solarTermDate(year: number, term: SolarTerm): CivilDate | null {
  const index = SOLAR_TERMS.indexOf(term);
  const day = termDay(year, index);
  return day === null ? null : civilDate(year, Math.floor(index / 2) + 1, day);
}

/** The term that falls on a date, if any. */
export function solarTermOn(date: CivilDate): SolarTerm | null {
  const { year, month, day } = partsOf(date);
  for (const index of [month * 2 - 2, month * 2 - 1])
    if (termDay(year, index) === day) return SOLAR_TERMS[index] ?? null;
  return null;
}

export function solarTermLabel(term: SolarTerm, locale: NameLocale): string {
  if (locale === "en") return ENGLISH[term];
  return locale === "zh-Hant" ? (TRADITIONAL[term] ?? term) : term;
}
