import { asId, type RowId } from "@tongpin/domain/base";
import type { ScriptRow } from "@tongpin/domain/video";
import { applyTextOps, type ScriptChange } from "@tongpin/workspace";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffRows } from "./diff-rows.ts";
import { emptyRow } from "./row-edits.ts";

function play(rows: readonly ScriptRow[], changes: readonly ScriptChange[]): readonly ScriptRow[] {
  let out = [...rows];
  const behind = (id: RowId | null): number => (id === null ? 0 : out.findIndex((row) => row.id === id) + 1);
  for (const change of changes) {
    if (change.type === "insert-row") out.splice(behind(change.afterId), 0, change.row);
    else if (change.type === "remove-row") out = out.filter((row) => row.id !== change.id);
    else if (change.type === "move-row") {
      const row = out.find((each) => each.id === change.id);
      out = out.filter((each) => each.id !== change.id);
      if (row) out.splice(behind(change.afterId), 0, row);
    } else {
      out = out.map((row) => {
        if (row.id !== change.id) return row;
        if (change.type === "edit-cell")
          return { ...row, [change.column]: applyTextOps(row[change.column], change.ops) };
        const { seconds = row.seconds, beat = row.beat } = change;
        return { ...row, seconds, beat };
      });
    }
  }
  return out;
}

const row = fc.record({
  id: fc.integer({ min: 0, max: 9 }).map((id) => asId<RowId>(`r${id}`)),
  visual: fc.constantFrom("", "门开了", "门开了，人走进来"),
  voice: fc.constantFrom("", "你好", "你好吗", "好"),
  caption: fc.constantFrom("", "限时"),
  seconds: fc.constantFrom(null, 3, 5.5),
  beat: fc.constantFrom(null, "hook" as const, "call" as const),
});
const rows = fc.uniqueArray(row, { selector: (each) => each.id, maxLength: 8 });

describe("differences of rows", () => {
  it("[S2] played back they turn the one script into the other", () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        expect(play(before, diffRows(before, after))).toEqual(after);
      }),
      { numRuns: 500 },
    );
  });

  it("[S2] a moved row is one move, not a removal", () => {
    const script = ["a", "b", "c", "d"].map((id) => emptyRow(asId<RowId>(id)));
    const moved = script.toSpliced(0, 1).toSpliced(2, 0, ...script.slice(0, 1));
    expect(diffRows(script, moved)).toEqual([{ type: "move-row", id: "a", afterId: "c" }]);
  });
});
