import { describe, expect, it } from "vitest";
import { isWorthFolding } from "./compaction.ts";

const size = (looseRows: number, looseBytes: number, foldedBytes: number) => ({ looseRows, looseBytes, foldedBytes });

describe("when a log is folded", () => {
  it("[growth] a few rows are never worth it, a short log is from 64 on", () => {
    expect(isWorthFolding(size(63, 1e6, 0))).toBe(false);
    expect(isWorthFolding(size(64, 1_500, 0))).toBe(true);
  });

  it("[growth] a large snapshot is not written anew for a few keystrokes, but before its rows cost a load", () => {
    expect(isWorthFolding(size(100, 2_500, 700_000))).toBe(false);
    expect(isWorthFolding(size(100, 50_000, 700_000))).toBe(true);
    expect(isWorthFolding(size(256, 6_000, 700_000))).toBe(true);
  });
});
