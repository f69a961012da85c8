import { describe, expect, it } from "vitest";
import { asId, type CivilDate } from "../base/index.ts";
import { monthCount, monthGaps, monthsFrom, planReach, startOfQuarter } from "./index.ts";

const day = (text: string) => asId<CivilDate>(text);
const span = (start: string, end: string) => ({ start: day(start), end: day(end) });

describe("months of a plan", () => {
  it("[HOR1] a half-year and a year begin with the day's quarter, and hold whole months", () => {
    expect(startOfQuarter(day("2026-11-22"))).toBe("2026-10-01");
    expect(startOfQuarter(day("2027-01-01"))).toBe("2027-01-01");
    expect(startOfQuarter(day("2027-03-31"))).toBe("2027-01-01");
    const months = monthsFrom(startOfQuarter(day("2026-11-22")), 6);
    expect(months.map(({ start, end }) => [start, end])).toEqual([
      ["2026-10-01", "2026-10-31"],
      ["2026-11-01", "2026-11-30"],
      ["2026-12-01", "2026-12-31"],
      ["2027-01-01", "2027-01-31"],
      ["2027-02-01", "2027-02-28"],
      ["2027-03-01", "2027-03-31"],
    ]);
    expect(monthsFrom(day("2027-10-01"), 12).at(-1)).toMatchObject({ year: 2028, month: 9, end: "2028-09-30" });
  });

  it("[HOR1] months are counted from first to last, both included", () => {
    expect(monthCount(day("2026-11-22"), day("2026-11-30"))).toBe(1);
    expect(monthCount(day("2026-11-30"), day("2026-12-01"))).toBe(2);
    expect(monthCount(day("2026-11-22"), day("2027-11-01"))).toBe(13);
    expect(monthCount(day("2026-11-22"), day("2026-01-01"))).toBe(1);
  });
});

describe("PLN-01", () => {
  it("[PLN01] [HOR2] a plan of 13 months is allowed with a hint, one of six to twelve needs none", () => {
    const today = day("2026-11-22");
    expect(planReach(today, [day("2027-11-11"), day("2026-12-12")])).toEqual({
      until: "2027-11-11",
      months: 13,
      hint: "long",
    });
    expect(planReach(today, [day("2027-10-31")])).toMatchObject({ months: 12, hint: null });
    expect(planReach(today, [day("2027-04-01")])).toMatchObject({ months: 6, hint: null });
    expect(planReach(today, [day("2027-03-31")])).toMatchObject({ months: 5, hint: "short" });
  });

  it("[PLN01] [HOR2] what is over is no plan", () => {
    expect(planReach(day("2026-11-22"), [day("2026-11-21"), day("2025-01-01")])).toBeNull();
    expect(planReach(day("2026-11-22"), [])).toBeNull();
  });

  it("[PLN01] [HOR3] a month without a node is a gap, so are one without a campaign and one with nothing at all", () => {
    const months = monthsFrom(day("2027-01-01"), 5);
    const gaps = monthGaps(months, {
      campaigns: [span("2026-12-20", "2027-01-02"), span("2027-05-10", "2027-05-20")],
      nodes: [span("2027-02-06", "2027-02-06"), span("2027-05-20", "2027-05-20")],
      days: [day("2027-02-03"), day("2027-03-08")],
    });
    expect(gaps.map(({ month, code }) => [month.month, code])).toEqual([
      [2, "no-campaign"],
      [3, "no-node"],
      [4, "empty"],
    ]);
  });

  it("[HOR3] a campaign that only touches a month fills it", () => {
    const months = monthsFrom(day("2027-01-01"), 2);
    const given = { campaigns: [span("2027-01-31", "2027-02-01")], nodes: [], days: [] };
    expect(monthGaps(months, given)).toEqual([]);
  });
});
