import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  compareDates,
  dateOfDayNumber,
  dayNumber,
  daysInMonth,
  diffDays,
  monthGrid,
  parseCivilDate,
  partsOf,
  startOfWeek,
  weekday,
} from "./civil-date.ts";

// Years 80–9909: what is added below stays within 1–9999.
const anyDate = fc.integer({ min: -690_000, max: 2_900_000 }).map(dateOfDayNumber);
const someDays = fc.integer({ min: -20_000, max: 20_000 });

describe("civil dates, any of them", () => {
  it("[CAL2] addDays and diffDays are inverse", () => {
    fc.assert(
      fc.property(anyDate, someDays, (date, days) => {
        expect(diffDays(date, addDays(date, days))).toBe(days);
      }),
    );
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(addDays(a, diffDays(a, b))).toBe(b);
      }),
    );
  });

  it("[CAL2] a day number and its date are one", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(dateOfDayNumber(dayNumber(date))).toBe(date);
        expect(parseCivilDate(date)).toEqual({ ok: true, value: date });
      }),
    );
  });

  it("[CAL2] the day number is the one of UTC's calendar", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const { year, month, day } = partsOf(date);
        const utc = new Date(0);
        utc.setUTCFullYear(year, month - 1, day);
        expect(dayNumber(date)).toBe(utc.getTime() / 86_400_000);
        expect(weekday(date)).toBe(((utc.getUTCDay() + 6) % 7) + 1);
      }),
    );
  });

  it("[CAL2] text order is time order", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(Math.sign(diffDays(b, a))).toBe(compareDates(a, b));
      }),
    );
  });

  it("[CAL3] a week starts on a Monday at most six days back", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const monday = startOfWeek(date);
        expect(weekday(monday)).toBe(1);
        expect(diffDays(monday, date)).toBe(weekday(date) - 1);
      }),
    );
  });

  it("[CAL3] a month's grid is 42 days in a row and holds the whole month", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const days = monthGrid(year, month).flat();
        days.forEach((day, index) => {
          expect(day).toBe(addDays(days[0] ?? day, index));
        });
        const prefix = `${year}-${String(month).padStart(2, "0")}-`;
        expect(days.slice(0, 7)).toContain(`${prefix}01`);
        const inMonth = days.filter((day) => day.startsWith(prefix));
        expect(inMonth).toHaveLength(daysInMonth(year, month));
      }),
    );
  });

  it("[CAL5] months land in the month asked for and never past the day", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const from = partsOf(date);
        const to = partsOf(addMonths(date, months));
        expect(to.year * 12 + to.month - (from.year * 12 + from.month)).toBe(months);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      }),
    );
  });
});
