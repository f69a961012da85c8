import { asId, type RowId } from "@tongpin/domain/base";
import { scriptTiming } from "@tongpin/domain/script";
import type { ScriptRow } from "@tongpin/domain/video";
import { describe, expect, it } from "vitest";
import { emptyRow } from "../core/row-edits.ts";
import { timeScript } from "./timing.ts";

const SETTINGS = { targetSeconds: 5, charsPerMinute: null };
const buildRow = (name: string, overrides: Partial<ScriptRow> = {}): ScriptRow => ({
  ...emptyRow(asId<RowId>(name)),
  ...overrides,
});

describe("timing of an opened script", () => {
  const rows = [
    buildRow("a", { voice: "冬".repeat(13), beat: "hook" }),
    buildRow("b", { voice: "茶".repeat(13), beat: "hook" }),
    buildRow("c", { seconds: 2 }),
  ];

  it("[S5] says what the rule says, though it counts only the row that changed", () => {
    expect(timeScript(rows, SETTINGS, null).timing).toEqual(scriptTiming(rows, SETTINGS, null));
    expect(timeScript(rows, SETTINGS, 520).timing).toEqual(scriptTiming(rows, SETTINGS, 520));
    expect(timeScript(rows, SETTINGS, null).timing.over).toBe(3);
  });

  it("[S4] neighbouring rows of one beat are one part of the strip", () => {
    const { beats } = timeScript(rows, SETTINGS, null);
    expect(beats.map(({ beat, seconds }) => [beat, seconds])).toEqual([
      ["hook", 6],
      [null, 2],
    ]);
  });
});

it("[S3] [TPL1] a row from a template takes what the template gave it until there are words, or seconds fixed by hand", () => {
  const rows = [buildRow("a"), buildRow("b", { voice: "茶".repeat(13) }), buildRow("c", { seconds: 4 })];
  const slots = new Map(rows.map(({ id }) => [id, { hint: "先给结果", seconds: 6 }]));
  const { timing } = timeScript(rows, { targetSeconds: null, charsPerMinute: 260 }, null, slots);
  expect(timing.rows.map(({ seconds, fixed }) => [seconds, fixed])).toEqual([
    [6, false],
    [3, false],
    [4, true],
  ]);
});
