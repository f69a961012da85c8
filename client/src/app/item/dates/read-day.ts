import type { CivilDate } from "@tongpin/domain/base";
import { addDays, addMonths, diffDays, parseCivilDate, partsOf, startOfWeek } from "@tongpin/domain/calendar";

/** Days a field takes. Outside of it a typed year is a slip of the finger. */
export const FIRST_DAY = "2015-01-01" as CivilDate;
export const LAST_DAY = "2060-12-31" as CivilDate;

/** How far back a day without a year may lie before the next year is meant. */
const LOOK_BACK_DAYS = 92;

export type ReadDay =
  | { readonly ok: true; readonly day: CivilDate }
  | { readonly ok: false; readonly reason: "unreadable" | "not-real" | "out-of-range" };

const UNREADABLE: ReadDay = { ok: false, reason: "unreadable" };
const NOT_REAL: ReadDay = { ok: false, reason: "not-real" };

const NEAR: ReadonlyMap<string, number> = new Map([
  ["大前天", -3],
  ["前天", -2],
  ["昨天", -1],
  ["昨日", -1],
  ["yesterday", -1],
  ["今天", 0],
  ["今日", 0],
  ["today", 0],
  ["明天", 1],
  ["明日", 1],
  ["tomorrow", 1],
  ["后天", 2],
  ["後天", 2],
  ["大后天", 3],
  ["大後天", 3],
]);

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const WEEKDAY_WORD =
  "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?";
const WEEKDAY_HAN = "(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])";

const YEAR_FIRST = /^(\d{4})(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号號]?$/;
const MONTH_DAY = /^(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号號]?$/;
const DAY_ONLY = /^(\d{1,2})[日号號]$/;
const DIGITS = /^(\d{4})?(\d{2})(\d{2})$/;
const MONTH_NAME = /^([a-z]{3,9})\.?(\d{1,2})(?:,?(\d{4}))?$/;
const DAY_MONTH_NAME = /^(\d{1,2})([a-z]{3,9})\.?,?(\d{4})?$/;
const TRAILING_WEEKDAY = new RegExp(`(?<=\\d|日|号|號),?(?:${WEEKDAY_HAN}|${WEEKDAY_WORD})$`);
const WEEKDAY_ALONE = new RegExp(`^(下下|下|本|这|這)?(?:个|個)?${WEEKDAY_HAN}$`);
const WEEKDAY_ENGLISH = new RegExp(`^(next|this)?(${WEEKDAY_WORD})$`);

/**
 * A day as people type it: 2026-11-26, 11-26, 11月26日, 26号, 1126, Nov 26, 明天, 周五, 下周三. A day without a year is the
 * first such day from three months ago on: in December “1-5” is next January. A weekday is the coming one, today included.
 */
export function readDay(text: string, today: CivilDate): ReadDay {
  const typed = text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  const near = NEAR.get(typed);
  if (near !== undefined) return inRange(addDays(today, near));
  const plain = typed.replace(TRAILING_WEEKDAY, "");
  return readFigures(plain, today) ?? readMonthName(plain, today) ?? readWeekday(typed, today) ?? UNREADABLE;
}

function readFigures(text: string, today: CivilDate): ReadDay | null {
  const full = YEAR_FIRST.exec(text);
  if (full) return dayOf(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = MONTH_DAY.exec(text);
  if (short) return nearestYear(Number(short[1]), Number(short[2]), today);
  const alone = DAY_ONLY.exec(text);
  if (alone) return comingDay(Number(alone[1]), today);
  const digits = DIGITS.exec(text);
  if (!digits) return null;
  const [month, day] = [Number(digits[2]), Number(digits[3])];
  return digits[1] ? dayOf(Number(digits[1]), month, day) : nearestYear(month, day, today);
}

function readMonthName(text: string, today: CivilDate): ReadDay | null {
  const first = MONTH_NAME.exec(text);
  const second = DAY_MONTH_NAME.exec(text);
  const [name, day, year] = first ? [first[1], first[2], first[3]] : [second?.[2], second?.[1], second?.[3]];
  if (name === undefined || day === undefined) return null;
  const month = MONTHS.findIndex((short) => name.startsWith(short)) + 1;
  if (month === 0) return null;
  return year === undefined ? nearestYear(month, Number(day), today) : dayOf(Number(year), month, Number(day));
}

function readWeekday(text: string, today: CivilDate): ReadDay | null {
  const han = WEEKDAY_ALONE.exec(text);
  const english = WEEKDAY_ENGLISH.exec(text);
  const which = han?.[1] ?? english?.[1] ?? "";
  const index = han
    ? "一二三四五六日".indexOf((han[2] ?? "").replace("天", "日"))
    : WEEKDAYS.findIndex((short) => english?.[2]?.startsWith(short));
  if (index < 0) return null;
  const ofThisWeek = addDays(startOfWeek(today), index);
  if (which === "下下") return inRange(addDays(ofThisWeek, 14));
  if (which === "下" || which === "next") return inRange(addDays(ofThisWeek, 7));
  if (which !== "") return inRange(ofThisWeek);
  return inRange(ofThisWeek < today ? addDays(ofThisWeek, 7) : ofThisWeek);
}

function dayOf(year: number, month: number, day: number): ReadDay {
  const pad = (figure: number, length: number) => String(figure).padStart(length, "0");
  const parsed = parseCivilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
  return parsed.ok ? inRange(parsed.value) : NOT_REAL;
}

function nearestYear(month: number, day: number, today: CivilDate): ReadDay {
  const { year } = partsOf(today);
  for (const candidate of [year - 1, year, year + 1]) {
    const read = dayOf(candidate, month, day);
    if (read.ok && diffDays(today, read.day) >= -LOOK_BACK_DAYS) return read;
  }
  return NOT_REAL;
}

/** The 26th: of this month, or of the next one that has it when it is over. */
function comingDay(day: number, today: CivilDate): ReadDay {
  if (day < 1 || day > 31) return NOT_REAL;
  for (let months = 0; months <= 2; months += 1) {
    const { year, month } = partsOf(addMonths(today, months));
    const read = dayOf(year, month, day);
    if (read.ok && read.day >= today) return read;
  }
  return NOT_REAL;
}

function inRange(day: CivilDate): ReadDay {
  return day < FIRST_DAY || day > LAST_DAY ? { ok: false, reason: "out-of-range" } : { ok: true, day };
}
