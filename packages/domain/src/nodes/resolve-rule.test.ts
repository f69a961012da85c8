import fc from "fast-check";
import { SolarDay } from "tyme4ts";
import { describe, expect, it } from "vitest";
import type { CivilDate } from "../base/index.ts";
import { addDays, dateOfDayNumber, dayNumber, partsOf, weekday } from "../calendar/index.ts";
import type { Rule } from "./model.ts";
import { resolveRule, stemOf } from "./resolve-rule.ts";

const date = (text: string) => text as CivilDate;
const starts = (rule: Rule, year: number) => resolveRule(rule, year).map(({ start }) => start);

const LUNAR_NEW_YEAR: Rule = { type: "lunar", month: 1, day: 1 };
const THANKSGIVING: Rule = { type: "nthWeekday", month: 11, weekday: 4, n: 4 };

describe("the nine rules", () => {
  it("[NODE3] solar; 29 February only where there is one", () => {
    expect(starts({ type: "solar", month: 6, day: 18 }, 2027)).toEqual(["2027-06-18"]);
    expect(starts({ type: "solar", month: 2, day: 29 }, 2028)).toEqual(["2028-02-29"]);
    expect(starts({ type: "solar", month: 2, day: 29 }, 2027)).toEqual([]);
  });

  it("[NODE1] lunar: two laba in 2022, none in 2023", () => {
    const laba: Rule = { type: "lunar", month: 12, day: 8 };
    expect(starts(laba, 2022)).toEqual(["2022-01-10", "2022-12-30"]);
    expect(starts(laba, 2023)).toEqual([]);
    expect(starts(laba, 2024)).toEqual(["2024-01-18"]);
  });

  it("[NODE2] the last day of month 12 is day 29 in 2025 and 2026, day 30 in 2024", () => {
    const eve: Rule = { type: "lunar", month: 12, day: "last" };
    expect([2024, 2025, 2026, 2027].flatMap((year) => starts(eve, year))).toEqual([
      "2024-02-09",
      "2025-01-28",
      "2026-02-16",
      "2027-02-05",
    ]);
    expect(starts({ type: "lunar", month: 12, day: 30 }, 2026)).toEqual([]);
  });

  it("[NODE2] lunar months are the ones that are not leap: Qixi 2025, Mid-Autumn 2033", () => {
    expect(starts({ type: "lunar", month: 7, day: 7 }, 2025)).toEqual(["2025-08-29"]);
    expect(starts({ type: "lunar", month: 6, day: 1 }, 2025)).toEqual(["2025-06-25"]);
    expect(starts({ type: "lunar", month: 8, day: 15 }, 2033)).toEqual(["2033-09-08"]);
  });

  it("[NODE3] term, with an offset that leaves the year", () => {
    expect(starts({ type: "term", term: "清明" }, 2026)).toEqual(["2026-04-05"]);
    expect(starts({ type: "term", term: "冬至", offsetDays: 11 }, 2026)).toEqual(["2026-01-01"]);
    expect(starts({ type: "term", term: "冬至", offsetDays: 10 }, 2027)).toEqual(["2027-01-01"]);
  });

  it("[NODE3] nth weekday from the front and the back", () => {
    expect(starts({ type: "nthWeekday", month: 5, weekday: 7, n: 2 }, 2027)).toEqual(["2027-05-09"]);
    expect(starts({ type: "nthWeekday", month: 5, weekday: 1, n: -1 }, 2026)).toEqual(["2026-05-25"]);
    expect(starts({ type: "nthWeekday", month: 12, weekday: 6, n: -2 }, 2026)).toEqual(["2026-12-19"]);
    expect(starts({ type: "nthWeekday", month: 2, weekday: 1, n: 1 }, 2027)).toEqual(["2027-02-01"]);
    expect(starts({ type: "nthWeekday", month: 2, weekday: 1, n: 5 }, 2027)).toEqual([]);
    expect(starts({ type: "nthWeekday", month: 2, weekday: 1, n: -5 }, 2027)).toEqual([]);
    expect(starts({ type: "nthWeekday", month: 5, weekday: 6, n: 5 }, 2027)).toEqual(["2027-05-29"]);
  });

  it("[NODE3] Easter 2024–2035 and days from it", () => {
    const easters = Array.from({ length: 12 }, (_, index) =>
      starts({ type: "easter", days: 0 }, 2024 + index)[0]?.slice(5),
    );
    expect(easters.join(" ")).toBe("03-31 04-20 04-05 03-28 04-16 04-01 04-21 04-13 03-28 04-17 04-09 03-25");
    expect(starts({ type: "easter", days: -21 }, 2026)).toEqual(["2026-03-15"]);
  });

  it("[NODE3] offset: Black Friday; an offset over New Year belongs to the year it lands in", () => {
    expect(starts({ type: "offset", base: THANKSGIVING, days: 1 }, 2026)).toEqual(["2026-11-27"]);
    expect(starts({ type: "offset", base: { type: "solar", month: 12, day: 31 }, days: 2 }, 2027)).toEqual([
      "2027-01-02",
    ]);
    expect(starts({ type: "offset", base: LUNAR_NEW_YEAR, days: -40 }, 2024)).toEqual(["2024-01-01", "2024-12-20"]);
    expect(starts({ type: "offset", base: LUNAR_NEW_YEAR, days: -40 }, 2025)).toEqual([]);
  });

  it("[NODE3] range: from its start to the first end after it, over New Year too", () => {
    const overNewYear: Rule = {
      type: "range",
      start: { type: "solar", month: 12, day: 20 },
      end: { type: "offset", base: { type: "solar", month: 12, day: 31 }, days: 2 },
    };
    expect(resolveRule(overNewYear, 2026)).toMatchObject([{ start: "2026-12-20", end: "2027-01-02" }]);
    expect(resolveRule(overNewYear, 2027)).toHaveLength(1);
    const oneDay: Rule = { type: "range", start: { type: "easter", days: 0 }, end: { type: "easter", days: 0 } };
    expect(resolveRule(oneDay, 2026)).toMatchObject([{ start: "2026-04-05", end: "2026-04-05" }]);
  });

  it("[NODE3] Sanfu: the third 庚 day from the summer solstice on", () => {
    const sanfu = (inclusive: boolean): Rule => ({
      type: "nthStem",
      stem: "庚",
      n: 3,
      from: { type: "term", term: "夏至" },
      inclusive,
    });
    expect([2024, 2025, 2026].flatMap((year) => starts(sanfu(true), year))).toEqual([
      "2024-07-15",
      "2025-07-20",
      "2026-07-15",
    ]);
    // Whether the solstice itself counts matters only in years in which it is a 庚 day: then ten days.
    const years = Array.from({ length: 46 }, (_, index) => 2015 + index);
    const onStem = years.filter((year) =>
      starts({ type: "term", term: "夏至" }, year).some((day) => stemOf(day) === "庚"),
    );
    expect(onStem.length).toBeGreaterThan(0);
    for (const year of years)
      expect(starts(sanfu(false), year)).toEqual(
        starts(sanfu(true), year).map((day) => addDays(day, onStem.includes(year) ? 10 : 0)),
      );
  });

  it("[NODE3] fixed: only items that start in the year, with their label and confidence", () => {
    const cup: Rule = {
      type: "fixed",
      items: [
        { start: date("2030-06-08"), end: date("2030-07-21"), label: "2030", confidence: "medium" },
        { start: date("2026-06-11"), end: date("2026-07-19"), label: "2026" },
      ],
    };
    expect(resolveRule(cup, 2026)).toEqual([
      { start: "2026-06-11", end: "2026-07-19", label: "2026", confidence: null },
    ]);
    expect(resolveRule(cup, 2030)[0]?.confidence).toBe("medium");
    expect(resolveRule(cup, 2027)).toEqual([]);
  });

  it("[NODE3] the stem of every day is the one tyme4ts says", () => {
    for (let day = date("2026-01-01"); day <= "2026-12-31"; day = addDays(day, 1)) {
      const { year, month, day: ofMonth } = partsOf(day);
      const reference = SolarDay.fromYmd(year, month, ofMonth)
        .getSixtyCycleDay()
        .getSixtyCycle()
        .getHeavenStem()
        .getName();
      expect(stemOf(day)).toBe(reference);
    }
  });

  it("[NODE3] for any nth weekday: that weekday, in that month, in its place", () => {
    const nth = fc.constantFrom(1, 2, 3, 4, 5, -1, -2, -3, -4, -5);
    const day = fc.constantFrom(1, 2, 3, 4, 5, 6, 7);
    fc.assert(
      fc.property(
        fc.integer({ min: 1970, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        day,
        nth,
        (year, month, wanted, n) => {
          const found = starts({ type: "nthWeekday", month, weekday: wanted as 1, n }, year);
          // Only a fifth one may be missing.
          expect(found.length).toBeGreaterThanOrEqual(Math.abs(n) < 5 ? 1 : 0);
          for (const one of found) {
            expect(weekday(one)).toBe(wanted);
            expect(partsOf(one)).toMatchObject({ year, month });
            const beyond = addDays(one, n > 0 ? -7 * n : 7 * -n);
            expect(partsOf(beyond).month).not.toBe(month);
            expect(partsOf(addDays(beyond, n > 0 ? 7 : -7)).month).toBe(month);
          }
        },
      ),
    );
  });

  it("[NODE1] for any rule, what a year gives starts in that year, in order", () => {
    const leaf = fc.oneof(
      fc.record({
        type: fc.constant("lunar" as const),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 30 }),
      }),
      fc.record({ type: fc.constant("easter" as const), days: fc.integer({ min: -300, max: 300 }) }),
      fc.record({
        type: fc.constant("solar" as const),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 31 }),
      }),
    );
    const rule = fc.oneof(
      leaf,
      fc.record({ type: fc.constant("offset" as const), base: leaf, days: fc.integer({ min: -300, max: 300 }) }),
      fc.record({ type: fc.constant("range" as const), start: leaf, end: leaf }),
    );
    fc.assert(
      fc.property(rule, fc.integer({ min: 2017, max: 2058 }), (one: Rule, year) => {
        const spans = resolveRule(one, year);
        const order = spans.map(({ start }) => dayNumber(start));
        expect(order).toEqual([...order].sort((a, b) => a - b));
        for (const { start, end } of spans) {
          expect(partsOf(start).year).toBe(year);
          expect(end >= start).toBe(true);
          expect(dateOfDayNumber(dayNumber(end))).toBe(end);
        }
      }),
    );
  });
});
