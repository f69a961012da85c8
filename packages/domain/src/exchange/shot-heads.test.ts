import { describe, expect, it } from "vitest";
import { readSheetSeconds } from "./seconds.ts";
import { columnLetters, columnOfHead, guessMapping, SHEET_COLUMNS } from "./shot-heads.ts";

describe("heads of shot lists", () => {
  it.each([
    ["镜号", "number"],
    ["镜头号", "number"],
    ["序 号", "number"],
    ["鏡頭號", "number"],
    ["Shot No.", "number"],
    ["景别", "size"],
    ["景別", "size"],
    ["拍摄角度", "angle"],
    ["运镜", "movement"],
    ["镜头运动", "movement"],
    ["画面内容", "picture"],
    ["画面 / 动作", "picture"],
    ["台词/旁白", "line"],
    ["臺詞", "line"],
    ["花字", "caption"],
    ["BGM", "sound"],
    ["时长（秒）", "seconds"],
    ["時長(s)", "seconds"],
    ["拍摄地点", "scene"],
    ["出镜人员", "cast"],
    ["服化道", "props"],
    ["转场方式", "transition"],
    ["备注【必看】", "note"],
    ["播放量", null],
    ["", null],
  ])("[EXC3] %s is %s", (head, column) => {
    expect(columnOfHead(head)).toBe(column);
  });

  it("[EXC3] the row with the most known heads heads the table, titles above it are none", () => {
    const grid = [
      ["冬至 分镜脚本"],
      ["导演：周宁", "日期"],
      ["镜号", "景别", "画面内容", "时长"],
      ["1", "特写", "炉火", "3"],
    ];
    expect(guessMapping(grid)).toEqual({ headRow: 2, columns: ["number", "size", "picture", "seconds"] });
  });

  it("[EXC3] a column is guessed once, the first that names it; without heads nothing is guessed", () => {
    expect(guessMapping([["镜号", "序号", "画面"]]).columns).toEqual(["number", null, "picture"]);
    expect(guessMapping([["1", "炉火在雪里"]])).toEqual({ headRow: null, columns: [null, null] });
  });

  it("[EXC3] columns are named as spreadsheets do", () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    expect(SHEET_COLUMNS).toHaveLength(14);
  });

  it.each([
    ["3", 3],
    ["3.5秒", 3.5],
    ["3s", 3],
    ["约3秒", 3],
    ["0:03", 3],
    ["00:01:05", 65],
    ["1分05秒", 65],
    ["2分钟", 120],
    ["３″", 3],
    ["三秒", null],
    ["", null],
    ["3-5", null],
    ["99999", null],
  ])("[EXC3] a length written %s is %s seconds", (text, seconds) => {
    expect(readSheetSeconds(text)).toBe(seconds);
  });
});
