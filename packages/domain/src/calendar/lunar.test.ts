import fc from "fast-check";
import { SolarDay } from "tyme4ts";
import { describe, expect, it } from "vitest";
import { type CivilDate, must } from "../base/index.ts";
import { addDays, dateOfDayNumber, dayNumber, partsOf } from "./civil-date.ts";
import { civilDateOfLunar, leapMonthOf, lunarMonthLength, lunarOf } from "./lunar.ts";

const date = (text: string) => text as CivilDate;
const FIRST = date("2014-01-31");
const LAST = date("2061-01-20");

describe("the lunar calendar", () => {
  it("[CAL6] every day 2015–2060 is the lunar day tyme4ts says, and leads back", () => {
    const wrong: string[] = [];
    let days = 0;
    for (let day = date("2015-01-01"); day <= "2060-12-31"; day = addDays(day, 1)) {
      const { year, month, day: ofMonth } = partsOf(day);
      const reference = SolarDay.fromYmd(year, month, ofMonth).getLunarDay();
      const expected = {
        year: reference.getYear(),
        month: Math.abs(reference.getMonth()),
        leap: reference.getMonth() < 0,
        day: reference.getDay(),
      };
      const lunar = lunarOf(day);
      if (JSON.stringify(lunar) !== JSON.stringify(expected)) wrong.push(day);
      else if (lunar && civilDateOfLunar(lunar) !== day) wrong.push(`back from ${day}`);
      days++;
    }
    expect(wrong).toEqual([]);
    expect(days).toBe(16_802);
  });

  it("[CAL6] Lunar New Year 2027 is 6 February, the day the browsers' own calendar gets wrong", () => {
    expect(lunarOf(date("2027-02-06"))).toEqual({ year: 2027, month: 1, leap: false, day: 1 });
    expect(lunarOf(date("2027-02-05"))).toEqual({ year: 2026, month: 12, leap: false, day: 29 });
  });

  it("[CAL6] leap months: 2025 six, 2028 five, 2031 three, 2033 eleven, 2036 six, none in 2026 and 2027", () => {
    expect([2025, 2026, 2027, 2028, 2031, 2033, 2036].map(leapMonthOf)).toEqual([6, 0, 0, 5, 3, 11, 6]);
    expect(lunarOf(date("2025-07-25"))).toEqual({ year: 2025, month: 6, leap: true, day: 1 });
    expect(civilDateOfLunar({ year: 2033, month: 8, leap: false, day: 15 })).toBe("2033-09-08");
  });

  it("[CAL6] a lunar day that does not exist is null", () => {
    expect(civilDateOfLunar({ year: 2026, month: 12, leap: false, day: 30 })).toBeNull();
    expect(civilDateOfLunar({ year: 2026, month: 6, leap: true, day: 1 })).toBeNull();
    expect(civilDateOfLunar({ year: 2026, month: 13, leap: false, day: 1 })).toBeNull();
    expect(civilDateOfLunar({ year: 2026, month: 1, leap: false, day: 0 })).toBeNull();
    expect(civilDateOfLunar({ year: 2026, month: 1, leap: false, day: 1.5 })).toBeNull();
    expect(lunarMonthLength(2026, 12, false)).toBe(29);
  });

  it("[CAL6] outside the table there is no answer instead of a guess", () => {
    expect(lunarOf(FIRST)).toEqual({ year: 2014, month: 1, leap: false, day: 1 });
    expect(lunarOf(addDays(FIRST, -1))).toBeNull();
    expect(lunarOf(LAST)).toEqual({ year: 2060, month: 12, leap: false, day: lunarMonthLength(2060, 12, false) });
    expect(lunarOf(addDays(LAST, 1))).toBeNull();
    expect(leapMonthOf(2061)).toBeNull();
    expect(civilDateOfLunar({ year: 2061, month: 1, leap: false, day: 1 })).toBeNull();
  });

  it("[CAL6] any lunar day of the table leads to its civil day and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber(FIRST), max: dayNumber(LAST) }), (number) => {
        const day = dateOfDayNumber(number);
        expect(civilDateOfLunar(must(lunarOf(day), day))).toBe(day);
      }),
    );
  });
});
