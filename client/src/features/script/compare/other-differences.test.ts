import { asId, type ShotId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import { EMPTY_SCRIPT, type ScriptVersion, versionOf } from "@tongpin/workspace";
import { expect, it } from "vitest";
import { otherDifferences, shotCounts } from "./other-differences.ts";

const empty = versionOf(EMPTY_SCRIPT);

it("[S9] what the post and the settings say otherwise is told; another Unicode form is the same", () => {
  const before: ScriptVersion = { ...empty, post: { ...empty.post, title: "cafe\u0301", topics: ["茶"] } };
  const after: ScriptVersion = {
    ...empty,
    post: { ...empty.post, title: "caf\u00e9", topics: ["茶", "冬至"], coverAtMs: 1_500 },
    settings: { targetSeconds: 30, charsPerMinute: null },
  };
  expect(otherDifferences(before, after)).toEqual([
    { part: "topics", before: "#茶", after: "#茶 #冬至" },
    { part: "cover", before: "", after: "1.5" },
    { part: "target", before: "", after: "30" },
  ]);
  expect(otherDifferences(after, after)).toEqual([]);
});

it("[S9] shots are counted: added, removed, changed in any field, put in another order", () => {
  const shot = (id: string, line = "") => ({ id: asId<ShotId>(id), line }) as Shot;
  expect(shotCounts([shot("a"), shot("b"), shot("c")], [shot("c"), shot("a", "改"), shot("d")])).toEqual({
    added: 1,
    removed: 1,
    changed: 1,
    reordered: true,
  });
  expect(shotCounts([shot("a")], [shot("x"), shot("a")])).toEqual({
    added: 1,
    removed: 0,
    changed: 0,
    reordered: false,
  });
});
