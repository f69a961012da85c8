import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scriptTiming } from "../script/timing.ts";
import { readSrt, rowsOfCues } from "./read-srt.ts";
import { subtitleLines, subtitleWidth } from "./subtitle-lines.ts";
import { scriptCues, writeSrt } from "./write-srt.ts";

const SETTINGS = { targetSeconds: null, charsPerMinute: 240 };
const timed = (rows: readonly { voice: string; caption: string; seconds: number | null }[]) =>
  scriptTiming(rows, SETTINGS, null);
const row = (voice: string, seconds: number | null = null, caption = "") => ({ voice, caption, seconds });

/** All characters that a subtitle must not lose. */
const said = (text: string) => text.replace(/[\s，,、：:；;。]/gu, "");

describe("subtitle lines", () => {
  it.each([
    ["初雪这天，你会约谁喝茶？一只小炉。", ["初雪这天，你会约谁喝茶？", "一只小炉"]],
    ["满1,000减200，9:16竖屏。", ["满1,000减200，9:16竖屏"]],
    ["她说：“好。”我走了", ["她说：“好。”", "我走了"]],
    ["第一行\n第二行", ["第一行", "第二行"]],
    ["一二三四五六七八九十一二三四五六七八九十一二", ["一二三四五六七八九十一", "二三四五六七八九十一二"]],
    ["，。", []],
  ])("[EXC5] %s", (text, lines) => {
    expect(subtitleLines(text)).toEqual(lines);
  });

  it("[EXC5] no line is wider than asked for, and only spaces and silent punctuation are lost", () => {
    const words = fc.array(
      fc.constantFrom(
        "茶",
        "你好",
        "，",
        "。",
        "？",
        " ",
        "\n",
        "“",
        "”",
        "12",
        "APP",
        "50%",
        "3.5",
        "café",
        "👩‍👩‍👧",
        "…",
      ),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(words, fc.integer({ min: 8, max: 20 }), (parts, max) => {
        const text = parts.join("");
        const lines = subtitleLines(text, max);
        expect(lines.filter((line) => subtitleWidth(line) > max)).toEqual([]);
        expect(said(lines.join(""))).toBe(said(text));
      }),
    );
  });
});

describe("subtitles of a script", () => {
  it("[EXC6] each row's words stand within its seconds, a long row in several by what there is to say", () => {
    const rows = [row("初雪这天，你会约谁喝茶？一只小炉。", 4), row("（停顿）", 2), row("来吧", 1)];
    expect(scriptCues(rows, timed(rows), "voice").cues).toEqual([
      { startMs: 0, endMs: 2857, text: "初雪这天，你会约谁喝茶？" },
      { startMs: 2857, endMs: 4000, text: "一只小炉" },
      { startMs: 6000, endMs: 7000, text: "来吧" },
    ]);
  });

  it("[EXC6] words without any time are named, not squeezed in", () => {
    const rows = [row("", null, "花字"), row("有声", 1, "字幕")];
    const { cues, untimed } = scriptCues(rows, timed(rows), "caption");
    expect(untimed).toEqual([1]);
    expect(cues.map(({ text }) => text)).toEqual(["字幕"]);
  });

  it("[EXC6] the file has numbers, commas in its times and Windows line ends", () => {
    const cues = [{ startMs: 3_661_005, endMs: 3_662_000, text: "a --> b" }];
    expect(writeSrt(cues)).toBe("1\r\n01:01:01,005 --> 01:01:02,000\r\na --＞ b\r\n");
  });

  it("[EXC7] script → SRT → rows: every word comes back, every row begins where it began, the sum is the same", () => {
    const voice = fc.array(fc.constantFrom("茶", "雪", "，", "。", "小炉", "2026", "ok ", "？"), {
      minLength: 1,
      maxLength: 40,
    });
    const one = fc.record({
      voice: voice.map((parts) => `字${parts.join("")}`),
      tenths: fc.integer({ min: 5, max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 12 }), (made) => {
        const rows = made.map(({ voice: words, tenths }) => row(words, tenths / 10));
        const timing = timed(rows);
        const { cues } = scriptCues(rows, timing, "voice");
        const file = readSrt(writeSrt(cues));
        expect(file).toEqual({ cues, problems: [] });
        const back = rowsOfCues(file.cues);
        expect(said(back.map(({ words }) => words).join(""))).toBe(said(rows.map((each) => each.voice).join("")));
        const again = timed(back.map(({ words, seconds }) => row(words, seconds)));
        expect(again.total).toBe(timing.total);
        const starts = new Set(again.rows.map(({ startsAt }) => startsAt));
        for (const { startsAt } of timing.rows) expect(starts).toContain(startsAt);
      }),
    );
  });
});

describe("subtitle files of other programs", () => {
  it("[EXC7] numbers, marks of style and of place are none of the words", () => {
    const text =
      "\uFEFF1\n00:00:00.500 --> 00:00:02,000 X1:10 Y1:20\n<i>初雪</i>\n{\\an8}这天\n\n2\n0:02,1 --> 0:03\n2026\n";
    expect(readSrt(text)).toEqual({
      cues: [
        { startMs: 500, endMs: 2000, text: "初雪\n这天" },
        { startMs: 2100, endMs: 3000, text: "2026" },
      ],
      problems: [],
    });
  });

  it("[EXC7] WebVTT is read as far as it is the same", () => {
    expect(readSrt("WEBVTT\n\n00:01.000 --> 00:02.000 align:start\n好\n").cues).toEqual([
      { startMs: 1000, endMs: 2000, text: "好" },
    ]);
  });

  it("[EXC7] what can't be read is named by its line, the rest is taken", () => {
    const text = [
      "序",
      "1",
      "00:00:61,000 --> 00:00:02,000",
      "坏",
      "",
      "2",
      "00:00:03,000 --> 00:00:03,000",
      "倒",
      "",
      "3",
      "00:00:04,000 --> 00:00:05,000",
      "",
      "4",
      "00:00:06,000 --> 00:00:07,000",
      "好",
      "5",
      "00:00:01,000 --> 00:00:02,000",
      "早",
    ].join("\r\n");
    const { cues, problems } = readSrt(text);
    expect(cues.map((cue) => cue.text)).toEqual(["好", "早"]);
    expect(problems.map(({ line, why }) => [line, why])).toEqual([
      [1, "no-time"],
      [3, "time-unreadable"],
      [7, "end-before-start"],
      [11, "no-words"],
      [17, "goes-back"],
    ]);
  });
});
