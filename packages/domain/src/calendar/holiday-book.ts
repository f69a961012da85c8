import type { CivilDate, Instant, PersonId } from "../base/index.ts";
import { addDays, civilDate } from "./civil-date.ts";
import {
  createHolidayTable,
  type DayStatus,
  dayKind,
  type HolidayNotice,
  type HolidayNoticeDay,
  type HolidayTable,
} from "./holiday-table.ts";
import { STATUTORY_NOTICES, STATUTORY_TABLE } from "./statutory.ts";

/** A year's notice that a brand brought in, and who did. */
export interface KeptYear {
  readonly type: "year";
  readonly notice: HolidayNotice;
  readonly at: Instant;
  readonly by: PersonId;
}

/** A day somebody decided by hand: off (休) or worked (班), whatever a notice says. An empty name is the notice's. */
export interface DayMark extends HolidayNoticeDay {
  readonly type: "day";
  readonly at: Instant;
  readonly by: PersonId;
}

export type HolidayEntry = KeptYear | DayMark;

/** What a brand knows about days off beyond what ships: years under `2027`, days under `2027-02-06`. */
export type HolidayBook = ReadonlyMap<string, HolidayEntry>;

const tables = new WeakMap<HolidayBook, HolidayTable>();

/** The one table a brand counts by: what ships, its own years, its marks. The same table for the same book. */
export function holidayTableOf(book: HolidayBook): HolidayTable {
  if (book.size === 0) return STATUTORY_TABLE;
  const known = tables.get(book);
  if (known) return known;
  const entries = [...book.values()];
  const notices = entries.flatMap((entry) => (entry.type === "year" ? [entry.notice] : []));
  const marks = entries.flatMap((entry) => (entry.type === "day" ? [entry] : []));
  const table = createHolidayTable([...STATUTORY_NOTICES, ...notices], marks);
  tables.set(book, table);
  return table;
}

export interface DayChange {
  readonly date: CivilDate;
  readonly before: DayStatus;
  readonly after: DayStatus;
}

/** The days another table would make something else of a year: its own, and the December before, which notices reach into. */
export function changesOfYear(before: HolidayTable, after: HolidayTable, year: number): readonly DayChange[] {
  const changes: DayChange[] = [];
  const end = civilDate(year, 12, 31);
  for (let date = civilDate(year - 1, 12, 1); date <= end; date = addDays(date, 1)) {
    const change = { date, before: dayKind(date, before), after: dayKind(date, after) };
    if (change.before.kind !== change.after.kind || change.before.name !== change.after.name) changes.push(change);
  }
  return changes;
}

/** The years from–to (both included) whose days off are not announced, as far as this table knows. */
export function provisionalYears(from: CivilDate, to: CivilDate, table: HolidayTable): readonly number[] {
  const years: number[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    if (!table.years.has(year)) years.push(year);
  return years;
}
