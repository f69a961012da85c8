import { describe, expect, it } from "vitest";
import { asId, type CivilDate, type PersonId } from "../base/index.ts";
import { addYear } from "../calendar-file/read-notice.ts";
import { changesOfYear } from "../calendar-file/year-changes.ts";
import { deadlineChain } from "./deadline-chain.ts";
import { type DayMark, type HolidayBook, type HolidayEntry, holidayTableOf, provisionalYears } from "./holiday-book.ts";
import { dayKind } from "./holiday-table.ts";
import { STATUTORY_NOTICES, STATUTORY_TABLE } from "./statutory.ts";

const day = (text: string) => text as CivilDate;
const BY = { at: 1, by: asId<PersonId>("lin") };
const mark = (date: string, isOffDay: boolean, name = ""): DayMark => ({
  type: "day",
  date: day(date),
  isOffDay,
  name,
  ...BY,
});
const bookOf = (...marks: readonly DayMark[]): HolidayBook => new Map(marks.map((one) => [one.date, one]));

describe("the days off of a brand", () => {
  it("[CAL15] without anything of its own it is the very table that ships; the same book gives the same table", () => {
    expect(holidayTableOf(new Map())).toBe(STATUTORY_TABLE);
    const book = bookOf(mark("2026-11-24", true));
    expect(holidayTableOf(book)).toBe(holidayTableOf(book));
  });

  it("[CAL15] a day marked by hand counts before every notice, and keeps its name where the mark has none", () => {
    const table = holidayTableOf(
      bookOf(mark("2026-10-05", false), mark("2026-11-24", true, "公司年假"), mark("2026-10-10", true)),
    );
    expect(dayKind(day("2026-10-05"), table)).toEqual({ kind: "makeup", name: "国庆节", provisional: false });
    expect(dayKind(day("2026-11-24"), table)).toEqual({ kind: "holiday", name: "公司年假", provisional: false });
    expect(dayKind(day("2026-10-10"), table).kind).toBe("holiday");
    // In a year without a notice only the marked day is certain.
    const next = holidayTableOf(bookOf(mark("2027-02-09", true)));
    expect(dayKind(day("2027-02-09"), next)).toEqual({ kind: "holiday", name: null, provisional: false });
    expect(dayKind(day("2027-02-10"), next).provisional).toBe(true);
  });

  it("[CAL15] an own year replaces the one that ships; marks outlive the import of a further year", () => {
    const [shipped] = STATUTORY_NOTICES;
    if (!shipped) throw new Error("nothing ships");
    const notice = { ...shipped, days: shipped.days.slice(0, 1) };
    const book: HolidayBook = new Map<string, HolidayEntry>([
      ["2024", { type: "year", notice, ...BY }],
      ["2026-11-24", mark("2026-11-24", true)],
    ]);
    const table = holidayTableOf(book);
    expect(dayKind(day("2024-05-02"), table).kind).toBe("work");
    const added = addYear(
      table,
      JSON.stringify({ year: 2027, days: [{ name: "元旦", date: "2027-01-01", isOffDay: true }] }),
    );
    expect(added.ok && dayKind(day("2026-11-24"), added.value.table).kind).toBe("holiday");
  });

  it("[CAL15] a chain counted over marked days moves with them", () => {
    const chain = (book: HolidayBook) =>
      deadlineChain({ planDate: day("2026-11-27"), table: holidayTableOf(book) }).at(-1)?.date;
    expect(chain(new Map())).toBe("2026-11-26");
    expect(chain(bookOf(mark("2026-11-26", true), mark("2026-11-25", true)))).toBe("2026-11-24");
  });

  it("[CAL16] an import is shown before it counts: each day that would change, December before included", () => {
    const days = [
      { name: "元旦", date: "2026-12-31", isOffDay: true },
      { name: "元旦", date: "2027-01-01", isOffDay: true },
      { name: "元旦", date: "2027-01-03", isOffDay: false },
    ];
    const added = addYear(STATUTORY_TABLE, JSON.stringify({ year: 2027, days }));
    if (!added.ok) throw new Error(added.error.code);
    const changes = changesOfYear(STATUTORY_TABLE, added.value.table, 2027);
    expect(changes.slice(0, 2).map(({ date, before, after }) => `${date} ${before.kind}>${after.kind}`)).toEqual([
      "2026-12-31 work>holiday",
      "2027-01-03 rest>makeup",
    ]);
    // The legal days of the rest of the year are no longer assumed.
    expect(changes.find(({ date }) => date === "2027-10-01")?.after.kind).toBe("work");
    expect(changesOfYear(added.value.table, added.value.table, 2027)).toEqual([]);
  });

  it("[CAL16] the years that are not announced are named", () => {
    expect(provisionalYears(day("2026-12-30"), day("2028-01-02"), STATUTORY_TABLE)).toEqual([2027, 2028]);
    expect(provisionalYears(day("2026-01-01"), day("2026-12-31"), STATUTORY_TABLE)).toEqual([]);
  });
});
