import { asId, type RowId } from "@tongpin/domain/base";
import type { ScriptRow } from "@tongpin/domain/video";
import { expect, it } from "vitest";
import { compareRows } from "./compare-rows.ts";

const row = (id: string, words: Partial<ScriptRow> = {}): ScriptRow => ({
  id: asId<RowId>(id),
  visual: "",
  voice: "",
  caption: "",
  seconds: null,
  beat: null,
  ...words,
});

it("[S8] says of each row of a version whether it went or changed, and what came since", () => {
  const version = [row("a", { voice: "old" }), row("b"), row("c", { caption: "e\u0301" })];
  const now = [row("d"), row("a", { voice: "new" }), row("c", { caption: "\u00e9" })];
  const { rows, added, reordered } = compareRows(version, now);
  expect(rows.map(({ row: { id }, gone, changed }) => [id, gone, [...changed]])).toEqual([
    ["a", false, ["voice"]],
    ["b", true, []],
    ["c", false, []],
  ]);
  expect([added, reordered]).toEqual([1, false]);
});

it("[S8] a moved row is not a changed row", () => {
  const { rows, reordered } = compareRows([row("a"), row("b")], [row("b"), row("a")]);
  expect(rows.every(({ gone, changed }) => !gone && changed.size === 0)).toBe(true);
  expect(reordered).toBe(true);
});
