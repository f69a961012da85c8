import { describe, expect, it } from "vitest";
import { applyCleanUps, findCleanUps } from "./clean-up.ts";

const seen = (text: string) => findCleanUps(text).map(({ rule, before, after }) => [rule, before, after]);

describe("what copying leaves behind", () => {
  it.each([
    [
      "許多企業(yè)選擇代運營服務(wù)",
      [
        ["pinyin", "(yè)", ""],
        ["pinyin", "(wù)", ""],
      ],
    ],
    ["企業（yè）", [["pinyin", "（yè）", ""]]],
    ["請找(達人)", []],
    ["A(yè)", []],
    ["下载抖音(app)看(vlog)", []],
  ])("[IMP2] %s", (text, found) => {
    expect(seen(text)).toEqual(found);
  });

  it.each([
    ["廣闊的.發展空間", [["stray-mark", ".", ""]]],
    ["獨到的`見解", [["stray-mark", "`", ""]]],
    ["好的.", []],
    ["的.1", []],
  ])("[IMP3] %s", (text, found) => {
    expect(seen(text)).toEqual(found);
  });

  it.each([
    ["用戶粘性的提升?;仡櫼荒甑亩兑暨\\營工作，我們", [["damaged", "?;仡櫼荒甑亩兑暨\\營", null]]],
    ["锟斤拷锟斤拷", [["damaged", "锟斤拷锟斤拷", null]]],
    ["茶\ufffd\ufffd香", [["damaged", "\ufffd\ufffd", null]]],
    ["è\u008c\u00b6é\u00a6\u0099", [["damaged", "è\u008c\u00b6é\u00a6\u0099", null]]],
    ["你知道吗?今天说茶", []],
    ["café à la crème，Ümit", []],
    ["鈥", []],
  ])("[IMP4] %s", (text, found) => {
    expect(seen(text)).toEqual(found);
  });

  it("[IMP2] [IMP3] taken one by one or all; what is damaged stays until somebody has looked", () => {
    const text = "企業(yè)廣闊的.發展\ufffd";
    const all = findCleanUps(text);
    expect(applyCleanUps(text, all)).toBe("企業廣闊的發展\ufffd");
    expect(applyCleanUps(text, all.slice(1))).toBe("企業(yè)廣闊的發展\ufffd");
    expect(applyCleanUps(text, [])).toBe(text);
    expect(findCleanUps(applyCleanUps(text, all)).map(({ rule }) => rule)).toEqual(["damaged"]);
  });
});
