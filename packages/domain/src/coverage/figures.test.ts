import { describe, expect, it } from "vitest";
import { foldWords } from "./fold-words.ts";

const fold = (text: string) => foldWords(text).folded;

describe("figures in one spelling", () => {
  it.each([
    ["百分之五十", "50%"],
    ["百分之50", "50%"],
    ["５０％", "50%"],
    ["三百六十五天", "365天"],
    ["十五", "15"],
    ["二十", "20"],
    ["一百零五", "105"],
    ["一百五", "150"],
    ["三万五", "35000"],
    ["三万零五", "30005"],
    ["3万", "30000"],
    ["1.5亿", "150000000"],
    ["三点五", "3.5"],
    ["二〇二六年", "2026年"],
    ["1,000元", "1000元"],
    ["¥199", "199元"],
    ["￥199元", "199元"],
    ["两百毫升", "200毫升"],
    ["一亿两千三百万", "123000000"],
    ["千分之三", "3‰"],
  ])("[BRF3] %s is read as %s", (written, figure) => {
    expect(fold(written)).toBe(figure);
  });

  it("[BRF3] figures that stand apart stay apart, and words with 一 in them stay words", () => {
    expect(fold("3~5天")).toBe("3-5天");
    expect(fold("3—5天")).toBe(fold("3-5天"));
    expect(fold("唯一一款")).toBe("唯1-1款");
    expect(fold("这一点一定要")).toBe("这1点1定要");
    expect(fold("八点五十")).toBe("8点50");
    expect(fold("千万别、百货")).toBe("千万别百货");
  });

  it("[BRF2] both scripts, widths and cases are one, marks and emoji are nothing, words keep their borders", () => {
    expect(fold("國家級，最·佳 😀")).toBe("国家级最佳");
    expect(fold("Use App, now")).toBe("use-app-now");
    expect(fold("ＡＰＰ下载")).toBe("app下载");
    expect(fold("裡面着火、裏面著火")).toBe("里面着火里面着火");
  });

  it("[BRF2] each folded character knows where it stood, a figure as a whole", () => {
    const text = "😀 共 三百六十五 天";
    const { folded, starts, ends } = foldWords(text);
    const at = folded.indexOf("365");
    expect(text.slice(starts[at], ends[at + 2])).toBe("三百六十五");
    expect(starts).toHaveLength(folded.length);
    expect(ends).toHaveLength(folded.length);
  });
});
