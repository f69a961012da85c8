import { describe, expect, it } from "vitest";
import { asId, type BriefItemId, type PersonId, type RowId } from "../base/index.ts";
import { BRIEF_BAN, type BriefItem, banEntryId } from "../brief/index.ts";
import { claimsIn, openBlocks } from "../claims/index.ts";
import { createBanCheck, joinChecks } from "./ban-check.ts";
import { createCoverageCheck, openPoints } from "./coverage.ts";

const point = (id: string, text: string, overrides: Partial<BriefItem> = {}): BriefItem => ({
  id: asId<BriefItemId>(id),
  kind: "must",
  text,
  url: "",
  tick: null,
  ...overrides,
});
const row = (id: string, voice: string, caption = "") => ({ id: asId<RowId>(id), voice, caption });
const coverage = (text: string, ...rows: ReturnType<typeof row>[]) => createCoverageCheck([point("p", text)])(rows)[0];

describe("coverage of 必说", () => {
  it("[BRF4] a point is covered by the first row whose 台词 or 字幕 says it, with its place there", () => {
    const found = coverage(
      "新会十年陈皮",
      row("a", "先烫杯。"),
      row("b", "", "新會·十年 陳皮"),
      row("c", "新会十年陈皮"),
    );
    expect(found?.coverage).toEqual({
      type: "words",
      place: { rowId: "b", column: "caption", start: 0, end: 8, text: "新會·十年 陳皮", negated: false },
    });
    expect(found?.places.map(({ rowId }) => rowId)).toEqual(["b", "c"]);
  });

  it("[BRF4] either of the wordings between | will do; a point of marks alone is never covered by words", () => {
    expect(coverage("零添加 | 0添加｜不加糖", row("a", "我们 0 添加。"))?.coverage).toMatchObject({ type: "words" });
    expect(coverage("零添加|不加糖", row("a", "不加一勺糖"))?.coverage.type).toBe("open");
    expect(coverage(" | ……", row("a", "……"))?.coverage.type).toBe("open");
  });

  it("[BRF3] figures cover as they are read, and never as part of a longer one", () => {
    expect(coverage("50%", row("a", "省下百分之五十"))?.coverage.type).toBe("words");
    expect(coverage("50%", row("a", "省下150%"))?.coverage.type).toBe("open");
    expect(coverage("APP", row("a", "Happy hour"))?.coverage.type).toBe("open");
    expect(coverage("APP", row("a", "下载APP就送"))?.coverage.type).toBe("words");
  });

  it("[BRF5] words that are taken back cover nothing, and the place is told", () => {
    const found = coverage("含维C", row("a", "它不含维C"));
    expect(found?.coverage).toMatchObject({ type: "open", negated: { rowId: "a", text: "含维C" } });
    expect(coverage("不含酒精", row("a", "并不含酒精"))?.coverage.type).toBe("words");
    expect(coverage("含维C", row("a", "不！含维C的。"))?.coverage.type).toBe("words");
    expect(coverage("喝茶", row("a", "要不喝茶去"))?.coverage.type).toBe("words");
    expect(coverage("含维C", row("a", "不含维C？不，它含维C。"))?.coverage).toMatchObject({
      type: "words",
      place: { start: 8 },
    });
  });

  it("[BRF6] a tick by hand holds while its row is there; words that say the point outrank it", () => {
    const tick = { rowId: asId<RowId>("a"), by: asId<PersonId>("lin"), at: 7 };
    const check = createCoverageCheck([point("p", "产地新会", { tick })]);
    expect(check([row("a", "镜头扫过果园")])[0]?.coverage).toEqual({ type: "hand", ...tick });
    expect(check([row("b", "别的")])[0]?.coverage).toEqual({ type: "open", negated: null, lost: true });
    expect(check([row("a", ""), row("b", "产地新会")])[0]?.coverage.type).toBe("words");
    expect(openPoints(check([row("b", "别的")]))).toHaveLength(1);
  });
});

describe("禁说", () => {
  const bans = [point("b1", "最便宜|全网最低", { kind: "ban" }), point("b2", "竞品", { kind: "ban" })];
  const content = {
    script: [{ ...row("a", "不是最便宜的", "全網最低！"), visual: "竞品摆在旁边", seconds: null, beat: null }],
    post: { title: "", caption: "不提竞品", topics: [], links: [], coverAtMs: null },
  };

  it("[BRF7] a banned wording stops 送审 wherever the public would hear or read it, negated or not", () => {
    const claims = claimsIn(content, createBanCheck(bans));
    expect(claims.map(({ hit }) => [hit.entry.id, hit.text])).toEqual([
      ["ban-b1", "最便宜"],
      ["ban-b1", "全網最低"],
      ["ban-b2", "竞品"],
    ]);
    expect(openBlocks(claims, new Set())).toHaveLength(3);
    expect(openBlocks(claims, new Set(bans.map(banEntryId)))).toEqual([]);
    expect(claims[0]?.hit.entry.category).toBe(BRIEF_BAN);
  });

  it("[BRF7] beside the lexicon neither hides the other", () => {
    const lexicon = () => [
      { entry: { ...createBanCheck(bans)("竞品")[0]?.entry, id: "x" } as never, start: 0, end: 5, text: "最便宜的" },
    ];
    expect(joinChecks(lexicon, createBanCheck(bans))("最便宜的").map(({ entry }) => entry.id)).toEqual(["x", "ban-b1"]);
    expect(createBanCheck([])("最便宜")).toEqual([]);
  });
});
