import { SolarDay } from "tyme4ts";
import { describe, expect, it } from "vitest";
import type { CivilDate } from "../base/index.ts";
import { addDays, partsOf } from "./civil-date.ts";
import { SOLAR_TERMS, solarTermDate, solarTermLabel, solarTermOn } from "./solar-terms.ts";

const date = (text: string) => text as CivilDate;

describe("solar terms", () => {
  it("[CAL8] every day 2015–2060 has the term tyme4ts says, or none", () => {
    const wrong: string[] = [];
    let terms = 0;
    for (let day = date("2015-01-01"); day <= "2060-12-31"; day = addDays(day, 1)) {
      const { year, month, day: ofMonth } = partsOf(day);
      const reference = SolarDay.fromYmd(year, month, ofMonth).getTermDay();
      const expected = reference.getDayIndex() === 0 ? reference.getSolarTerm().getName() : null;
      const term = solarTermOn(day);
      if (term !== expected) wrong.push(day);
      else if (term !== null && solarTermDate(year, term) !== day) wrong.push(`back from ${day}`);
      if (term !== null) terms++;
    }
    expect(wrong).toEqual([]);
    expect(terms).toBe(46 * 24);
  });

  it("[CAL8] Qingming is 5 April in 2026 and 2027, 4 April in 2028", () => {
    expect([2026, 2027, 2028].map((year) => solarTermDate(year, "清明"))).toEqual([
      "2026-04-05",
      "2027-04-05",
      "2028-04-04",
    ]);
  });

  it("[CAL8] outside 2015–2060 there is no answer", () => {
    expect(solarTermDate(2014, "冬至")).toBeNull();
    expect(solarTermDate(2061, "小寒")).toBeNull();
    expect(solarTermOn(date("2014-12-22"))).toBeNull();
    expect(solarTermOn(date("2061-01-05"))).toBeNull();
  });

  it("[CAL13] each term has a name in three languages", () => {
    expect(solarTermLabel("惊蛰", "zh-Hans")).toBe("惊蛰");
    expect(solarTermLabel("惊蛰", "zh-Hant")).toBe("驚蟄");
    expect(solarTermLabel("冬至", "zh-Hant")).toBe("冬至");
    expect(solarTermLabel("冬至", "en")).toBe("Winter Solstice");
    expect(new Set(SOLAR_TERMS.map((term) => solarTermLabel(term, "en"))).size).toBe(24);
  });
});
