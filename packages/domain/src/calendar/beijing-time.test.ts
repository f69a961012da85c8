import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CivilDate, CivilTime } from "../base/index.ts";
import { civilDateOf, civilTimeOf, endOfDay, instantOf, parseCivilTime } from "./beijing-time.ts";

const day = (text: string) => text as CivilDate;
const time = (text: string) => text as CivilTime;

describe("Beijing time", () => {
  it("[CAL1] a time of day is HH:MM from 00:00 to 23:59", () => {
    for (const text of ["00:00", "09:05", "23:59"]) expect(parseCivilTime(text)).toEqual({ ok: true, value: text });
    for (const text of ["24:00", "9:05", "09:60", "09:05:00", ""])
      expect(parseCivilTime(text)).toEqual({ ok: false, error: { code: "time-format", params: { text } } });
  });

  it("[CAL4] the Beijing day turns at 16:00 UTC", () => {
    expect(civilDateOf(Date.UTC(2026, 10, 20, 15, 59, 59, 999))).toBe("2026-11-20");
    expect(civilDateOf(Date.UTC(2026, 10, 20, 16, 0))).toBe("2026-11-21");
    expect(civilTimeOf(Date.UTC(2026, 10, 20, 16, 0))).toBe("00:00");
    expect(civilTimeOf(Date.UTC(2026, 10, 20, 10, 30, 59))).toBe("18:30");
    expect(civilDateOf(-1)).toBe("1970-01-01");
    expect(civilDateOf(-8 * 3_600_000 - 1)).toBe("1969-12-31");
    expect(civilTimeOf(-8 * 3_600_000 - 1)).toBe("23:59");
  });

  it("[CAL4] a Beijing date and time is one instant, summer and winter", () => {
    expect(instantOf(day("2026-11-20"), time("18:30"))).toBe(Date.UTC(2026, 10, 20, 10, 30));
    expect(instantOf(day("2026-07-01"), time("00:00"))).toBe(Date.UTC(2026, 5, 30, 16, 0));
  });

  it("[CAL4] a reviewer in New York on the night the clocks change has 24 whole hours", () => {
    // Submitted 2026-10-31 20:00 EDT; 24 h later it is 19:00 EST there.
    const submitted = Date.UTC(2026, 10, 1, 0, 0);
    const due = submitted + 24 * 3_600_000;
    expect(civilDateOf(due)).toBe("2026-11-02");
    expect(civilTimeOf(due)).toBe("08:00");
    const inNewYork = new Intl.DateTimeFormat("en-GB", {
      timeZone: "America/New_York",
      hour: "2-digit",
      minute: "2-digit",
    });
    expect(inNewYork.format(due)).toBe("19:00");
  });

  it("[CAL4] a day ends at 24:00, the next day's first instant", () => {
    expect(endOfDay(day("2026-12-31"))).toBe(instantOf(day("2027-01-01"), time("00:00")));
    expect(civilDateOf(endOfDay(day("2026-12-31")) - 1)).toBe("2026-12-31");
  });

  it("[CAL4] date and time of an instant lead back to its minute", () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000_000, max: 4_000_000_000_000 }), (instant) => {
        const back = instantOf(civilDateOf(instant), civilTimeOf(instant));
        expect(instant - back).toBeGreaterThanOrEqual(0);
        expect(instant - back).toBeLessThan(60_000);
      }),
    );
  });
});
