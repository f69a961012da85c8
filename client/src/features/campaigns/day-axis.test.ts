import { asId, type CivilDate, type PhaseId } from "@tongpin/domain/base";
import { expect, it } from "vitest";
import { axisOf, spanOn, ticksOf } from "./day-axis.ts";

const day = (value: string) => asId<CivilDate>(value);
const AXIS = { start: day("2026-11-24"), days: 24 };

it("[C7] the axis holds the campaign and every phase, also one that reaches beyond it", () => {
  const phase = { id: asId<PhaseId>("p"), kind: "seed" as const, quota: 0, aim: "" };
  const axis = axisOf({
    start: day("2026-12-01"),
    end: day("2026-12-17"),
    phases: [{ ...phase, start: day("2026-11-24"), end: day("2026-12-20") }],
  });
  expect(axis).toEqual({ start: "2026-11-24", days: 27 });
});

it("[C7] a span counts both its days: the whole axis is 100, one day is one part", () => {
  expect(spanOn(AXIS, day("2026-11-24"), day("2026-12-17"))).toEqual({ left: 0, width: 100 });
  expect(spanOn(AXIS, day("2026-12-06"), day("2026-12-06"))).toEqual({ left: 50, width: 100 / 24 });
});

it("[C7] a span is cut at the ends, and absent when wholly outside", () => {
  expect(spanOn(AXIS, day("2026-11-01"), day("2026-11-29"))).toEqual({ left: 0, width: 25 });
  expect(spanOn(AXIS, day("2026-11-01"), day("2026-11-23"))).toBeNull();
  expect(spanOn(AXIS, day("2026-12-18"), day("2026-12-30"))).toBeNull();
});

it("[C7] ticks are the Mondays on the axis, its first and last day included", () => {
  expect(ticksOf(AXIS, 8)).toEqual(["2026-11-30", "2026-12-07", "2026-12-14"]);
  expect(ticksOf({ start: day("2026-11-23"), days: 1 }, 8)).toEqual(["2026-11-23"]);
  expect(ticksOf({ start: day("2026-11-24"), days: 7 }, 8)).toEqual(["2026-11-30"]);
  expect(ticksOf({ start: day("2026-11-24"), days: 6 }, 8)).toEqual([]);
});

it("[C7] a long axis gets no more ticks than asked for", () => {
  const ticks = ticksOf({ start: day("2026-01-01"), days: 365 }, 8);
  expect(ticks.length).toBeLessThanOrEqual(8);
  expect(ticks.length).toBeGreaterThan(4);
});
