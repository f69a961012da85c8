import { describe, expect, it } from "vitest";
import { asId, type RowId } from "../base/index.ts";
import { scriptTiming } from "../script/timing.ts";
import type { ScriptRow } from "../video/model.ts";
import { type ScriptSheet, sheetChatText, sheetMarkdown, sheetRows } from "./script-sheet.ts";

const rows: readonly ScriptRow[] = [
  { id: asId<RowId>("r1"), visual: "炉火|特写", voice: "初雪这天\n喝茶", caption: "# 初雪", seconds: 3, beat: "hook" },
  { id: asId<RowId>("r2"), visual: "空镜", voice: "", caption: "", seconds: null, beat: null },
];
const sheet: ScriptSheet = {
  title: "冬至",
  facts: [["账号", "山岚茶事"]],
  heads: { place: "序号", visual: "画面", voice: "台词", caption: "字幕", seconds: "秒" },
  rows: sheetRows(rows, scriptTiming(rows, { targetSeconds: null, charsPerMinute: null }, null), () => "钩子"),
};

describe("a script in words", () => {
  it("[EXC8] rows carry their figures as the screen shows them", () => {
    expect(sheet.rows.map(({ place, seconds, startsAt, beat }) => [place, seconds, startsAt, beat])).toEqual([
      ["1", "3", "0:00", "钩子"],
      ["2", "", "0:03", ""],
    ]);
  });

  it("[EXC8] Markdown: the card, then a table in which words are words", () => {
    expect(sheetMarkdown(sheet)).toBe(
      "# 冬至\n\n- 账号：山岚茶事\n\n| 序号 | 画面 | 台词 | 字幕 | 秒 |\n| ---: | --- | --- | --- | ---: |\n" +
        "| 1 | 炉火\\|特写 | 初雪这天<br>喝茶 | \\# 初雪 | 3 |\n| 2 | 空镜 |  |  |  |\n",
    );
  });

  it("[EXC8] chat text: a block a row, empty columns left out", () => {
    expect(sheetChatText(sheet)).toBe(
      "冬至\n账号：山岚茶事\n\n【1】0:00 · 3″ · 钩子\n画面：炉火|特写\n台词：初雪这天\n　　喝茶\n字幕：# 初雪\n\n【2】0:03\n画面：空镜",
    );
  });
});
