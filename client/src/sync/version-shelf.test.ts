// @vitest-environment happy-dom
import "fake-indexeddb/auto";
import type { VersionInfo } from "@tongpin/protocol";
import { expect, it } from "vitest";
import { openDatabase } from "./database.ts";
import { readPin } from "./pin-store.ts";
import { readShelf, readShelved, shelveContent, shelveList, shelveOwn } from "./version-shelf.ts";

const version = (id: string, hash = id): VersionInfo => ({
  id,
  at: 1,
  reason: "auto",
  name: null,
  by: null,
  authors: [],
  hash,
  words: 3,
});

it("[S9] [L5] a version once read is there without a network, until no list names it any more", async () => {
  await shelveList("shelf-1", "b", "v", [version("2"), version("1")]);
  await shelveContent("shelf-1", "1", { rows: ["一"] });
  await shelveContent("shelf-1", "2", { rows: ["二"] });
  expect(await readShelf("shelf-1", "b", "v")).toEqual({ listed: [version("2"), version("1")], own: [] });
  expect(await readShelved("shelf-1", "1")).toEqual({ rows: ["一"] });
  await shelveList("shelf-1", "b", "v", [version("2")]);
  expect([await readShelved("shelf-1", "1"), await readShelved("shelf-1", "2")]).toEqual([null, { rows: ["二"] }]);
});

it("[S12] what a device had to keep by itself outlives the server's lists", async () => {
  await shelveOwn("shelf-2", "b", "v", version("device-1", "h"), { rows: ["定稿"] });
  await shelveList("shelf-2", "b", "v", [version("1")]);
  expect((await readShelf("shelf-2", "b", "v")).own).toEqual([version("device-1", "h")]);
  expect(await readShelved("shelf-2", "h")).toEqual({ rows: ["定稿"] });
  expect(await readShelf("shelf-2", "b", "other")).toEqual({ listed: [], own: [] });
});

it("[S12] a version that could not be stored is not said to be kept", async () => {
  openDatabase("shelf-3").close({ disableAutoOpen: true });
  await expect(shelveOwn("shelf-3", "b", "v", version("device-1"), {})).rejects.toThrow();
});

it("[S9] a version under a hash is never taken for what a submission froze", async () => {
  await shelveContent("shelf-4", "h", { rows: [] });
  expect(await readPin("shelf-4", "h")).toBeNull();
});
