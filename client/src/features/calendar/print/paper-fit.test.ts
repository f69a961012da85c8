import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { A3, A4, fitStrip, fitWeek, LINE, lanesOf } from "./paper-fit.ts";

describe("what fits on a sheet", () => {
  it("[C8] whatever is planned, a strip is no higher than one A3, and no row too low to read", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(12), (campaigns, channels) => {
        const fit = fitStrip(campaigns, channels);
        const more = fit.campaigns < campaigns ? 1 : 0;
        expect(fit.campaigns).toBeLessThanOrEqual(campaigns);
        expect(fit.campaignRow).toBeGreaterThanOrEqual(4.4);
        expect(76 + (fit.campaigns + more) * fit.campaignRow + channels * fit.heatRow).toBeLessThanOrEqual(
          A3.height + 0.01,
        );
      }),
    );
  });

  it("[C8] ordinary plans stand in full", () => {
    expect(fitStrip(24, 4)).toMatchObject({ campaigns: 24, heatRow: 10 });
    expect(fitStrip(3, 2).campaignRow).toBe(13);
  });

  it("[C8] phases that follow each other share a line, those at the same time do not", () => {
    const spans = [
      { from: 0, to: 1 },
      { from: 1, to: 3 },
      { from: 2, to: 6 },
      { from: 4, to: 6 },
    ];
    expect(lanesOf(spans)).toEqual([0, 1, 0, 1]);
  });

  it("[C8] a month's weeks fill one A4, each day has at least a line", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(20), (weeks, bars) => {
        const fit = fitWeek(weeks, bars);
        expect(fit.height * weeks).toBeLessThanOrEqual(A4.height);
        expect(fit.lines).toBeGreaterThanOrEqual(1);
        expect(4.6 + (fit.bars + fit.lines) * LINE).toBeLessThanOrEqual(fit.height + 0.01);
      }),
    );
  });
});
