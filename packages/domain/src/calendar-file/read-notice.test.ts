import { describe, expect, it } from "vitest";
import type { CivilDate } from "../base/index.ts";
import { dayKind } from "../calendar/holiday-table.ts";
import { legalDaysOf } from "../calendar/legal-days.ts";
import { STATUTORY_NOTICES, STATUTORY_TABLE } from "../calendar/statutory.ts";
import { isWork } from "../calendar/workdays.ts";
import { addYear } from "./read-notice.ts";

const NEW_YEAR = { name: "元旦", date: "2027-01-01", isOffDay: true };
const legal2027 = legalDaysOf(2027).map(({ name, date }) => ({ name, date, isOffDay: true }));
// Two of the thirteen fall on a weekend each for Spring Festival, May and October: their days off are moved.
const weekend = ["2027-02-06", "2027-02-07", "2027-05-01", "2027-05-02", "2027-10-02", "2027-10-03"];
const moved = ["2027-02-09", "2027-02-10", "2027-05-03", "2027-05-04", "2027-10-04", "2027-10-05"];
const whole2027 = {
  $schema: "https://example.test/schema.json",
  year: 2027,
  papers: ["国务院办公厅关于2027年部分节假日安排的通知"],
  days: [...legal2027, ...moved.map((date) => ({ name: "调休", date, isOffDay: true }))],
};

const add = (value: unknown) => addYear(STATUTORY_TABLE, JSON.stringify(value));
const refusal = (value: unknown) => {
  const added = add(value);
  return added.ok ? null : added.error;
};

describe("importing a year", () => {
  it("[CAL11] a published year ends the doubt", () => {
    expect(weekend.every((date) => legal2027.some((day) => day.date === date))).toBe(true);
    const added = add(whole2027);
    if (!added.ok) throw new Error(added.error.code);
    const date = "2027-02-10" as CivilDate;
    expect(isWork(date, STATUTORY_TABLE)).toBe(true);
    expect(dayKind(date, added.value.table)).toEqual({ kind: "holiday", name: "调休", provisional: false });
    expect(dayKind("2026-10-10" as CivilDate, added.value.table).kind).toBe("makeup");
    expect(added.value.warnings).toEqual([]);
    expect(STATUTORY_TABLE.years.has(2027)).toBe(false);
  });

  it("[CAL11] an empty year means not published yet", () => {
    expect(refusal({ year: 2027, papers: [], days: [] })).toEqual({ code: "holidays-empty", params: { year: 2027 } });
  });

  it("[CAL11] what is no notice is refused by name", () => {
    expect(addYear(STATUTORY_TABLE, "{year: 2027}")).toEqual({ ok: false, error: { code: "holidays-not-json" } });
    expect(addYear(STATUTORY_TABLE, " ".repeat(100_001))).toEqual({
      ok: false,
      error: { code: "holidays-too-large", params: { characters: 100_001, limit: 100_000 } },
    });
    expect(refusal(null)?.code).toBe("holidays-shape");
    expect(refusal([whole2027])?.code).toBe("holidays-shape");
    expect(refusal({ ...whole2027, year: "2027" })?.code).toBe("holidays-year");
    expect(refusal({ ...whole2027, year: 2027.5 })?.code).toBe("holidays-year");
    expect(refusal({ ...whole2027, days: {} })?.params).toEqual({ field: "days" });
    expect(refusal({ ...whole2027, papers: [1] })?.params).toEqual({ field: "papers" });
  });

  it.each([
    ["name", { ...NEW_YEAR, name: " " }],
    ["date", { ...NEW_YEAR, date: "2027-02-30" }],
    ["date", { ...NEW_YEAR, date: "2027-1-1" }],
    ["isOffDay", { ...NEW_YEAR, isOffDay: 1 }],
    ["day", null],
  ])("[CAL11] a day with a wrong %s is refused with its place", (field, day) => {
    expect(refusal({ year: 2027, days: [NEW_YEAR, day] })).toEqual({
      code: "holidays-day",
      params: { index: 1, field },
    });
  });

  it("[CAL11] a day of another year is refused, except December before", () => {
    expect(refusal({ year: 2027, days: [{ ...NEW_YEAR, date: "2028-01-01" }] })?.code).toBe("holidays-other-year");
    expect(refusal({ year: 2027, days: [{ ...NEW_YEAR, date: "2026-11-30" }] })?.code).toBe("holidays-other-year");
    expect(add({ year: 2027, days: [{ ...NEW_YEAR, date: "2026-12-31" }] }).ok).toBe(true);
  });

  it("[CAL11] one day twice is refused", () => {
    expect(refusal({ year: 2027, days: [NEW_YEAR, { ...NEW_YEAR, isOffDay: false }] })).toEqual({
      code: "holidays-date-twice",
      params: { date: "2027-01-01" },
    });
  });

  it("[CAL12] the three shipped notices pass their own check without a warning", () => {
    for (const notice of STATUTORY_NOTICES) {
      const added = add(notice);
      expect(added.ok && added.value.warnings).toEqual([]);
    }
  });

  it("[CAL12] a year that does not add up is taken, with what is odd about it", () => {
    const added = add({ year: 2027, days: [NEW_YEAR, { name: "元旦", date: "2027-01-06", isOffDay: false }] });
    if (!added.ok) throw new Error(added.error.code);
    const { warnings } = added.value;
    expect(warnings).toContainEqual({
      code: "holidays-workday-count",
      params: { year: 2027, found: 260, expected: 248 },
    });
    expect(warnings).toContainEqual({
      code: "holidays-legal-day-worked",
      params: { date: "2027-04-05", name: "清明节" },
    });
    expect(warnings).toContainEqual({ code: "holidays-makeup-on-weekday", params: { date: "2027-01-06" } });
  });
});
