import { describe, expect, it } from "vitest";
import { asId } from "../base/index.ts";
import { buildSpanAnchor } from "./annotation-builder.ts";
import { locateAnchor } from "./locate-anchor.ts";
import type { Anchor } from "./model.ts";

function rows(...voices: string[]) {
  return voices.map((voice, index) => ({ id: asId<Anchor["rowId"]>(`r${index + 1}`), visual: "", voice, caption: "" }));
}

const TEA = buildSpanAnchor("一杯热茶", { before: "初雪这天，", after: "，慢慢喝。" });
const at = (rowId: string, start: number, end: number) => ({
  ...{ type: "here", rowId },
  span: { rowId, column: "voice", start, end },
});

describe("where an anchor's words stand", () => {
  it("[ANN1] as long as a word is left, the positions answer, and say whether other words stand there", () => {
    const script = rows("初雪这天，一杯热茶，慢慢喝。");
    expect(locateAnchor(TEA, { start: 5, end: 9 }, script)).toEqual(at("r1", 5, 9));
    expect(locateAnchor(TEA, { start: 5, end: 8 }, script)).toEqual(at("r1", 5, 9));
    const edited = rows("初雪这天，一杯红茶，慢慢喝。");
    expect(locateAnchor(TEA, { start: 5, end: 9 }, edited)).toMatchObject({ type: "changed", span: { end: 9 } });
  });

  it("[ANN2] words that were taken out and put back are found by the quote and what stands around it", () => {
    expect(locateAnchor(TEA, null, rows("今晚初雪这天，一杯热茶，慢慢喝。"))).toEqual(at("r1", 7, 11));
    expect(locateAnchor(TEA, { start: 0, end: 0 }, rows("初雪这天，", "一杯热茶，慢慢喝。"))).toEqual(at("r2", 0, 4));
    const short = buildSpanAnchor("茶", { only: false });
    expect(locateAnchor(short, null, rows("茶"))).toEqual(at("r1", 0, 1));
    expect(locateAnchor(short, null, rows("", "茶"))).toEqual({ type: "gone", rowId: "r1" });
  });

  it("[ANN2] of two places that agree, the one with more words around it is meant; of equals the own cell, else none", () => {
    expect(locateAnchor(TEA, null, rows("", "这天，一杯热茶，慢慢喝。", "初雪这天，一杯热茶，慢慢喝。"))).toEqual(
      at("r3", 5, 9),
    );
    const twice = "初雪这天，一杯热茶，慢慢喝。";
    expect(locateAnchor(TEA, null, rows("", twice, twice))).toEqual({ type: "gone", rowId: "r1" });
    expect(locateAnchor(TEA, null, rows(twice, twice))).toEqual(at("r1", 5, 9));
  });

  it("[ANN2] the same words elsewhere are not taken for those that were deleted", () => {
    const second = buildSpanAnchor("热茶", { before: "再来一杯", after: "！", only: false });
    expect(locateAnchor(second, { start: 6, end: 6 }, rows("先喝热茶，再来一杯！"))).toEqual({
      ...{ type: "gone", rowId: "r1" },
    });
    const repeated = buildSpanAnchor("初雪这天一杯热茶", { before: "甲乙丙丁", after: "", only: false });
    expect(locateAnchor(repeated, null, rows("初雪这天一杯热茶"))).toEqual({ type: "gone", rowId: "r1" });
  });

  it("[ANN3] a quote that stood once and stands once again is found without the words around it", () => {
    expect(locateAnchor(TEA, null, rows("", "换了别的：一杯热茶！"))).toEqual(at("r2", 5, 9));
    expect(locateAnchor(TEA, null, rows("一杯热茶", "一杯热茶！"))).toEqual({ type: "gone", rowId: "r1" });
    const short = buildSpanAnchor("热茶", { before: "", after: "，慢慢" });
    expect(locateAnchor(short, null, rows("喝热茶！"))).toEqual({ type: "gone", rowId: "r1" });
  });

  it("[ANN4] a removed row is said; a whole row needs nothing but its row", () => {
    expect(locateAnchor(TEA, { start: 5, end: 9 }, [])).toEqual({ type: "gone", rowId: null });
    const row: Anchor = { rowId: asId("r1"), span: null, quote: "初雪" };
    expect(locateAnchor(row, null, rows("别的"))).toEqual({ type: "here", rowId: "r1", span: null });
    expect(locateAnchor(row, null, [])).toEqual({ type: "gone", rowId: null });
  });
});
