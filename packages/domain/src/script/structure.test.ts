import { expect, it } from "vitest";
import type { Beat } from "../video/model.ts";
import { structureWarnings } from "./structure.ts";

const spans = (...rows: readonly (readonly [Beat | null, number])[]) =>
  rows.map(([beat, seconds]) => ({ beat, seconds }));

it("[SCR10] [S4] a hook of exactly three seconds, and something asked for: nothing to say", () => {
  expect(structureWarnings(spans(["hook", 1.4], ["hook", 1.6], ["pain", 9], ["call", 2]))).toEqual([]);
});

it("[SCR10] [S4] an opening longer than three seconds is told with its length, tenths added exactly", () => {
  expect(structureWarnings(spans(["hook", 1.1], ["hook", 2], ["call", 2]))).toEqual([
    { code: "hook-long", seconds: 3.1 },
  ]);
});

it("[SCR10] [S4] a hook in the middle is no opening, and without 促单 that is said", () => {
  expect(structureWarnings(spans(["pain", 2], ["hook", 2]))).toEqual([{ code: "no-hook" }, { code: "no-call" }]);
});

it("[SCR10] a script in which nothing is marked is not judged", () => {
  expect(structureWarnings(spans([null, 30], [null, 5]))).toEqual([]);
  expect(structureWarnings([])).toEqual([]);
});
