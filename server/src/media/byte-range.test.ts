import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRange } from "./byte-range.ts";

describe("readRange", () => {
  it.each([
    [undefined, null],
    ["bytes=0-0", { start: 0, end: 0 }],
    ["bytes=0-", { start: 0, end: 99 }],
    ["bytes=10-19", { start: 10, end: 19 }],
    ["bytes=10-5000", { start: 10, end: 99 }],
    ["bytes=-10", { start: 90, end: 99 }],
    ["bytes=-5000", { start: 0, end: 99 }],
    ["bytes=100-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=5-2", null],
    ["bytes=-", null],
    ["bytes=0-1,4-5", null],
    ["lines=0-1", null],
    ["bytes=1e2-", null],
    [`bytes=${"9".repeat(60)}-`, null],
  ] as const)("[uploads] %s of 100 bytes", (header, expected) => {
    expect(readRange(header, 100)).toEqual(expected);
  });

  it("[uploads] whatever the header says, the bytes lie inside the file", () => {
    const inside = fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,17}-\d{0,17}$/)),
      fc.nat({ max: 1_000_000 }),
      (header, size) => {
        const range = readRange(header, size);
        if (range === null || range === "unsatisfiable") return true;
        return range.start >= 0 && range.start <= range.end && range.end < size;
      },
    );
    expect(fc.check(inside)).toMatchObject({ failed: false });
  });
});
