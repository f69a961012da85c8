import { assertNever, type CivilDate } from "../base/index.ts";
import {
  addDays,
  civilDate,
  civilDateOfLunar,
  dateOfDayNumber,
  dayNumber,
  daysInMonth,
  lunarMonthLength,
  solarTermDate,
  weekday,
} from "../calendar/index.ts";
import { type Confidence, type Rule, STEMS, type Stem } from "./model.ts";

/** Days from `start` to `end`, both included. */
export interface DaySpan {
  readonly start: CivilDate;
  readonly end: CivilDate;
}

export interface RuleSpan extends DaySpan {
  /** Which one it is, for one-off events. */
  readonly label: string | null;
  readonly confidence: Confidence | null;
}

function single(date: CivilDate | null): readonly RuleSpan[] {
  return date === null ? [] : [{ start: date, end: date, label: null, confidence: null }];
}

const startsIn = (year: number) => (span: DaySpan) => Number(span.start.slice(0, 4)) === year;

/** 1970-01-01 was a 辛巳 day; stems repeat every ten days. */
export function stemOf(date: CivilDate): Stem {
  const index = (((dayNumber(date) + 7) % 10) + 10) % 10;
  return STEMS[index] ?? "甲";
}

/** Easter Sunday, Gregorian (Meeus/Jones/Butcher). */
function easterSunday(year: number): CivilDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * late + 114;
  return civilDate(year, Math.floor(days / 31), (days % 31) + 1);
}

function nthWeekday(
  year: number,
  { month, weekday: wanted, n }: Extract<Rule, { type: "nthWeekday" }>,
): CivilDate | null {
  const length = daysInMonth(year, month);
  const first = 1 + ((wanted - weekday(civilDate(year, month, 1)) + 7) % 7);
  const last = first + Math.floor((length - first) / 7) * 7;
  const day = n > 0 ? first + (n - 1) * 7 : last + (n + 1) * 7;
  return n !== 0 && day >= 1 && day <= length ? civilDate(year, month, day) : null;
}

function lunarSpans(rule: Extract<Rule, { type: "lunar" }>, year: number): readonly RuleSpan[] {
  // The 12th lunar month reaches into the next Gregorian year: a year may hold two of its days, or none.
  return [year - 1, year].flatMap((lunarYear) => {
    const day = rule.day === "last" ? lunarMonthLength(lunarYear, rule.month, false) : rule.day;
    return day === null ? [] : single(civilDateOfLunar({ year: lunarYear, month: rule.month, leap: false, day }));
  });
}

function shifted(spansOf: (year: number) => readonly RuleSpan[], days: number, year: number): readonly RuleSpan[] {
  return [year - 1, year, year + 1]
    .flatMap(spansOf)
    .map((span) => ({ ...span, start: addDays(span.start, days), end: addDays(span.end, days) }));
}

function nthStem(rule: Extract<Rule, { type: "nthStem" }>, from: CivilDate): CivilDate {
  const start = dayNumber(from) + (rule.inclusive ? 0 : 1);
  const wait = (STEMS.indexOf(rule.stem) - STEMS.indexOf(stemOf(dateOfDayNumber(start))) + 10) % 10;
  return dateOfDayNumber(start + wait + (rule.n - 1) * 10);
}

function candidates(rule: Rule, year: number): readonly RuleSpan[] {
  switch (rule.type) {
    case "solar":
      return rule.day <= daysInMonth(year, rule.month) ? single(civilDate(year, rule.month, rule.day)) : [];
    case "lunar":
      return lunarSpans(rule, year);
    case "term":
      return shifted((one) => single(solarTermDate(one, rule.term)), rule.offsetDays ?? 0, year);
    case "nthWeekday":
      return single(nthWeekday(year, rule));
    case "easter":
      return shifted((one) => single(easterSunday(one)), rule.days, year);
    case "offset":
      return shifted((one) => resolveRule(rule.base, one), rule.days, year);
    case "range": {
      const ends = [year, year + 1].flatMap((one) => resolveRule(rule.end, one));
      return resolveRule(rule.start, year).flatMap((span) => {
        const end = ends.find((candidate) => candidate.end >= span.start);
        return end ? [{ ...span, end: end.end }] : [];
      });
    }
    case "nthStem":
      return [year - 1, year].flatMap((one) =>
        resolveRule(rule.from, one).flatMap((span) => single(nthStem(rule, span.start))),
      );
    case "fixed":
      return rule.items.map(({ start, end, label, confidence }) => ({
        start,
        end,
        // Without words of its own it goes by the event's name.
        label: label || null,
        confidence: confidence ?? null,
      }));
    default:
      return assertNever(rule);
  }
}

/** Every time a rule starts in a Gregorian year, in order: none, one or two. Lunar rules and terms know 2015–2060. */
export function resolveRule(rule: Rule, year: number): readonly RuleSpan[] {
  return candidates(rule, year)
    .filter(startsIn(year))
    .sort((a, b) => dayNumber(a.start) - dayNumber(b.start));
}
