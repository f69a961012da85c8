import { type CivilDate, type Refusal, type Result, refuse } from "../base/index.ts";
import { addDays, civilDate, isCivilDate, weekday } from "../calendar/civil-date.ts";
import {
  createHolidayTable,
  dayKind,
  type HolidayNotice,
  type HolidayNoticeDay,
  type HolidayTable,
} from "../calendar/holiday-table.ts";
import { legalDayCount, legalDaysOf } from "../calendar/legal-days.ts";
import { readNoticeText } from "./read-notice-text.ts";

/** A year's notice is about forty lines; what is far larger is not one. */
const MAX_TEXT = 100_000;
const MAX_DAYS = 200;
const MAX_NAME = 40;

export interface ReadNotice {
  readonly notice: HolidayNotice;
  /** Oddities that do not stop the import; each is shown with its figures. */
  readonly warnings: readonly Refusal[];
}

export interface AddedYear extends ReadNotice {
  readonly table: HolidayTable;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readDay(value: unknown, index: number, year: number): Result<HolidayNoticeDay> {
  if (!isRecord(value)) return refuse("holidays-day", { index, field: "day" });
  const { name, date, isOffDay } = value;
  if (typeof name !== "string" || name.trim() === "" || name.length > MAX_NAME)
    return refuse("holidays-day", { index, field: "name" });
  if (!isCivilDate(date)) return refuse("holidays-day", { index, field: "date" });
  if (typeof isOffDay !== "boolean") return refuse("holidays-day", { index, field: "isOffDay" });
  if (!date.startsWith(`${year}-`) && !date.startsWith(`${year - 1}-12-`))
    return refuse("holidays-other-year", { index, date, year });
  return { ok: true, value: { name: name.trim(), date, isOffDay } };
}

/** What a notice would make of its year: the law fixes how many working days there are, whatever is moved. */
function workdayCount(notice: HolidayNotice): { readonly found: number; readonly expected: number } {
  const table = createHolidayTable([notice]);
  let found = 0;
  let weekdays = 0;
  for (let date = civilDate(notice.year, 1, 1); date.startsWith(`${notice.year}-`); date = addDays(date, 1)) {
    const { kind } = dayKind(date, table);
    if (kind === "work" || kind === "makeup") found++;
    if (weekday(date) <= 5) weekdays++;
  }
  return { found, expected: weekdays - legalDayCount(notice.year) };
}

function warningsOf(notice: HolidayNotice): readonly Refusal[] {
  const warnings: Refusal[] = [];
  const { found, expected } = workdayCount(notice);
  if (found !== expected)
    warnings.push({ code: "holidays-workday-count", params: { year: notice.year, found, expected } });
  const table = createHolidayTable([notice]);
  const missing = new Set<CivilDate>();
  for (const { date, name } of legalDaysOf(notice.year)) {
    const { kind } = dayKind(date, table);
    if (kind === "holiday" || kind === "rest" || missing.has(date)) continue;
    missing.add(date);
    warnings.push({ code: "holidays-legal-day-worked", params: { date, name } });
  }
  for (const { date, isOffDay } of notice.days)
    if (!isOffDay && weekday(date) <= 5) warnings.push({ code: "holidays-makeup-on-weekday", params: { date } });
  return warnings;
}

/**
 * Reads one year in holiday-cn's shape: `{year, papers[], days: [{name, date, isOffDay}]}`; other fields are ignored.
 * Refuses: holidays-shape (field), holidays-year, holidays-empty (no notice yet: holiday-cn publishes empty years),
 * holidays-day (index, field), holidays-date-twice (date), holidays-other-year (index, date, year).
 */
export function readHolidayNotice(value: unknown): Result<ReadNotice> {
  if (!isRecord(value)) return refuse("holidays-shape", { field: "file" });
  const { year, papers, days } = value;
  if (typeof year !== "number" || !Number.isInteger(year) || year < 2000 || year > 2100) return refuse("holidays-year");
  const sources = papers ?? [];
  if (!Array.isArray(sources) || !sources.every((paper): paper is string => typeof paper === "string"))
    return refuse("holidays-shape", { field: "papers" });
  if (!Array.isArray(days) || days.length > MAX_DAYS) return refuse("holidays-shape", { field: "days" });
  if (days.length === 0) return refuse("holidays-empty", { year });
  const read = new Map<CivilDate, HolidayNoticeDay>();
  for (const [index, entry] of days.entries()) {
    const day = readDay(entry, index, year);
    if (!day.ok) return day;
    if (read.has(day.value.date)) return refuse("holidays-date-twice", { date: day.value.date });
    read.set(day.value.date, day.value);
  }
  const notice: HolidayNotice = { year, papers: sources, days: [...read.values()] };
  return { ok: true, value: { notice, warnings: warningsOf(notice) } };
}

function parseJson(text: string): Result<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return refuse("holidays-not-json");
  }
}

/**
 * Adds one year from a file or paste: holiday-cn's JSON, or the notice as it was published. A year known is replaced.
 * Refuses as `readHolidayNotice` and `readNoticeText`, and holidays-too-large, holidays-not-json.
 */
export function addYear(table: HolidayTable, text: string): Result<AddedYear> {
  if (text.length > MAX_TEXT) return refuse("holidays-too-large", { characters: text.length, limit: MAX_TEXT });
  const isWords = /放假|部分节假日/.test(text) && !/^[\s\uFEFF]*[[{]/.test(text);
  const found = isWords ? readNoticeText(text) : parseJson(text.replace(/^\uFEFF/, ""));
  if (!found.ok) return found;
  const read = readHolidayNotice(found.value);
  if (!read.ok) return read;
  const { notice, warnings } = read.value;
  return { ok: true, value: { notice, warnings, table: createHolidayTable([...table.notices, notice], table.marks) } };
}
