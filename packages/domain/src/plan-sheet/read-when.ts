import type { CivilDate, CivilTime } from "../base/index.ts";
import { civilDate, dateOfDayNumber, daysInMonth, diffDays, parseCivilTime, partsOf } from "../calendar/index.ts";

/** How far back a day without a year may lie before the next year is meant. */
const LOOK_BACK_DAYS = 92;
const FIRST_YEAR = 2015;
const LAST_YEAR = 2060;
/** Excel's number of 1970-01-01; whole numbers of these years may be dates that lost their format. */
const EPOCH_SERIAL = 25_569;

export type ReadWhen =
  | { readonly ok: true; readonly date: CivilDate; readonly time: CivilTime | null }
  /** `not-real`: a day no calendar has (2027-02-30). */
  | { readonly ok: false; readonly why: "date-unreadable" | "date-not-real" };

const UNREADABLE: ReadWhen = { ok: false, why: "date-unreadable" };
const NOT_REAL: ReadWhen = { ok: false, why: "date-not-real" };
const WITH_YEAR = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/;
const COMPACT = /^(20\d{2})(\d{2})(\d{2})(?!\d)/;
const WITHOUT_YEAR = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?/;
const WEEKDAY = /^\s*[(（]?\s*(?:周|週|星期)[一二三四五六日天]\s*[)）]?/;

/** A day as people write it in tables, perhaps with its weekday and a time. Without a year this one is meant, or the next. */
export function readWhen(text: string, today: CivilDate): ReadWhen {
  const plain = text.normalize("NFKC").trim();
  if (/^\d{5}$/.test(plain)) return fromSerial(Number(plain));
  const full = WITH_YEAR.exec(plain) ?? COMPACT.exec(plain);
  const short = full ? null : WITHOUT_YEAR.exec(plain);
  const found = full ?? short;
  if (!found) return UNREADABLE;
  const rest = plain
    .slice(found[0].length)
    .replace(/^T(?=\d)/, " ")
    .replace(WEEKDAY, "")
    .trim();
  const time = rest === "" ? null : readClock(rest);
  if (rest !== "" && time === null) return UNREADABLE;
  const numbers = found.slice(1).map(Number);
  const [month = 0, day = 0] = full ? numbers.slice(1) : numbers;
  if (full) {
    const [year = 0] = numbers;
    if (year < FIRST_YEAR || year > LAST_YEAR || !isReal(year, month, day)) return NOT_REAL;
    return { ok: true, date: civilDate(year, month, day), time };
  }
  const date = nearest(today, month, day);
  return date === null ? NOT_REAL : { ok: true, date, time };
}

function isReal(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** This year's day, or the next year's when this year's lies too far back or does not exist. */
function nearest(today: CivilDate, month: number, day: number): CivilDate | null {
  const { year } = partsOf(today);
  for (const one of [year, year + 1]) {
    if (!isReal(one, month, day)) continue;
    const date = civilDate(one, month, day);
    if (diffDays(date, today) <= LOOK_BACK_DAYS) return date;
  }
  return null;
}

function fromSerial(serial: number): ReadWhen {
  const date = dateOfDayNumber(serial - EPOCH_SERIAL);
  const { year } = partsOf(date);
  return year < FIRST_YEAR || year > LAST_YEAR ? UNREADABLE : { ok: true, date, time: null };
}

const CLOCK =
  /^(上午|早上|中午|下午|晚上|am|pm)?\s*(\d{1,2})\s*(?:[:时點点時]\s*(\d{1,2}|半)?\s*分?)?(?::\d{2})?\s*(am|pm)?$/i;

/** 18:30, 18点半, 下午6:30, 6:30 pm. A bare number is an hour. */
export function readClock(text: string): CivilTime | null {
  const found = CLOCK.exec(text.normalize("NFKC").trim());
  if (!found) return null;
  const [, before = "", hours = "", minutes = "0", after = ""] = found;
  const half = /下午|晚上|pm/i.test(before + after);
  const noon = /中午/.test(before);
  let hour = Number(hours);
  if ((half || (noon && hour < 11)) && hour < 12) hour += 12;
  if (/上午|早上|am/i.test(before + after) && hour === 12) hour = 0;
  const minute = minutes === "半" ? 30 : Number(minutes);
  const two = (part: number) => String(part).padStart(2, "0");
  const time = parseCivilTime(`${two(hour)}:${two(minute)}`);
  return time.ok ? time.value : null;
}
