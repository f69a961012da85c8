import { asId, type CivilDate } from "@tongpin/domain/base";
import { describe, expect, it } from "vitest";
import { bytesText, dayPhrase, durationPhrase, moneyText, nearDayKey, timeLeftPhrase } from "./format.ts";

const day = (text: string) => asId<CivilDate>(text);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe("words of time", () => {
  it("[R9] time left never shows more than there is, and says when it is over", () => {
    expect(timeLeftPhrase(3 * HOUR + 20 * MINUTE + 59_999)).toEqual({
      key: "leftHours",
      values: { days: 0, hours: 3, minutes: 20 },
    });
    expect(timeLeftPhrase(0)).toEqual({ key: "leftMinutes", values: { days: 0, hours: 0, minutes: 0 } });
    expect(timeLeftPhrase(-40 * MINUTE).key).toBe("overMinutes");
    expect(timeLeftPhrase(-40 * MINUTE).values["minutes"]).toBe(40);
    expect(timeLeftPhrase(24 * HOUR)).toEqual({ key: "leftHours", values: { days: 0, hours: 24, minutes: 0 } });
    expect(timeLeftPhrase(50 * HOUR)).toEqual({ key: "leftDays", values: { days: 2, hours: 2, minutes: 0 } });
  });

  it("[U5] a day has its weekday in the reader's language, whatever the device's zone", () => {
    expect(dayPhrase(day("2026-11-21"), "zh-Hans", true).values).toMatchObject({ month: 11, day: 21, weekday: "周六" });
    expect(dayPhrase(day("2026-11-21"), "zh-Hant", true).values["weekday"]).toBe("週六");
    expect(dayPhrase(day("2026-11-21"), "en", true).values).toMatchObject({ monthName: "Nov", weekday: "Sat" });
  });

  it("[U5] near days are called by their names, across months too", () => {
    expect(nearDayKey(day("2026-12-01"), day("2026-11-30"))).toBe("tomorrow");
    expect(nearDayKey(day("2026-11-30"), day("2026-12-01"))).toBe("yesterday");
    expect(nearDayKey(day("2026-11-30"), day("2026-11-30"))).toBe("today");
    expect(nearDayKey(day("2026-12-02"), day("2026-11-30"))).toBeNull();
  });

  it("[S5] seconds round once, and minutes keep two digits of seconds", () => {
    expect(durationPhrase(59.4)).toEqual({ key: "seconds", values: { seconds: 59 } });
    expect(durationPhrase(59.6)).toEqual({ key: "minutesSeconds", values: { minutes: 1, seconds: "00" } });
    expect(durationPhrase(65)).toEqual({ key: "minutesSeconds", values: { minutes: 1, seconds: "05" } });
  });
});

describe("words of amounts", () => {
  it("money is exact to the fen", () => {
    expect(moneyText(1_840_000)).toBe("¥18,400.00");
    expect(moneyText(5)).toBe("¥0.05");
    expect(moneyText(-12_345)).toBe("-¥123.45");
  });

  it("[L6] bytes are said in the unit a person would use", () => {
    expect(bytesText(512)).toBe("512 B");
    expect(bytesText(148 * 1024)).toBe("148 kB");
    expect(bytesText(10 * 1024 ** 3)).toBe("10.0 GB");
  });
});
