import { asId, type RowId, type ShotId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import { describe, expect, it } from "vitest";
import { matchChoices } from "./choice-match.ts";
import {
  clearRange,
  copyRange,
  drawnRange,
  fillBlock,
  fillDown,
  fillRight,
  fillText,
  planPaste,
  shiftTarget,
} from "./grid-edits.ts";
import {
  activeCell,
  afterRemoval,
  type GridSelection,
  jumpLength,
  moveFocus,
  nextCell,
  nextInBlock,
  rangeOf,
  selectCell,
  withinColumns,
} from "./grid-selection.ts";
import { cellPatch, SHOT_COLUMNS } from "./shot-columns.ts";

const id = (name: string): ShotId => asId<ShotId>(name);
function buildShot(name: string, overrides: Partial<Shot> = {}): Shot {
  const words = Object.fromEntries(SHOT_COLUMNS.map((column) => [column.name, ""])) as Omit<
    Shot,
    "id" | "seconds" | "status" | "rowId" | "rowText" | "frame"
  >;
  const rowId: RowId | null = null;
  return { ...words, id: id(name), seconds: null, status: "open", rowId, rowText: null, ...overrides };
}
const COLUMN_COUNT = SHOT_COLUMNS.length;
const ids = [id("a"), id("b"), id("c")];
const size = { ids, columns: COLUMN_COUNT };
const column = (name: string): number => SHOT_COLUMNS.findIndex((each) => each.name === name);

describe("shot grid", () => {
  it("[B5] a pasted file of half a million rows is planned like any block", () => {
    const grid = Array.from({ length: 500_000 }, () => ["近景", "平视"]);
    const plan = planPaste([buildShot("a")], SHOT_COLUMNS, { top: 0, bottom: 0, left: 1, right: 1 }, grid);
    expect(plan.added).toHaveLength(499_999);
    expect(plan.range).toEqual({ top: 0, bottom: 499_999, left: 1, right: 2 });
  });

  it("[B5] arrows stop at the edge and Shift keeps the other end", () => {
    const start = selectCell({ id: id("b"), column: 0 });
    expect(moveFocus(start, size, { rows: 0, columns: -1 }, false)).toEqual(start);
    const wide = moveFocus(start, size, { rows: 1, columns: 2 }, true);
    expect(rangeOf(wide, ids)).toEqual({ top: 1, bottom: 2, left: 0, right: 2 });
    expect(moveFocus(start, size, { rows: Number.POSITIVE_INFINITY, columns: 0 }, false)?.focus.id).toBe("c");
  });

  it("[B5] a selection stays on its shots when a colleague puts one in front", () => {
    const selection = { anchor: { id: id("a"), column: 1 }, focus: { id: id("b"), column: 2 } };
    expect(rangeOf(selection, [id("new"), ...ids])).toEqual({ top: 1, bottom: 2, left: 1, right: 2 });
    expect(rangeOf(selection, [id("c")])).toBeNull();
  });

  it("[B5] Tab goes on in the next row and ends behind the last cell", () => {
    const end = selectCell({ id: id("a"), column: COLUMN_COUNT - 1 });
    expect(nextCell(end, size, 1)).toEqual(selectCell({ id: id("b"), column: 0 }));
    expect(nextCell(selectCell({ id: id("c"), column: COLUMN_COUNT - 1 }), size, 1)).toBeNull();
    expect(nextCell(selectCell({ id: id("a"), column: 0 }), size, -1)).toBeNull();
  });

  it("[B5] 50×12 cells pasted and copied are the same cells, the missing rows are added", () => {
    const shots = [buildShot("a"), buildShot("b")];
    const grid = Array.from({ length: 50 }, (_, y) =>
      Array.from({ length: 12 }, (_, x) => (SHOT_COLUMNS[x]?.name === "seconds" ? String(y / 2) : `${y}·${x}\n"行"`)),
    );
    const plan = planPaste(shots, SHOT_COLUMNS, { top: 0, bottom: 0, left: 0, right: 0 }, grid);
    expect(plan.added).toHaveLength(48);
    const after = [
      ...shots.map((shot) => ({ ...shot, ...plan.edits.find((edit) => edit.id === shot.id)?.patch })),
      ...plan.added.map((patch, index) => buildShot(`n${index}`, patch)),
    ];
    expect(copyRange(after, SHOT_COLUMNS, plan.range)).toEqual(grid);
  });

  it("[B5] one copied cell fills the selection", () => {
    const plan = planPaste([buildShot("a"), buildShot("b")], SHOT_COLUMNS, { top: 0, bottom: 1, left: 1, right: 1 }, [
      ["近景"],
    ]);
    expect(plan.edits).toEqual([
      { id: "a", patch: { size: "近景" } },
      { id: "b", patch: { size: "近景" } },
    ]);
  });

  it("[B5] words pasted into seconds are counted as refused and change nothing", () => {
    const at = column("seconds");
    const plan = planPaste([buildShot("a", { seconds: 3 })], SHOT_COLUMNS, { top: 0, bottom: 0, left: at, right: at }, [
      ["半拍"],
    ]);
    expect([plan.edits, plan.refused]).toEqual([[], 1]);
  });

  it("[B5] what hangs over the right edge is left out", () => {
    const last = COLUMN_COUNT - 1;
    const plan = planPaste([buildShot("a")], SHOT_COLUMNS, { top: 0, bottom: 0, left: last, right: last }, [
      ["备注", "多余"],
    ]);
    expect(plan.edits).toEqual([{ id: "a", patch: { note: "备注" } }]);
  });

  it("[B5] fill down takes the first row, or the row above a single one", () => {
    const shots = [buildShot("a", { size: "全景", seconds: 2 }), buildShot("b"), buildShot("c", { size: "全景" })];
    const left = column("size");
    expect(fillDown(shots, SHOT_COLUMNS, { top: 0, bottom: 2, left, right: left })).toEqual([
      { id: "b", patch: { size: "全景" } },
    ]);
    const seconds = column("seconds");
    expect(fillDown(shots, SHOT_COLUMNS, { top: 1, bottom: 1, left: seconds, right: seconds })).toEqual([
      { id: "b", patch: { seconds: 2 } },
    ]);
    expect(fillDown(shots, SHOT_COLUMNS, { top: 0, bottom: 0, left, right: left })).toEqual([]);
  });

  it("[B5] Ctrl+R takes the first column to the right; words for seconds are left out", () => {
    const shots = [buildShot("a", { picture: "茶壶" }), buildShot("b", { caption: "5" })];
    const left = column("picture");
    expect(fillRight(shots, SHOT_COLUMNS, { top: 0, bottom: 0, left, right: left + 1 })).toEqual([
      { id: "a", patch: { line: "茶壶" } },
    ]);
    const range = { top: 0, bottom: 1, left: column("caption"), right: column("seconds") };
    expect(fillRight([buildShot("a", { caption: "慢" }), ...shots.slice(1)], SHOT_COLUMNS, range)).toEqual([
      { id: "a", patch: { sound: "慢" } },
      { id: "b", patch: { sound: "5", seconds: 5 } },
    ]);
  });

  it("[B5] the handle repeats the block where it is drawn, up as well as down, along one side only", () => {
    const shots = ["a", "b", "c", "d", "e"].map((name, y) =>
      buildShot(name, { size: y < 3 ? "" : (["近景", "全景"][y - 3] ?? "") }),
    );
    const block = { top: 3, bottom: 4, left: 1, right: 1 };
    expect(drawnRange(block, 0, 2)).toEqual({ ...block, top: 0 });
    expect(drawnRange(block, 3, 4)).toEqual({ ...block, right: 4 });
    expect(fillBlock(shots, SHOT_COLUMNS, block, drawnRange(block, 0, 1))).toEqual([
      { id: "a", patch: { size: "全景" } },
      { id: "b", patch: { size: "近景" } },
      { id: "c", patch: { size: "全景" } },
    ]);
  });

  it("[B5] Ctrl+Enter writes one text into all selected cells, seconds only if it is a number", () => {
    const shots = [buildShot("a"), buildShot("b", { sound: "3" })];
    const range = { top: 0, bottom: 1, left: column("sound"), right: column("seconds") };
    expect(fillText(shots, SHOT_COLUMNS, range, "3")).toEqual([
      { id: "a", patch: { sound: "3", seconds: 3 } },
      { id: "b", patch: { seconds: 3 } },
    ]);
    expect(fillText(shots, SHOT_COLUMNS, range, "雨")?.[0]).toEqual({ id: "a", patch: { sound: "雨" } });
    expect(fillText(shots, SHOT_COLUMNS, { ...range, left: range.right }, "雨")).toBeNull();
  });

  it("[B5] Ctrl+arrow goes to the end of a run, then over the gap, then to the edge", () => {
    const filled = [true, true, true, false, false, true, false];
    const jump = (from: number, step: -1 | 1) =>
      jumpLength(from, filled.length, step, (place) => filled[place] === true);
    expect([jump(0, 1), jump(2, 1), jump(5, 1), jump(6, 1)]).toEqual([2, 3, 1, 0]);
    expect([jump(6, -1), jump(5, -1), jump(1, -1), jump(0, -1)]).toEqual([-1, -3, -1, 0]);
  });

  it("[B5] Tab and Enter walk through the selected block and keep it selected", () => {
    let selection: GridSelection | null = { anchor: { id: id("a"), column: 1 }, focus: { id: id("b"), column: 2 } };
    const walk = (direction: "across" | "down") => {
      selection = nextInBlock(selection, ids, direction, 1);
      const cell = activeCell(selection);
      return `${cell?.id}${cell?.column}`;
    };
    expect([walk("across"), walk("across"), walk("across"), walk("across")]).toEqual(["a1", "a2", "b1", "b2"]);
    expect([walk("down"), walk("down"), walk("down")]).toEqual(["a1", "b1", "a2"]);
    expect(rangeOf(selection, ids)).toEqual({ top: 0, bottom: 1, left: 1, right: 2 });
    expect(moveFocus(selection, size, { rows: 1, columns: 0 }, false)).toEqual(selectCell({ id: id("b"), column: 2 }));
    expect(nextInBlock(selectCell({ id: id("a"), column: 0 }), ids, "down", 1)).toBeNull();
  });

  it("[B1] a selection in columns that are hidden now stands on the last one shown", () => {
    const selection = { anchor: { id: id("a"), column: 1 }, focus: { id: id("b"), column: 9 } };
    expect(withinColumns(selection, 10)).toBe(selection);
    expect(withinColumns(selection, 4)).toEqual(selectCell({ id: id("b"), column: 3 }));
  });

  it("[B5] Delete clears only what holds something", () => {
    const shots = [buildShot("a", { size: "全景", seconds: 2 }), buildShot("b")];
    expect(clearRange(shots, SHOT_COLUMNS, { top: 0, bottom: 1, left: 0, right: COLUMN_COUNT - 1 })).toEqual([
      { id: "a", patch: { size: "", seconds: null } },
    ]);
  });

  it("[B5] a block of rows moves by one and not over the edge", () => {
    const shots = ["a", "b", "c"].map((name) => buildShot(name));
    const range = { top: 1, bottom: 1, left: 0, right: 0 };
    expect(shiftTarget(shots, range, -1)).toBeNull();
    expect(shiftTarget(shots, range, 1)).toBe("c");
    expect(shiftTarget(shots, { ...range, top: 0 }, -1)).toBeUndefined();
    expect(shiftTarget(shots, { ...range, bottom: 2 }, 1)).toBeUndefined();
  });

  it("[B5] after rows are removed the next one is selected", () => {
    const selection = selectCell({ id: id("b"), column: 3 });
    expect(afterRemoval(selection, ids, [id("a"), id("c")])).toEqual(selectCell({ id: id("c"), column: 3 }));
    expect(afterRemoval(selection, [id("b")], [])).toBeNull();
  });

  it("[B4] pinyin initials find the choice", () => {
    const initials: Readonly<Record<string, string>> = { 特写: "tx", 大特写: "dtx", 近景: "jj", 中近景: "zjj" };
    const matches = (label: string, typed: string) => `${label} ${initials[label]}`.includes(typed);
    const choices = ["近景", "中近景", "大特写", "特写"];
    expect(matchChoices(choices, "tx", matches)).toEqual(["特写", "大特写"]);
    expect(matchChoices(choices, "近", matches)).toEqual(["近景", "中近景"]);
    expect(matchChoices(choices, "手写", matches)).toEqual([]);
  });

  it("[B1] a cell of seconds takes durations and nothing, but no words", () => {
    expect(cellPatch("seconds", "1:05")).toEqual({ seconds: 65 });
    expect(cellPatch("seconds", "很快")).toBeNull();
    expect(cellPatch("seconds", " ")).toEqual({ seconds: null });
  });
});
