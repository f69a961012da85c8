import fc from "fast-check";
import { expect, it } from "vitest";
import { readMoney, typedMoney } from "./read-money.ts";

it.each([
  ["18400", 1_840_000],
  ["¥18,400.00", 1_840_000],
  ["￥１８，４００．５", 1_840_050],
  ["3.86万", 3_860_000],
  ["0.07", 7],
  ["1.005万", 1_005_000],
  ["12元", 1_200],
  ["", 0],
])("[C9] the budget %s is exactly %i fen", (typed, fen) => {
  expect(readMoney(typed)).toEqual({ ok: true, value: fen });
});

it.each([
  ["1.005", "money-too-fine"],
  ["-5", "money-format"],
  ["1e3", "money-format"],
  ["about 3", "money-format"],
  [".", "money-format"],
  ["90071992547409.92", "money-too-much"],
])("[C9] %s is refused with %s", (typed, code) => {
  expect(readMoney(typed)).toMatchObject({ ok: false, error: { code } });
});

it("[C9] any amount typed again is the same amount", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (fen) => {
      expect(readMoney(typedMoney(fen))).toEqual({ ok: true, value: fen });
    }),
  );
});
