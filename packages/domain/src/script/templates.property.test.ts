import fc from "fast-check";
import { expect, it } from "vitest";
import { BEATS, type Beat } from "../video/model.ts";
import { structureWarnings } from "./structure.ts";
import { BUILT_IN_TEMPLATES, scaleSlots, slotsOf } from "./templates.ts";

const slot = fc.record({
  beat: fc.constantFrom<Beat | null>(null, ...BEATS),
  seconds: fc.oneof(
    fc.integer({ min: 0, max: 600 }),
    fc.integer({ min: 1, max: 99 }).map((tenths) => tenths / 10),
  ),
});
const slots = fc.array(slot, { minLength: 1, maxLength: 40 });
const targets = fc.oneof(
  fc.integer({ min: 1, max: 36_000 }),
  fc.integer({ min: 1, max: 36_000 }).map((tenths) => tenths / 10),
);
const tenthsOf = (values: readonly number[]) => values.reduce((sum, value) => sum + Math.round(value * 10), 0);

it("[TPL1] [S3] the slots add up to the target exactly, to the tenth", () => {
  fc.assert(
    fc.property(slots, targets, (of, target) => {
      const scaled = scaleSlots(of, target);
      expect(scaled).toHaveLength(of.length);
      expect(tenthsOf(scaled)).toBe(Math.round(target * 10));
      expect(scaled.every((seconds) => seconds >= 0)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

it("[TPL2] [S3] a whole target long enough gives whole seconds, at least one each, and an opening hook of three at most", () => {
  fc.assert(
    fc.property(slots, fc.integer({ min: 1, max: 3_600 }), (of, target) => {
      fc.pre(target >= of.length);
      const scaled = scaleSlots(of, target);
      expect(scaled.every((seconds) => Number.isInteger(seconds) && seconds >= 1)).toBe(true);
      const hooks = of.findIndex(({ beat }) => beat !== "hook");
      if (hooks > 0) expect(tenthsOf(scaled.slice(0, hooks))).toBeLessThanOrEqual(Math.max(3, hooks) * 10);
    }),
    { numRuns: 1_000 },
  );
});

it("[TPL2] without an opening hook every slot is within a second of its proportion, unless a second was its least", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 }),
      fc.nat(600),
      (seconds, more) => {
        const target = seconds.length + more;
        const whole = seconds.reduce((sum, value) => sum + value, 0);
        const ideal = seconds.map((value) => (value * target) / whole);
        fc.pre(ideal.every((value) => value >= 1));
        const scaled = scaleSlots(
          seconds.map((value) => ({ beat: null, seconds: value })),
          target,
        );
        for (const [index, value] of scaled.entries()) expect(Math.abs(value - (ideal[index] ?? 0))).toBeLessThan(1);
      },
    ),
    { numRuns: 500 },
  );
});

it("[TPL1] without a target, or with one of nothing, a template keeps its own seconds", () => {
  const [golden] = BUILT_IN_TEMPLATES;
  expect(scaleSlots(golden?.slots ?? [], null)).toEqual([3, 6, 9, 7, 5]);
  expect(scaleSlots(golden?.slots ?? [], 0)).toEqual([3, 6, 9, 7, 5]);
});

it("[TPL2] [S3] 黄金 3 秒 at 60 seconds: the hook keeps its three, the rest shares what is left", () => {
  expect(scaleSlots(BUILT_IN_TEMPLATES[0]?.slots ?? [], 60)).toEqual([3, 13, 19, 15, 10]);
});

it("[TPL3] [S3] no built-in structure begins with a fault: hook of three seconds, and something asked for or answered", () => {
  for (const { id, slots: of } of BUILT_IN_TEMPLATES) {
    const codes = structureWarnings(of).map(({ code }) => code);
    expect(
      codes.filter((code) => code !== "no-call"),
      id,
    ).toEqual([]);
    if (codes.includes("no-call"))
      expect(
        of.some(({ beat }) => beat === "interact"),
        id,
      ).toBe(true);
  }
});

it("[TPL4] [S3] a script's structure: neighbours of one beat are one slot; without beats there is none", () => {
  const rows = [
    { beat: "hook", seconds: 1.4, hint: "" },
    { beat: "hook", seconds: 1.6, hint: "先说结果" },
    { beat: null, seconds: 0, hint: "" },
    { beat: "call", seconds: 4, hint: "" },
  ] as const;
  expect(slotsOf(rows)).toEqual([
    { beat: "hook", seconds: 3, hint: "先说结果" },
    { beat: null, seconds: 1, hint: "" },
    { beat: "call", seconds: 4, hint: "" },
  ]);
  expect(slotsOf([{ beat: null, seconds: 30, hint: "" }])).toEqual([]);
  expect(slotsOf([])).toEqual([]);
});
