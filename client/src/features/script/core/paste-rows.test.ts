import { COUNT_LIMITS, TEXT_LIMITS } from "@tongpin/workspace";
import { describe, expect, it } from "vitest";
import { refusePasted } from "./paste-rows.ts";

const lines = (count: number, words: string) => Array.from({ length: count }, () => [words]);

describe("what is too much to paste", () => {
  it("[S2] more rows than a script has, or a cell longer than a cell, is refused before anything is drawn", () => {
    expect(refusePasted(lines(COUNT_LIMITS.rows + 1, "词"))).toMatchObject({ code: "too-many-rows" });
    expect(refusePasted([["短", "茶".repeat(TEXT_LIMITS.cell + 1)]])).toMatchObject({ code: "text-too-long" });
    expect(refusePasted(lines(500_000, "词"))).toMatchObject({ code: "too-many-rows" });
  });

  it("[S2] as much as fits passes; blank lines are no rows", () => {
    const full = [...lines(COUNT_LIMITS.rows, "茶".repeat(10)), ...lines(5_000, "  ")];
    expect(refusePasted(full)).toBeNull();
    expect(refusePasted([["茶".repeat(TEXT_LIMITS.cell)]])).toBeNull();
  });
});
