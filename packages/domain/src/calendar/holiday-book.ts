import type { CivilDate, Instant, PersonId } from "../base/index.ts";
import { createHolidayTable, type HolidayNotice, type HolidayNoticeDay, type HolidayTable } from "./holiday-table.ts";
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

/** The years from–to (both included) whose days off are not announced, as far as this table knows. */
export function provisionalYears(from: CivilDate, to: CivilDate, table: HolidayTable): readonly number[] {
  const years: number[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++)
    if (!table.years.has(year)) years.push(year);
  return years;
}
