import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CivilDate } from "../base/index.ts";
import { addDays, dateOfDayNumber, dayNumber, diffDays } from "./civil-date.ts";
import { STATUTORY_TABLE } from "./statutory.ts";
import { addWorkdays, countWorkdays, isWork, rollToWorkday } from "./workdays.ts";

const first = dayNumber("2023-06-01" as CivilDate);
const last = dayNumber("2028-06-01" as CivilDate);
const anyDate = fc.integer({ min: first, max: last }).map(dateOfDayNumber);
const workday = anyDate.filter((date) => isWork(date, STATUTORY_TABLE));
const some = fc.integer({ min: -60, max: 60 });

describe("working days, any of them", () => {
  it("[WRK6] later N, later date; the result is a working day", () => {
    fc.assert(
      fc.property(anyDate, some, (date, n) => {
        const here = addWorkdays(date, n, STATUTORY_TABLE);
        const later = addWorkdays(date, n + 1, STATUTORY_TABLE);
        // From a rest day, −1 → 0 → +1 still goes forward: 0 is the rest day itself.
        expect(here.date < later.date).toBe(true);
        expect(n === 0 || isWork(here.date, STATUTORY_TABLE)).toBe(true);
        expect(here.counted).toHaveLength(Math.abs(n));
      }),
    );
  });

  it("[WRK6] from a working day, there and back is the same day", () => {
    fc.assert(
      fc.property(workday, some, (date, n) => {
        const there = addWorkdays(date, n, STATUTORY_TABLE).date;
        expect(addWorkdays(there, -n, STATUTORY_TABLE).date).toBe(date);
        expect(countWorkdays(date, there, STATUTORY_TABLE).days).toBe(n);
      }),
    );
  });

  it("[WRK6] in two steps or one", () => {
    fc.assert(
      fc.property(workday, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), (date, a, b) => {
        const once = addWorkdays(date, a + b, STATUTORY_TABLE).date;
        expect(addWorkdays(addWorkdays(date, a, STATUTORY_TABLE).date, b, STATUTORY_TABLE).date).toBe(once);
      }),
    );
  });

  it("[WRK4] provisional exactly when a day walked over is in a year without notice", () => {
    fc.assert(
      fc.property(anyDate, some, (date, n) => {
        const result = addWorkdays(date, n, STATUTORY_TABLE);
        const walked = Array.from({ length: Math.abs(diffDays(date, result.date)) }, (_, index) =>
          addDays(date, Math.sign(n) * (index + 1)),
        );
        const open = walked.some((day) => !STATUTORY_TABLE.years.has(Number(day.slice(0, 4))));
        expect(result.provisional).toBe(open);
      }),
    );
  });

  it("[WRK3] rolling twice is rolling once", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const rolled = rollToWorkday(date, STATUTORY_TABLE).date;
        expect(isWork(rolled, STATUTORY_TABLE)).toBe(true);
        expect(rollToWorkday(rolled, STATUTORY_TABLE).date).toBe(rolled);
        expect(rolled >= date).toBe(true);
      }),
    );
  });
});
