import { asId, type RowId } from "@tongpin/domain/base";
import type { ScriptRow } from "@tongpin/domain/video";
import { describe, expect, it } from "vitest";
import { pasteLines, pasteTable, rowsFromGrid } from "./paste-rows.ts";
import { deleteBetween, emptyRow, mergeWithPrevious, moveRow, splitRow } from "./row-edits.ts";

const id = (name: string): RowId => asId<RowId>(name);
const buildRow = (name: string, overrides: Partial<ScriptRow> = {}): ScriptRow => ({
  ...emptyRow(id(name)),
  ...overrides,
});
const counter = () => {
  let count = 0;
  return () => id(`new${++count}`);
};
const HEADINGS = {
  visual: ["画面"],
  voice: ["台词"],
  caption: ["字幕"],
  seconds: ["时长"],
  number: ["镜号"],
};

describe("row edits", () => {
  it("[S2] Enter in the words takes the tail into a new row and leaves the picture above", () => {
    const rows = [buildRow("a", { visual: "门开", voice: "你好世界", beat: "hook" })];
    expect(splitRow(rows, { id: id("a"), column: "voice", offset: 2 }, counter())).toEqual({
      rows: [
        buildRow("a", { visual: "门开", voice: "你好", beat: "hook" }),
        buildRow("new1", { voice: "世界", beat: "hook" }),
      ],
      caret: { id: "new1", column: "voice", offset: 0 },
    });
  });

  it("[S2] Enter in front of a row opens one above and the words keep their row", () => {
    const rows = [buildRow("a", { visual: "门开", voice: "你好" })];
    const edit = splitRow(rows, { id: id("a"), column: "visual", offset: 0 }, counter());
    expect(edit?.rows.map((row) => row.id)).toEqual(["new1", "a"]);
  });

  it("[S2] Backspace at the start of the second half makes the row whole again", () => {
    const rows = [buildRow("a", { visual: "门开", voice: "你好" }), buildRow("b", { voice: "世界" })];
    expect(mergeWithPrevious(rows, id("b"), "voice")).toEqual({
      rows: [buildRow("a", { visual: "门开", voice: "你好世界" })],
      caret: { id: "a", column: "voice", offset: 2 },
    });
  });

  it("[S2] joining with an empty row keeps the row that has the words", () => {
    const rows = [buildRow("a"), buildRow("b", { visual: "手", voice: "看", seconds: 4 })];
    expect(mergeWithPrevious(rows, id("b"), "visual")?.rows).toEqual([rows[1]]);
  });

  it("[S2] deleting over rows loses nothing that was not selected", () => {
    const rows = [
      buildRow("a", { visual: "一二", voice: "三四", caption: "五六" }),
      buildRow("b", { visual: "七", voice: "八", caption: "九" }),
      buildRow("c", { visual: "甲乙", voice: "丙丁", caption: "戊" }),
    ];
    const from = { id: id("a"), column: "voice" as const, offset: 1 };
    const to = { id: id("c"), column: "voice" as const, offset: 1 };
    expect(deleteBetween(rows, from, to)).toEqual({
      rows: [buildRow("a", { visual: "一二", voice: "三" }), buildRow("c", { voice: "丁", caption: "戊" })],
      caret: from,
    });
  });

  it("[S2] a row does not move over the edge", () => {
    const rows = [buildRow("a"), buildRow("b")];
    expect(moveRow(rows, id("a"), -1)).toBeNull();
    expect(moveRow(rows, id("a"), 1)?.map((row) => row.id)).toEqual(["b", "a"]);
  });

  it("[S2] pasted lines become rows and the tail stays behind the last", () => {
    const rows = [buildRow("a", { voice: "头尾" })];
    const edit = pasteLines(rows, { id: id("a"), column: "voice", offset: 1 }, "一\r\n\r\n二\n三", counter());
    expect(edit?.rows.map((row) => row.voice)).toEqual(["头一", "二", "三尾"]);
    expect(edit?.caret).toEqual({ id: "new2", column: "voice", offset: 1 });
  });

  it("[S2] a pasted table lands by its headings and keeps what has no place of its own", () => {
    const grid = [
      ["镜号", "景别", "画面", "台词", "时长"],
      ["1", "近景", "开门", "你来了", "3秒"],
      ["2", "", "特写手", "", "半拍"],
    ];
    const pasted = rowsFromGrid(grid, HEADINGS);
    expect(pasted).toEqual([{ visual: "近景\n开门", voice: "你来了", seconds: 3 }, { visual: "特写手\n半拍" }]);
    const edit = pasteTable([buildRow("a")], { id: id("a"), column: "visual", offset: 0 }, pasted, counter());
    expect(edit?.rows.map((row) => row.id)).toEqual(["a", "new1"]);
  });

  it("[S2] a table without headings goes by its order", () => {
    expect(rowsFromGrid([["画", "话", "字", "余"]], HEADINGS)).toEqual([
      { visual: "画", voice: "话", caption: "字\n余" },
    ]);
  });
});
