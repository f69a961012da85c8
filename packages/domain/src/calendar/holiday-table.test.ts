import { LegalHoliday } from "tyme4ts";
import { describe, expect, it } from "vitest";
import type { CivilDate } from "../base/index.ts";
import { addDays, partsOf, weekday } from "./civil-date.ts";
import { createHolidayTable, dayKind } from "./holiday-table.ts";
import { legalDaysOf } from "./legal-days.ts";
import { holidayLabel } from "./names.ts";
import { STATUTORY_NOTICES, STATUTORY_TABLE } from "./statutory.ts";

const date = (text: string) => text as CivilDate;
const kind = (text: string) => dayKind(date(text), STATUTORY_TABLE).kind;

function daysFrom(first: string, last: string): readonly CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = date(first); day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}

describe("what a day is", () => {
  it("[CAL9] all 1,096 days of 2024–2026 are off or worked as tyme4ts says", () => {
    // A weekend joined to a holiday may be missing from a notice (8 and 9 June 2024): off either way.
    const wrong = daysFrom("2024-01-01", "2026-12-31").filter((day) => {
      const { year, month, day: ofMonth } = partsOf(day);
      const legal = LegalHoliday.fromYmd(year, month, ofMonth);
      const ordinary = weekday(day) >= 6 ? "off" : "work";
      const expected = legal ? (legal.isWork() ? "makeup" : "off") : ordinary;
      const { kind: found } = dayKind(day, STATUTORY_TABLE);
      return (found === "holiday" || found === "rest" ? "off" : found) !== expected;
    });
    expect(wrong).toEqual([]);
  });

  it("[CAL9] the make-up days are the ones of the notices", () => {
    const makeup = daysFrom("2024-01-01", "2026-12-31").filter((day) => kind(day) === "makeup");
    expect(makeup.map((day) => day.slice(2)).join(" ")).toBe(
      "24-02-04 24-02-18 24-04-07 24-04-28 24-05-11 24-09-14 24-09-29 24-10-12 " +
        "25-01-26 25-02-08 25-04-27 25-09-28 25-10-11 26-01-04 26-02-14 26-02-28 26-05-09 26-09-20 26-10-10",
    );
  });

  it("[CAL9] working days a year: 251, 248, 248", () => {
    const count = (year: number) =>
      daysFrom(`${year}-01-01`, `${year}-12-31`).filter((day) => ["work", "makeup"].includes(kind(day))).length;
    expect([2024, 2025, 2026].map(count)).toEqual([251, 248, 248]);
  });

  it("[CAL9] a listed day carries the holiday's name", () => {
    expect(dayKind(date("2026-10-07"), STATUTORY_TABLE)).toEqual({
      kind: "holiday",
      name: "国庆节",
      provisional: false,
    });
    expect(dayKind(date("2026-10-10"), STATUTORY_TABLE)).toEqual({
      kind: "makeup",
      name: "国庆节",
      provisional: false,
    });
    expect(dayKind(date("2026-11-21"), STATUTORY_TABLE)).toEqual({ kind: "rest", name: null, provisional: false });
    expect(dayKind(date("2026-11-20"), STATUTORY_TABLE)).toEqual({ kind: "work", name: null, provisional: false });
  });

  it("[CAL10] 2027 without a notice: the 13 legal days are off, nothing is made up, all of it provisional", () => {
    const year = daysFrom("2027-01-01", "2027-12-31").map((day) => ({ day, ...dayKind(day, STATUTORY_TABLE) }));
    expect(year.every((day) => day.provisional)).toBe(true);
    expect(year.some((day) => day.kind === "makeup")).toBe(false);
    expect(year.filter((day) => day.kind === "holiday").map(({ day, name }) => `${day.slice(5)} ${name}`)).toEqual([
      "01-01 元旦",
      "02-05 春节",
      "02-06 春节",
      "02-07 春节",
      "02-08 春节",
      "04-05 清明节",
      "05-01 劳动节",
      "05-02 劳动节",
      "06-09 端午节",
      "09-15 中秋节",
      "10-01 国庆节",
      "10-02 国庆节",
      "10-03 国庆节",
    ]);
  });

  it("[CAL10] before 2025 the law named 11 days", () => {
    expect(legalDaysOf(2023)).toHaveLength(11);
    expect(legalDaysOf(2025)).toHaveLength(13);
  });

  it("[CAL10] two festivals on one day give one day off with both names", () => {
    expect(dayKind(date("2031-10-01"), STATUTORY_TABLE)).toEqual({
      kind: "holiday",
      name: "中秋节、国庆节",
      provisional: true,
    });
  });

  it("[CAL10] beyond the lunar table only the solar holidays are known", () => {
    expect(legalDaysOf(2070).map((day) => day.date)).toEqual([
      "2070-01-01",
      "2070-05-01",
      "2070-05-02",
      "2070-10-01",
      "2070-10-02",
      "2070-10-03",
    ]);
  });

  it("[CAL10] a day listed by next year's notice is certain although its own year has none", () => {
    const table = createHolidayTable([
      { year: 2028, papers: [], days: [{ name: "元旦", date: date("2027-12-31"), isOffDay: true }] },
    ]);
    expect(dayKind(date("2027-12-31"), table)).toEqual({ kind: "holiday", name: "元旦", provisional: false });
    expect(dayKind(date("2027-12-30"), table)).toEqual({ kind: "work", name: null, provisional: true });
  });

  it("[CAL11] of two notices for one year the later given counts, whole", () => {
    const corrected = { year: 2026, papers: [], days: [{ name: "元旦", date: date("2026-01-01"), isOffDay: true }] };
    const table = createHolidayTable([...STATUTORY_NOTICES, corrected]);
    expect(dayKind(date("2026-01-02"), table).kind).toBe("work");
    expect(dayKind(date("2026-01-01"), table).kind).toBe("holiday");
    expect(dayKind(date("2025-10-08"), table).kind).toBe("holiday");
    expect(table.notices).toHaveLength(3);
  });

  it("[CAL9] of two notices about one day the later year's counts, in whatever order they were added", () => {
    const day = { name: "元旦", date: date("2026-12-31") };
    const old = { year: 2026, papers: [], days: [{ ...day, isOffDay: false }] };
    const next = { year: 2027, papers: [], days: [{ ...day, isOffDay: true }] };
    for (const notices of [
      [old, next],
      [next, old],
    ])
      expect(dayKind(day.date, createHolidayTable(notices)).kind).toBe("holiday");
  });

  it("[CAL13] holiday names in three languages; joined ones part by part; unknown ones as written", () => {
    expect(holidayLabel("春节", "zh-Hans")).toBe("春节");
    expect(holidayLabel("国庆节、中秋节", "zh-Hant")).toBe("國慶節、中秋節");
    expect(holidayLabel("国庆节、中秋节", "en")).toBe("National Day, Mid-Autumn Festival");
    expect(holidayLabel("抗战胜利纪念日", "en")).toBe("抗战胜利纪念日");
  });
});
