import { describe, expect, it } from "vitest";
import type { CivilDate } from "../base/index.ts";
import { weekGaps } from "./cadence.ts";

const date = (text: string) => text as CivilDate;
const dates = ["2026-11-15", "2026-11-16", "2026-11-18", "2026-11-18", "2026-11-22", "2026-11-23"].map(date);

describe("cadence", () => {
  it("[DL8] a week counts Monday to Sunday, two on one day count twice", () => {
    expect(weekGaps({ dates, weeklyQuota: 5, week: date("2026-11-20") })).toEqual({
      week: "2026-11-16",
      planned: 4,
      quota: 5,
      short: 1,
    });
  });

  it("[DL8] more than promised is not short, nothing promised is never short", () => {
    expect(weekGaps({ dates, weeklyQuota: 3, week: date("2026-11-16") }).short).toBe(0);
    expect(weekGaps({ dates: [], weeklyQuota: null, week: date("2026-11-16") })).toEqual({
      week: "2026-11-16",
      planned: 0,
      quota: 0,
      short: 0,
    });
    expect(weekGaps({ dates: [], weeklyQuota: 2, week: date("2026-11-22") }).short).toBe(2);
  });
});
