import { describe, expect, it } from "vitest";
import { createTestClock } from "../test-support/test-clock.ts";
import { createThrottle } from "./throttle.ts";

describe("throttle", () => {
  it("[auth-abuse] a name has so many tries in a window, others are not held up", () => {
    const clock = createTestClock();
    const throttle = createThrottle(clock, 3, 60_000);
    expect([1, 2, 3, 4].map(() => throttle.allow("lin"))).toEqual([true, true, true, false]);
    expect(throttle.allow("zhao")).toBe(true);
    clock.advance(60_000);
    expect(throttle.allow("lin")).toBe(true);
  });
});
