import { describe, expect, it } from "vitest";
import { asId, HOUR_MS, type Instant } from "../base/index.ts";
import { civilDateOf, civilTimeOf, instantOf, isWork, STATUTORY_TABLE } from "../calendar/index.ts";
import { type BusinessHours, dueAt, isLate, remaining, remindersBetween, urgencyOf } from "./clock.ts";

const BUSINESS: BusinessHours = {
  isWork: (date) => isWork(date, STATUTORY_TABLE),
  open: asId("09:00"),
  close: asId("18:00"),
};

function beijing(text: string): Instant {
  const [date = "", time = ""] = text.split(" ");
  return instantOf(asId(date), asId(time));
}

const FRIDAY = beijing("2026-11-20 18:00");

function shown(instant: Instant): string {
  return `${civilDateOf(instant)} ${civilTimeOf(instant)}`;
}

describe("due time", () => {
  it("[CLK1] calendar hours: Friday 2026-11-20 18:30 is due Saturday 18:30", () => {
    expect(shown(dueAt(beijing("2026-11-20 18:30"), 24))).toBe("2026-11-21 18:30");
  });

  it("[CLK1] 24 h is elapsed time: New York 2026-10-31 20:00 EDT is due 2026-11-01 19:00 EST", () => {
    expect(dueAt(Date.UTC(2026, 10, 1, 0), 24)).toBe(Date.UTC(2026, 10, 2, 0));
    expect(dueAt(0, 24)).toBe(86_400_000);
  });

  it.each([
    ["2026-11-20 18:30", "2026-11-25 15:00"],
    ["2026-09-30 15:00", "2026-10-10 12:00"],
    ["2026-02-14 10:00", "2026-02-25 16:00"],
    // Nine hours fill a day to its closing, and do not spill to the next opening.
    ["2026-11-20 09:00", "2026-11-20 18:00", 9],
    ["2026-11-20 08:00", "2026-11-20 10:00", 1],
  ])("[CLK2] business hours 09–18: %s is due %s", (from, due, hours = 24) => {
    expect(shown(dueAt(beijing(from), hours, { business: BUSINESS }))).toBe(due);
  });

  it("[CLK3] a question at +10 h that takes 3 h makes it due at +27 h", () => {
    const start = beijing("2026-11-20 18:30");
    const asked = start + 10 * HOUR_MS;
    expect(dueAt(start, 24, { pauses: [{ from: asked, to: asked + 3 * HOUR_MS }] })).toBe(start + 27 * HOUR_MS);
  });

  it("[CLK3] while a pause runs, the time left stays what it was", () => {
    const start = beijing("2026-11-20 18:30");
    const asked = start + 10 * HOUR_MS;
    for (const waited of [1, 5, 100]) {
      const now = asked + waited * HOUR_MS;
      expect(remaining(dueAt(start, 24, { pauses: [{ from: asked, to: now }] }), now)).toBe(14 * HOUR_MS);
    }
  });

  it("[CLK3] pauses that overlap, touch, lie before the start or after the end count once or not at all", () => {
    const start = beijing("2026-11-20 18:30");
    const pause = (from: number, to: number) => ({ from: start + from * HOUR_MS, to: start + to * HOUR_MS });
    const hours = (...pauses: ReturnType<typeof pause>[]) => (dueAt(start, 24, { pauses }) - start) / HOUR_MS;
    expect(hours(pause(5, 8), pause(2, 6))).toBe(30);
    expect(hours(pause(2, 4), pause(4, 6))).toBe(28);
    expect(hours(pause(-5, 2))).toBe(26);
    expect(hours(pause(-5, -1))).toBe(24);
    expect(hours(pause(25, 40))).toBe(24);
    expect(hours(pause(3, 3))).toBe(24);
  });

  it("[CLK3] a pause over a night costs only the business hours in it", () => {
    const start = beijing("2026-11-19 15:00");
    const pauses = [{ from: beijing("2026-11-19 17:00"), to: beijing("2026-11-20 10:00") }];
    expect(shown(dueAt(start, 4, { business: BUSINESS, pauses }))).toBe("2026-11-20 12:00");
  });

  it("[CLK1] nonsense is a mistake of the program, not an endless count", () => {
    for (const hours of [Number.NaN, -1, Number.POSITIVE_INFINITY]) expect(() => dueAt(0, hours)).toThrow(RangeError);
    const never: BusinessHours = { ...BUSINESS, isWork: () => false };
    expect(() => dueAt(0, 1, { business: never })).toThrow(RangeError);
    expect(() => dueAt(0, 1, { business: { ...BUSINESS, open: BUSINESS.close } })).toThrow(RangeError);
  });

  it("[CLK4] +24:00:00 is in time, +24:00:01 late", () => {
    const due = dueAt(0, 24);
    expect(isLate(24 * HOUR_MS, due)).toBe(false);
    expect(isLate(24 * HOUR_MS + 1000, due)).toBe(true);
  });

  it("[CLK1] a new version sent on 11-25 at 09:00 is due on 11-26 at 09:00", () => {
    expect(shown(dueAt(beijing("2026-11-25 09:00"), 24))).toBe("2026-11-26 09:00");
  });
});

describe("urgency", () => {
  it.each([
    [12 * HOUR_MS + 1, "calm"],
    [12 * HOUR_MS, "soon"],
    [4 * HOUR_MS + 1, "soon"],
    [4 * HOUR_MS, "urgent"],
    [0, "urgent"],
    [-1, "overdue"],
  ])("[CLK5] %i ms left is %s", (left, urgency) => {
    expect(urgencyOf(FRIDAY + left, FRIDAY)).toBe(urgency);
  });
});

describe("reminders", () => {
  const review = { submittedAt: FRIDAY, dueAt: FRIDAY + 24 * HOUR_MS };
  const hoursAfterStart = (times: readonly Instant[]) => times.map((time) => (time - FRIDAY) / HOUR_MS);

  it("[CLK6] four hours before, at the due moment, and every 24 hours after", () => {
    expect(hoursAfterStart(remindersBetween(review, FRIDAY, FRIDAY + 100 * HOUR_MS))).toEqual([20, 24, 48, 72, 96]);
  });

  it("[CLK6] whatever way time is cut into looks, each reminder comes up once", () => {
    const whole = remindersBetween(review, FRIDAY, FRIDAY + 100 * HOUR_MS);
    const pieces: Instant[] = [];
    for (let hour = 0; hour < 100; hour += 5) {
      pieces.push(...remindersBetween(review, FRIDAY + hour * HOUR_MS, FRIDAY + (hour + 5) * HOUR_MS));
    }
    expect(pieces).toEqual(whole);
  });

  it("[CLK6] a contract's own plan: 6, 12, 20 and 23 hours after the start", () => {
    const plan = { hoursAfterStart: [6, 12, 20, 23], hoursBeforeDue: [], atDue: false, everyHoursOverdue: null };
    expect(hoursAfterStart(remindersBetween(review, FRIDAY, FRIDAY + 1000 * HOUR_MS, plan))).toEqual([6, 12, 20, 23]);
  });

  it("[CLK6] a review shorter than the warning gets none before it began", () => {
    const short = { submittedAt: FRIDAY, dueAt: FRIDAY + 2 * HOUR_MS };
    expect(hoursAfterStart(remindersBetween(short, 0, FRIDAY + 3 * HOUR_MS))).toEqual([2]);
  });
});
