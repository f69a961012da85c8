import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asId, type RowId } from "../base/index.ts";
import { ROW_COLUMNS } from "../video/model.ts";
import { isRowChanged, readRowText, rowChanges, rowText } from "./row-text.ts";

const R1: RowId = asId("r1");
const ROW = { id: R1, visual: "开箱近景", voice: "三秒看清成分", caption: "成分党" };
const SHOT = { rowId: R1, rowText: rowText(ROW) };

describe("a shot and its row", () => {
  it("[SCR9] unchanged words are no change", () => {
    expect(isRowChanged(SHOT, { ...ROW })).toBe(false);
    expect(rowChanges(SHOT, ROW)).toEqual([]);
  });

  it.each(ROW_COLUMNS)("[SCR9] one character in %s shows, with both texts", (column) => {
    const now = { ...ROW, [column]: `${ROW[column]}！` };
    expect(isRowChanged(SHOT, now)).toBe(true);
    expect(rowChanges(SHOT, now)).toEqual([{ column, before: ROW[column], after: `${ROW[column]}！` }]);
  });

  it("[SCR9] words that moved to another column are a change", () => {
    expect(isRowChanged(SHOT, { ...ROW, visual: "", voice: `${ROW.visual}${ROW.voice}` })).toBe(true);
    expect(
      isRowChanged(
        { ...SHOT, rowText: rowText({ visual: "a\nb", voice: "", caption: "" }) },
        {
          id: R1,
          visual: "a",
          voice: "b",
          caption: "",
        },
      ),
    ).toBe(true);
  });

  it("[SCR9] a shot of its own, or of another row, never says its row changed", () => {
    expect(isRowChanged({ rowId: null, rowText: null }, ROW)).toBe(false);
    expect(isRowChanged({ rowId: asId("r2"), rowText: "别的" }, ROW)).toBe(false);
    expect(isRowChanged({ rowId: R1, rowText: null }, ROW)).toBe(false);
  });

  it("[SCR9] what is kept can be read back", () => {
    const words = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\u001f"));
    fc.assert(
      fc.property(fc.record({ visual: words, voice: words, caption: words }), (row) => {
        expect(readRowText(rowText(row))).toEqual(row);
      }),
    );
  });
});
