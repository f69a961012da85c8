import { asId, type ShotId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import { describe, expect, it } from "vitest";
import { layoutOf, pagesOf, printedColumns, switchColumn } from "./print-columns.ts";

function shot(patch: Partial<Shot>): Shot {
  const empty = { size: "", angle: "", movement: "", picture: "", line: "", caption: "", sound: "", transition: "" };
  const rest = { number: "", scene: "", seconds: null, cast: "", props: "", note: "", rowId: null, rowText: null };
  return { ...empty, ...rest, id: asId<ShotId>("s"), status: "open", ...patch };
}

describe("the printed shot list", () => {
  it("[B12] without a choice every column that says something is printed, and 镜号 always", () => {
    const names = (chosen?: string) =>
      printedColumns([shot({ line: "词" }), shot({ seconds: 2.5 })], chosen).map(({ name }) => name);
    expect(names()).toEqual(["number", "line", "seconds"]);
    expect(names("picture.note")).toEqual(["number", "picture", "note"]);
    expect(names("")).toEqual(["number"]);
    expect(layoutOf("boards")).toBe("boards");
    expect(layoutOf("poster")).toBe("table");
  });

  it("[B12] a column is switched in the list's order", () => {
    const columns = printedColumns([], "line.note");
    expect(switchColumn(columns, "size")).toBe("number.size.line.note");
    expect(switchColumn(columns, "note")).toBe("number.line");
  });

  it("[B12] six to a page, the last page takes what is left", () => {
    const shots = Array.from({ length: 13 }, () => shot({}));
    expect(pagesOf(shots, 6).map((page) => page.length)).toEqual([6, 6, 1]);
    expect(pagesOf([], 6)).toEqual([]);
  });
});
