import { describe, expect, it } from "vitest";
import { readItem, readLines, writeItem } from "./item-words.ts";

describe("items of a brief as they are typed", () => {
  it("[S16] the link at the end of a reference is its address, and nobody else's", () => {
    const words = { text: "竞品的开场", url: "https://v.douyin.com/x1/" };
    expect(readItem("reference", "竞品的开场 https://v.douyin.com/x1/ ")).toEqual(words);
    expect(readItem("reference", writeItem(words))).toEqual(words);
    expect(readItem("reference", "https://a.cn")).toEqual({ text: "", url: "https://a.cn" });
    expect(readItem("must", "看 https://a.cn")).toEqual({ text: "看 https://a.cn", url: "" });
  });

  it("[S16] pasted lines are items; their bullets and numbers go, figures stay", () => {
    const lines = "1、零添加|0添加\r\n• 新会陈皮\n\n  3) 五十年老树\n50% 茶多酚";
    expect(readLines("must", lines).map(({ text }) => text)).toEqual([
      "零添加|0添加",
      "新会陈皮",
      "五十年老树",
      "50% 茶多酚",
    ]);
  });
});
