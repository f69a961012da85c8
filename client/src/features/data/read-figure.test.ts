import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rateText, readCount, readRate } from "./read-figure.ts";

const value = (of: number | null) => ({ ok: true, value: of });
const refused = (code: string) => ({ ok: false, error: { code } });

describe("counts", () => {
  it.each([
    ["18420", 18_420],
    ["18,420", 18_420],
    ["１８４２０", 18_420],
    ["1.8万", 18_000],
    ["11.8236w", 118_236],
    ["0", 0],
  ])("[D1] %s is %i", (typed, count) => {
    expect(readCount(typed)).toEqual(value(count));
  });

  it.each(["", " ", "-", "—", "－"])("[D1] “%s” is missing, never 0", (typed) => {
    expect(readCount(typed)).toEqual(value(null));
    expect(readRate(typed)).toEqual(value(null));
  });

  it.each(["1.5", "12a", "1,84", "1e5", "21%", "1.23456万"])("[D1] %s is no whole number", (typed) => {
    expect(readCount(typed)).toMatchObject(refused("count-format"));
  });

  it("[D1] only fans can be fewer than before", () => {
    expect(readCount("-12")).toMatchObject(refused("count-negative"));
    expect(readCount("-12", true)).toEqual(value(-12));
    expect(readCount("-0", true)).toEqual(value(0));
  });
});

describe("rates", () => {
  it.each([
    ["21.3%", 0.213],
    ["0.213", 0.213],
    ["29.1%", 0.291],
    ["２１．３％", 0.213],
    ["0", 0],
    ["0%", 0],
    ["100%", 1],
    ["1.0", 1],
  ])("[D4] %s is %d", (typed, rate) => {
    expect(readRate(typed)).toEqual(value(rate));
  });

  it.each(["21.3", "1", "1.5", "-3%", "abc", "%"])("[D4] %s is refused: it could mean two things, or none", (typed) => {
    expect(readRate(typed)).toMatchObject(refused("rate-format"));
  });

  it("[D4] nothing is watched more than wholly", () => {
    expect(readRate("130%")).toMatchObject(refused("rate-too-much"));
  });

  it("[D4] every rate shown can be typed again and is the same to two places of a percent", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (parts) => {
        const rate = parts / 10_000;
        expect(readRate(rateText(rate))).toEqual(value(rate));
      }),
    );
  });
});
