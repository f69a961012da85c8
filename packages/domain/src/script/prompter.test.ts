import { describe, expect, it } from "vitest";
import { asId, type RowId } from "../base/index.ts";
import { lineSeconds, promptLines, secondsLeft } from "./prompter.ts";

const row = (id: string, voice: string, overrides: { visual?: string; seconds?: number } = {}) => ({
  id: asId<RowId>(id),
  beat: null,
  voice,
  visual: overrides.visual ?? "",
  seconds: overrides.seconds ?? null,
});

describe("提词器", () => {
  const lines = promptLines([
    row("a", " 冬".repeat(26)),
    row("b", ""),
    row("c", "", { visual: "倒茶", seconds: 4 }),
    row("d", "（停一下）"),
    row("e", "茶".repeat(13), { seconds: 60 }),
  ]);

  it("[PRM1] shows rows with words and silent rows with seconds, and nothing else", () => {
    expect(lines.map(({ id, units, pause }) => [id, units, pause])).toEqual([
      ["a", 26, 0],
      ["c", 0, 4],
      ["d", 0, 0],
      ["e", 13, 0],
    ]);
    expect(lines[1]?.text).toBe("倒茶");
  });

  it("[PRM2] words take their time at the speed chosen, pauses their seconds, directions a second", () => {
    expect(lines.map((line) => lineSeconds(line, 260))).toEqual([6, 4, 1, 3]);
    expect(lines.map((line) => lineSeconds(line, 520))).toEqual([3, 4, 1, 1.5]);
  });

  it("[PRM3] what is left falls from the whole to nothing as the lines go by", () => {
    expect(secondsLeft(lines, { index: 0, done: 0 }, 260)).toBe(14);
    expect(secondsLeft(lines, { index: 0, done: 0.5 }, 260)).toBe(11);
    expect(secondsLeft(lines, { index: 3, done: 1 }, 260)).toBe(0);
    expect(secondsLeft([], { index: 0, done: 0 }, 260)).toBe(0);
  });
});
