import { describe, expect, it } from "vitest";
import { asId } from "../base/index.ts";
import { buildPinned, hashOf } from "../records/ledger-builder.ts";
import { cutVersion, cutVersions } from "./cuts.ts";
import { type Cut, type Post, STAGES } from "./model.ts";
import { DOUYIN } from "./platforms.ts";
import { validatePost } from "./post.ts";
import { publishPack } from "./publish-pack.ts";
import { isBefore, nextStage, previousStage } from "./stages.ts";

describe("stages", () => {
  it("[VID1] the way has twelve stages, from idea to retro, each after the one before", () => {
    expect(nextStage("idea")).toBe("script");
    expect(nextStage("brandReview")).toBe("ready");
    expect(nextStage("retro")).toBeNull();
    expect(previousStage("idea")).toBeNull();
    for (const stage of STAGES.slice(1)) expect(nextStage(previousStage(stage) ?? stage)).toBe(stage);
  });

  it("[VID1] a stage is before the later ones only", () => {
    expect(isBefore("script", "shoot")).toBe(true);
    expect(isBefore("shoot", "script")).toBe(false);
    expect(isBefore("shoot", "shoot")).toBe(false);
  });
});

function cut(name: string, addedAt: number): Cut {
  const { cut: pinned } = buildPinned();
  if (!pinned) throw new Error("the fixture has a cut");
  return { ...pinned, sha256: hashOf(name), addedAt, addedBy: asId("editor") };
}

describe("versions", () => {
  it("[VID2] V1 is the first added, whatever the order of the list", () => {
    const cuts = [cut("c", 30), cut("a", 10), cut("b", 20)];
    expect(["a", "b", "c"].map((name) => cutVersion(cuts, hashOf(name)))).toEqual([1, 2, 3]);
    expect(cutVersion(cuts, hashOf("z"))).toBe(0);
  });

  it("[VID2] the same bytes added twice are one version, of the earlier time", () => {
    expect(cutVersions([cut("a", 30), cut("b", 20), cut("a", 10)]).map(({ addedAt }) => addedAt)).toEqual([10, 20]);
  });

  it("[VID2] cuts added in the same millisecond have one order on every device", () => {
    const cuts = [cut("a", 10), cut("b", 10)];
    expect(cutVersions(cuts)).toEqual(cutVersions([...cuts].reverse()));
  });
});

describe("post", () => {
  const good: Post = buildPinned().post;
  const codes = (post: Partial<Post>, form: "video" | "image" = "video", durationMs: number | null = 42_000) =>
    validatePost({ ...good, ...post }, { form, durationMs }).map(({ code, severity, index }) => [
      code,
      severity,
      index,
    ]);

  it("[VID3] a good post has no problem, an empty title is none", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ title: "" })).toEqual([]);
  });

  it("[VID3] title: 30 characters for a video, 20 for 图文; an emoji is one", () => {
    expect(codes({ title: "字".repeat(30) })).toEqual([]);
    expect(codes({ title: "😀".repeat(30) })).toEqual([]);
    expect(codes({ title: "字".repeat(31) })).toEqual([["title-too-long", "block", null]]);
    expect(codes({ title: "字".repeat(21) }, "image")).toEqual([["title-too-long", "block", null]]);
    expect(validatePost({ ...good, title: "字".repeat(33) }, { form: "video", durationMs: null })[0]?.params).toEqual({
      length: 33,
      max: 30,
      over: 3,
    });
  });

  it("[VID3] caption: over 1000 only warns for a video, blocks for 图文", () => {
    expect(codes({ caption: "字".repeat(1001) })).toEqual([["caption-too-long", "warn", null]]);
    expect(codes({ caption: "字".repeat(1001) }, "image")).toEqual([["caption-too-long", "block", null]]);
  });

  it("[VID3] topics: five at most, one word each, none twice", () => {
    expect(codes({ topics: ["一", "二", "三", "四", "五"] })).toEqual([]);
    expect(codes({ topics: ["一", "二", "三", "四", "五", "六"] })).toEqual([["topics-too-many", "block", null]]);
    expect(codes({ topics: ["国货", "#国货", "国 货", " ", "国货"] })).toEqual([
      ["topic-not-one-word", "block", 1],
      ["topic-not-one-word", "block", 2],
      ["topic-empty", "block", 3],
      ["topic-twice", "block", 4],
    ]);
  });

  it("[VID3] links are https with a short name, the cover lies in the cut", () => {
    const link = (url: string, label = "洁面") => codes({ links: [{ label, url }] });
    expect(link("https://haohuo.jinritemai.com/views/product/1")).toEqual([]);
    for (const url of ["http://example.com", "javascript:alert(1)", "https://user@evil.example/", "https://", ""]) {
      expect(link(url)).toEqual([["link-not-https", "block", 0]]);
    }
    expect(link("https://example.com/1", "一二三四五六七八九十一")).toEqual([["link-label-too-long", "warn", 0]]);
    expect(codes({ coverAtMs: null })).toEqual([["cover-missing", "warn", null]]);
    expect(codes({ coverAtMs: 42_001 })).toEqual([["cover-after-end", "block", null]]);
    expect(codes({ coverAtMs: 42_001 }, "video", null)).toEqual([]);
  });

  it("[VID3] the platform's figures say when they were checked", () => {
    expect(DOUYIN.checkedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe("publish pack", () => {
  it("[VID4] everything to copy, in the order of posting", () => {
    const pinned = buildPinned();
    const links = [{ label: "洁面", url: "https://example.com/1" }];
    const pack = publishPack({
      ...pinned,
      post: { ...pinned.post, topics: ["国货", "成分党"], coverAtMs: 65_000, links },
    });
    expect(pack).toEqual([
      { field: "file", text: "国货洁面_V1.mp4", label: null },
      { field: "cover", text: "1:05", label: null },
      { field: "title", text: "一支洁面用了三个月", label: null },
      { field: "caption", text: "真实记录\n#国货 #成分党", label: null },
      { field: "topics", text: "#国货 #成分党", label: null },
      { field: "link", text: "https://example.com/1", label: "洁面" },
    ]);
  });

  it("[VID4] empty parts are left out", () => {
    const post: Post = { title: " ", caption: "", topics: [], links: [], coverAtMs: null };
    expect(publishPack(buildPinned({ cut: null, post }))).toEqual([]);
  });
});
