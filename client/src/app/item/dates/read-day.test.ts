import { asId, type CivilDate, type CivilTime } from "@tongpin/domain/base";
import { addDays } from "@tongpin/domain/calendar";
import { expect, it } from "vitest";
import { type ReadDay, readDay } from "./read-day.ts";
import { readTime, stepTime } from "./read-time.ts";

const today = asId<CivilDate>("2026-11-21"); // a Saturday
const read = (text: string, from: CivilDate = today) => {
  const found: ReadDay = readDay(text, from);
  return found.ok ? found.day : found.reason;
};

it("[U7] reads a day in the ways people write it", () => {
  const ways = ["2026-11-26", "2026/11/26", "2026年11月26日", "20261126", "11-26", "11/26", "11.26", "1126"];
  ways.push("11月26日", "11月26号", " 11 月 26 日 周四", "11-26", "26号", "Nov 26", "Nov 26, Thu", "26 november 2026");
  for (const way of ways) expect([way, read(way)]).toEqual([way, "2026-11-26"]);
});

it("[U7] reads days named from today on", () => {
  expect(["今天", "明天", "后天", "大後天", "昨日", "tomorrow"].map((word) => read(word))).toEqual(
    [0, 1, 2, 3, -1, 1].map((days) => addDays(today, days)),
  );
  expect(
    ["周六", "星期日", "周一", "下周一", "下下週三", "本周五", "friday", "next wed"].map((word) => read(word)),
  ).toEqual([
    "2026-11-21",
    "2026-11-22",
    "2026-11-23",
    "2026-11-23",
    "2026-12-02",
    "2026-11-20",
    "2026-11-27",
    "2026-11-25",
  ]);
});

it("[U7] a day without its year is the first one from three months ago on", () => {
  expect(read("1-5")).toBe("2027-01-05");
  expect(read("9-30")).toBe("2026-09-30");
  expect(read("8-1")).toBe("2027-08-01");
  expect(read("12-28", asId<CivilDate>("2027-01-05"))).toBe("2026-12-28");
  expect(read("20号")).toBe("2026-12-20");
  expect(read("31日", asId<CivilDate>("2026-11-30"))).toBe("2026-12-31");
});

it("[U7] refuses days that do not exist, lie out of reach, or are no days", () => {
  for (const text of ["2026-02-30", "2-30", "2-29", "13-1", "11月31日", "0-5", "32号", "feb 30"]) {
    expect([text, read(text)]).toEqual([text, "not-real"]);
  }
  expect(read("2-29", asId<CivilDate>("2027-12-01"))).toBe("2028-02-29");
  expect(["1999-01-01", "2061-01-01"].map((text) => read(text))).toEqual(["out-of-range", "out-of-range"]);
  for (const text of ["", "abc", "周八", "明后", "11-", "26", "2026", "jam 5", "constructor"]) {
    expect([text, read(text)]).toEqual([text, text === "2026" ? "not-real" : "unreadable"]);
  }
});

it("[U7] reads a time of day and refuses what is none", () => {
  expect(["19:30", "1930", "9", "9:05", "19点30分", "9点半", "晚上7:30", "7pm", "12am", "0:00"].map(readTime)).toEqual([
    "19:30",
    "19:30",
    "09:00",
    "09:05",
    "19:30",
    "09:30",
    "19:30",
    "19:00",
    "00:00",
    "00:00",
  ]);
  expect(["", "25:00", "9:75", "24:00", "13pm", "abc", "123456"].map(readTime)).toEqual(Array(7).fill(null));
});

it("[U7] steps a time by quarters, onto full ones, around midnight", () => {
  const time = (text: string) => asId<CivilTime>(text);
  expect(stepTime(time("19:30"), 15)).toBe("19:45");
  expect(stepTime(time("19:37"), 15)).toBe("19:45");
  expect(stepTime(time("19:37"), -15)).toBe("19:30");
  expect(stepTime(time("23:50"), 15)).toBe("00:00");
  expect(stepTime(time("00:00"), -15)).toBe("23:45");
});
