import { describe, expect, it } from "vitest";
import type { CivilDate } from "../base/index.ts";
import { lunarDayName, lunarLabel, lunarMonthName } from "./lunar-label.ts";

const label = (text: string, script: "zh-Hans" | "zh-Hant" = "zh-Hans") => lunarLabel(text as CivilDate, script);

describe("lunar labels", () => {
  it("[CAL7] the first day of a month shows the month", () => {
    expect(label("2027-02-06")).toBe("正月");
    expect(label("2025-06-25")).toBe("六月");
    expect(label("2025-07-25")).toBe("闰六月");
    expect(label("2025-07-25", "zh-Hant")).toBe("閏六月");
    expect(label("2026-12-09")).toBe("冬月");
    expect(label("2027-01-08")).toBe("腊月");
    expect(label("2027-01-08", "zh-Hant")).toBe("臘月");
  });

  it("[CAL7] other days show their name", () => {
    expect(label("2026-11-21")).toBe("十三");
    expect(label("2026-09-25")).toBe("十五");
    expect(label("2027-02-05")).toBe("廿九");
    expect([2, 10, 11, 19, 20, 21, 29, 30].map(lunarDayName)).toEqual([
      "初二",
      "初十",
      "十一",
      "十九",
      "二十",
      "廿一",
      "廿九",
      "三十",
    ]);
  });

  it("[CAL7] outside the table the label is empty", () => {
    expect(label("2061-02-01")).toBe("");
    expect(label("2013-12-31")).toBe("");
  });

  it("[CAL7] a month or day that cannot be is a program error", () => {
    expect(() => lunarDayName(31)).toThrow(RangeError);
    expect(() => lunarMonthName(13, false, "zh-Hans")).toThrow(RangeError);
  });
});
