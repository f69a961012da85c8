import { describe, expect, it } from "vitest";
import { isWorthFolding, runsOf } from "./compaction.ts";

const size = (looseRows: number, looseBytes: number, foldedBytes: number) => ({ looseRows, looseBytes, foldedBytes });

describe("when a log is folded", () => {
  it("[growth] a few rows are never worth it, a short log is from 128 on", () => {
    expect(isWorthFolding(size(127, 1e6, 0))).toBe(false);
    expect(isWorthFolding(size(128, 3_000, 0))).toBe(true);
  });

  it("[growth] a large snapshot is not written anew for a few keystrokes, but before its rows cost a load", () => {
    expect(isWorthFolding(size(200, 5_000, 700_000))).toBe(false);
    expect(isWorthFolding(size(200, 50_000, 700_000))).toBe(true);
    expect(isWorthFolding(size(256, 6_000, 700_000))).toBe(true);
  });

  it("[growth] what is folded is deleted by ranges, which hold these numbers and no other", () => {
    expect(runsOf([])).toEqual([]);
    expect(runsOf([9, 4, 5, 6, 11, 10])).toEqual([
      [4, 6],
      [9, 11],
    ]);
    expect(runsOf([1, 3, 5])).toEqual([
      [1, 1],
      [3, 3],
      [5, 5],
    ]);
  });
});
