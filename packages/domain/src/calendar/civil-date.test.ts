import { describe, expect, it } from "vitest";
import type { CivilDate } from "../base/index.ts";
import {
  addDays,
  addMonths,
  civilDate,
  dayNumber,
  diffDays,
  isCivilDate,
  monthGrid,
  parseCivilDate,
  partsOf,
  startOfWeek,
  weekday,
  weekOf,
} from "./civil-date.ts";

const date = (text: string): CivilDate => {
  const parsed = parseCivilDate(text);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
};

describe("civil dates", () => {
  it.each([
    "2026-02-30",
    "2026-02-29",
    "2026-04-31",
    "2026-13-01",
    "2026-00-10",
    "2026-01-00",
    "0000-01-01",
    "1900-02-29",
  ])("[CAL1] %s is refused: there is no such day", (text) => {
    expect(parseCivilDate(text)).toEqual({ ok: false, error: { code: "date-not-real", params: { text } } });
  });

  it.each([
    "",
    "2026-2-3",
    "2026/02/03",
    "20260203",
    " 2026-02-03",
    "2026-02-03T00:00",
    "２０２６-02-03",
    "-026-02-03",
  ])("[CAL1] %j is refused: not YYYY-MM-DD", (text) => {
    expect(parseCivilDate(text)).toEqual({ ok: false, error: { code: "date-format", params: { text } } });
  });

  it("[CAL1] leap days exist in 2024, 2028 and 2000", () => {
    for (const text of ["2024-02-29", "2028-02-29", "2000-02-29"]) expect(isCivilDate(text)).toBe(true);
    expect(isCivilDate(20260203)).toBe(false);
  });

  it("[CAL1] a date built from parts that do not exist is a program error", () => {
    expect(() => civilDate(2026, 2, 30)).toThrow(RangeError);
    expect(() => civilDate(2026, 13, 1)).toThrow(RangeError);
    expect(() => addDays(date("9999-12-31"), 1)).toThrow(RangeError);
    expect(civilDate(987, 6, 5)).toBe("0987-06-05");
    expect(partsOf(date("2026-11-21"))).toEqual({ year: 2026, month: 11, day: 21 });
  });

  it("[CAL2] day numbers count from 1970-01-01", () => {
    expect(dayNumber(date("1970-01-01"))).toBe(0);
    expect(dayNumber(date("1969-12-31"))).toBe(-1);
    expect(dayNumber(date("2000-03-01"))).toBe(11_017);
    expect(dayNumber(date("2026-11-21"))).toBe(20_778);
  });

  it("[CAL2] days cross months, years and leap days", () => {
    expect(addDays(date("2026-12-31"), 1)).toBe("2027-01-01");
    expect(addDays(date("2028-03-01"), -1)).toBe("2028-02-29");
    expect(addDays(date("2027-03-01"), -1)).toBe("2027-02-28");
    expect(diffDays(date("2026-11-21"), date("2027-02-06"))).toBe(77);
    expect(diffDays(date("2027-02-06"), date("2026-11-21"))).toBe(-77);
  });

  it("[CAL3] weeks run Monday to Sunday", () => {
    expect(weekday(date("2026-11-21"))).toBe(6);
    expect(weekday(date("1970-01-01"))).toBe(4);
    expect(weekday(date("1969-12-28"))).toBe(7);
    expect(startOfWeek(date("2026-11-22"))).toBe("2026-11-16");
    expect(startOfWeek(date("2026-11-16"))).toBe("2026-11-16");
    expect(weekOf(date("2027-01-01"))).toEqual([
      "2026-12-28",
      "2026-12-29",
      "2026-12-30",
      "2026-12-31",
      "2027-01-01",
      "2027-01-02",
      "2027-01-03",
    ]);
  });

  it("[CAL3] a month is six rows of seven days, the first row holds day 1", () => {
    const grid = monthGrid(2026, 11);
    expect(grid).toHaveLength(6);
    expect(grid.every((week) => week.length === 7)).toBe(true);
    expect(grid[0]?.[0]).toBe("2026-10-26");
    expect(grid[0]?.[6]).toBe("2026-11-01");
    expect(grid[5]?.[6]).toBe("2026-12-06");
    // February 2027 starts on a Monday and fills four rows exactly.
    expect(monthGrid(2027, 2)[0]?.[0]).toBe("2027-02-01");
    expect(monthGrid(2027, 2)[5]?.[6]).toBe("2027-03-14");
  });

  it("[CAL5] months clamp to the last day", () => {
    expect(addMonths(date("2027-05-31"), -3)).toBe("2027-02-28");
    expect(addMonths(date("2027-11-30"), 3)).toBe("2028-02-29");
    expect(addMonths(date("2026-12-15"), 1)).toBe("2027-01-15");
    expect(addMonths(date("2026-01-15"), -1)).toBe("2025-12-15");
    expect(addMonths(date("2026-01-31"), 0)).toBe("2026-01-31");
  });
});
