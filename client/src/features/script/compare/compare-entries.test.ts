import { asId, type RowId } from "@tongpin/domain/base";
import { compareRows } from "@tongpin/domain/script";
import type { ScriptRow } from "@tongpin/domain/video";
import type { VersionInfo } from "@tongpin/protocol";
import { expect, it } from "vitest";
import { entriesOf } from "./compare-entries.ts";
import { peopleBetween, versionsBetween } from "./use-compared.ts";

const row = (id: string, voice = id): ScriptRow => ({
  id: asId<RowId>(id),
  visual: "",
  voice,
  caption: "",
  seconds: null,
  beat: null,
});
const rows = compareRows(
  [row("a"), row("b"), row("c"), row("d")],
  [row("a"), row("b", "林改"), row("c", "陈改"), row("d")],
);
const authors = {
  type: "found",
  authors: new Map([
    [asId<RowId>("b"), new Set(["lin"])],
    [asId<RowId>("c"), new Set(["chen"])],
  ]),
} as const;

it("[S9] rows that are the same are folded, each run by itself", () => {
  expect(entriesOf(rows, null, null).map((entry) => [entry.type, entry.key])).toEqual([
    ["folded", "folded a"],
    ["row", "b"],
    ["row", "c"],
    ["folded", "folded d"],
  ]);
});

it("[S9] [CMP3] by author: the others' rows are folded too, and counted", () => {
  const entries = entriesOf(rows, authors, "chen");
  expect(entries.map((entry) => (entry.type === "row" ? entry.authors : [entry.rows.length, entry.others]))).toEqual([
    [2, 1],
    ["chen"],
    [1, 0],
  ]);
});

const version = (id: string, at: number, ...people: string[]): VersionInfo => ({
  id,
  at,
  reason: "auto",
  name: null,
  by: null,
  authors: people.map((name) => ({ id: name, name })),
  hash: id,
  words: 1,
});

it("[S9] [CMP3] between two versions: those after the older one up to the newer, whichever way one looks", () => {
  const versions = [version("v3", 3, "chen"), version("v2", 2, "lin", "chen"), version("v1", 1, "zhou")];
  const ids = (from: string, to: string) => versionsBetween({ from, to }, versions).map(({ id }) => id);
  expect([ids("v1", "v3"), ids("v3", "v1"), ids("v2", "now"), ids("v3", "now"), ids("gone", "now")]).toEqual([
    ["v2", "v3"],
    ["v2", "v3"],
    ["v3"],
    [],
    [],
  ]);
  expect(peopleBetween({ from: "v1", to: "v2" }, versions).map(({ id }) => id)).toEqual(["lin", "chen"]);
  expect(peopleBetween({ from: "v3", to: "now" }, versions).map(({ id }) => id)).toEqual([""]);
});
