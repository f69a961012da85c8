import fc from "fast-check";
import { expect, it } from "vitest";
import { HOUR_MS } from "../base/index.ts";
import { STAGES } from "../video/index.ts";
import { hotChain } from "./hot-chain.ts";
import { HOT_HOURS_MAX } from "./hot-window.ts";

it("[HOT4] steps follow each other inside of the window, whatever its length", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2e12 }),
      fc.integer({ min: 1, max: HOT_HOURS_MAX * HOUR_MS }),
      fc.constantFrom(...STAGES),
      fc.integer({ min: 0, max: 2e12 }),
      (from, length, stage, now) => {
        const hot = { from, until: from + length, isArchived: false };
        const chain = hotChain({ hot, stage, planDate: null, planTime: null }, now);
        const moments = [from, ...chain.map(({ at }) => at), hot.until];
        expect(moments).toEqual([...moments].sort((a, b) => a - b));
        for (const { done, isLate, at } of chain) expect(isLate).toBe(!done && now > at);
      },
    ),
  );
});
