import { describe, expect, it } from "vitest";
import type { CivilDate } from "../base/index.ts";
import { addMonths } from "./civil-date.ts";
import { STATUTORY_TABLE } from "./statutory.ts";
import { addWorkdays, countWorkdays, isWork, rollToWorkday } from "./workdays.ts";

const date = (text: string) => text as CivilDate;
const after = (from: string, n: number) => addWorkdays(date(from), n, STATUTORY_TABLE);

describe("working days", () => {
  it.each([
    ["2026-09-23", 3, "2026-09-29"],
    ["2026-09-30", 3, "2026-10-10"],
    ["2026-09-30", 7, "2026-10-15"],
    ["2026-02-13", 3, "2026-02-25"],
    ["2026-02-13", 6, "2026-02-28"],
    ["2026-02-13", 7, "2026-03-02"],
    ["2026-11-20", 7, "2026-12-01"],
  ])("[WRK2] %s + %i working days = %s", (from, n, expected) => {
    const result = after(from, n);
    expect(result.date).toBe(expected);
    expect(result.provisional).toBe(false);
  });

  it("[WRK4] 2026-12-30 + 3 = 2027-01-05, provisional", () => {
    expect(after("2026-12-30", 3)).toMatchObject({ date: "2027-01-05", provisional: true });
    expect(after("2026-12-30", 1)).toMatchObject({ date: "2026-12-31", provisional: false });
    // Coming back from 2027 crosses the year without notice as well; standing still crosses nothing.
    expect(after("2027-01-05", -3)).toMatchObject({ date: "2026-12-30", provisional: true });
    expect(after("2027-01-05", 0)).toEqual({ date: "2027-01-05", provisional: false, counted: [] });
  });

  it("[WRK5] the counting is shown, the make-up Saturday marked", () => {
    expect(after("2026-09-30", 3).counted).toEqual([
      { date: "2026-10-08", ordinal: 1, makeup: false },
      { date: "2026-10-09", ordinal: 2, makeup: false },
      { date: "2026-10-10", ordinal: 3, makeup: true },
    ]);
  });

  it("[WRK1] a make-up Sunday is worked, a holiday Wednesday is not", () => {
    expect(isWork(date("2026-09-20"), STATUTORY_TABLE)).toBe(true);
    expect(isWork(date("2026-10-07"), STATUTORY_TABLE)).toBe(false);
    expect(isWork(date("2026-11-21"), STATUTORY_TABLE)).toBe(false);
    expect(isWork(date("2026-11-20"), STATUTORY_TABLE)).toBe(true);
  });

  it("[WRK3] the 10th of May 2026 rolls to the 11th, the 10th of October stays", () => {
    expect(rollToWorkday(date("2026-05-10"), STATUTORY_TABLE)).toMatchObject({
      date: "2026-05-11",
      provisional: false,
    });
    expect(rollToWorkday(date("2026-10-10"), STATUTORY_TABLE)).toEqual({
      date: "2026-10-10",
      provisional: false,
      counted: [],
    });
    expect(rollToWorkday(date("2026-10-03"), STATUTORY_TABLE, "back").date).toBe("2026-09-30");
  });

  it("[WRK4] a roll is provisional when it looks at a year without notice", () => {
    expect(rollToWorkday(date("2027-01-01"), STATUTORY_TABLE)).toMatchObject({ date: "2027-01-04", provisional: true });
    expect(rollToWorkday(date("2027-03-10"), STATUTORY_TABLE)).toMatchObject({ date: "2027-03-10", provisional: true });
    expect(rollToWorkday(date("2027-01-01"), STATUTORY_TABLE, "back")).toMatchObject({
      date: "2026-12-31",
      provisional: true,
    });
  });

  it("[WRK2] back: three working days before Monday 12 October 2026", () => {
    expect(after("2026-10-12", -3)).toMatchObject({ date: "2026-10-08", provisional: false });
    expect(after("2026-10-12", -4).date).toBe("2026-09-30");
  });

  it("[WRK2] a period counted in months clamps, then the deadline may roll", () => {
    const end = addMonths(date("2027-05-31"), -3);
    expect(end).toBe("2027-02-28");
    expect(rollToWorkday(end, STATUTORY_TABLE, "back").date).toBe("2027-02-26");
  });

  it("[WRK2] part of a working day cannot be counted", () => {
    expect(() => after("2026-11-20", 1.5)).toThrow(RangeError);
  });

  it("[WRK2] counting between two dates is the other way round", () => {
    expect(countWorkdays(date("2026-09-30"), date("2026-10-15"), STATUTORY_TABLE)).toEqual({
      days: 7,
      provisional: false,
    });
    expect(countWorkdays(date("2026-10-12"), date("2026-09-30"), STATUTORY_TABLE).days).toBe(-4);
    expect(countWorkdays(date("2026-10-01"), date("2026-10-07"), STATUTORY_TABLE).days).toBe(0);
    expect(countWorkdays(date("2026-12-30"), date("2027-01-05"), STATUTORY_TABLE)).toEqual({
      days: 3,
      provisional: true,
    });
  });
});
