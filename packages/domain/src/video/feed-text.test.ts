import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { feedText, foldText } from "./feed-text.ts";

const rule = { lines: 2, width: 6, more: 3 } as never;

describe("a post's words in the feed", () => {
  it("[PRV1] title, caption and topics are one run; empty parts leave no gap", () => {
    expect(feedText({ title: " 初雪 ", caption: "约你喝茶", topics: ["茶", "冬天"] })).toBe("初雪 约你喝茶 #茶 #冬天");
    expect(feedText({ title: "", caption: "", topics: ["茶"] })).toBe("#茶");
  });

  it("[PRV1] what fits is not folded; one character more is, and 展开 takes its place in the last line", () => {
    expect(foldText("一二三四五六七八九十甲乙", rule)).toEqual({
      lines: ["一二三四五六", "七八九十甲乙"],
      isFolded: false,
    });
    expect(foldText("一二三四五六七八九十甲乙丙", rule)).toEqual({ lines: ["一二三四五六", "七八九"], isFolded: true });
    expect(foldText("", rule)).toEqual({ lines: [], isFolded: false });
  });

  it("[PRV1] letters and figures are half as wide; a line break ends a line", () => {
    expect(foldText("abcdefghijkl甲", rule)).toEqual({ lines: ["abcdefghijkl", "甲"], isFolded: false });
    expect(foldText("一\n二\n三", rule)).toEqual({ lines: ["一", "二"], isFolded: true });
    expect(foldText("一\n二\n ", rule)).toEqual({ lines: ["一", "二"], isFolded: false });
  });

  it("[PRV1] what is shown is always the beginning, in the lines there are and no wider", () => {
    const text = fc.string({ unit: fc.constantFrom("茶", "a", " ", "1", "，", "\n", "😀") });
    fc.assert(
      fc.property(text, (words) => {
        const { lines, isFolded } = foldText(words);
        expect(lines.length).toBeLessThanOrEqual(2);
        const joined = lines.join("").replaceAll("\n", "");
        expect(words.replaceAll("\n", "").startsWith(joined)).toBe(true);
        if (!isFolded) expect(words.replaceAll("\n", "").trim().endsWith(joined.trim())).toBe(true);
      }),
    );
  });
});
