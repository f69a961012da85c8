import { asId, type RowId, type ShotId } from "@tongpin/domain/base";
import { rowText } from "@tongpin/domain/script";
import type { ScriptRow, Shot } from "@tongpin/domain/video";
import { describe, expect, it } from "vitest";
import { SHOT_COLUMNS } from "./shot-columns.ts";
import { indexRows, linkOf, rowsWithoutShot, totalSeconds } from "./shot-sums.ts";

const rowId = asId<RowId>("r1");
const row: ScriptRow = { id: rowId, visual: "门开", voice: "你好", caption: "", seconds: null, beat: null };
function buildShot(name: string, overrides: Partial<Shot> = {}): Shot {
  const words = Object.fromEntries(SHOT_COLUMNS.map((column) => [column.name, ""])) as Record<string, string>;
  const bare = { id: asId<ShotId>(name), seconds: null, status: "open", rowId: null, rowText: null } as const;
  return { ...(words as unknown as Shot), ...bare, ...overrides };
}

describe("shots against their script", () => {
  it("[B2] a shot says whether its row is the same, has changed, or is gone", () => {
    const made = buildShot("s1", { rowId, rowText: rowText(row) });
    expect(linkOf(made, indexRows([row]))).toMatchObject({ type: "same", place: 1 });
    expect(linkOf(made, indexRows([{ ...row, voice: "你好吗" }]))).toMatchObject({ type: "changed" });
    expect(linkOf(made, indexRows([])).type).toBe("gone");
    expect(linkOf(buildShot("s2"), indexRows([row])).type).toBe("none");
  });

  it("[B2] rows without a shot are counted for the button", () => {
    expect(rowsWithoutShot([row], [])).toEqual([row]);
    expect(rowsWithoutShot([row], [buildShot("s1", { rowId })])).toEqual([]);
  });

  it("[B1] dropped shots take no time, tenths add up exactly", () => {
    const shots = [
      buildShot("a", { seconds: 0.1 }),
      buildShot("b", { seconds: 0.2 }),
      buildShot("c", { seconds: 9, status: "dropped" }),
    ];
    expect(totalSeconds(shots)).toBe(0.3);
  });
});
