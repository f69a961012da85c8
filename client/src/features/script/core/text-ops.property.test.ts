import { must } from "@tongpin/domain/base";
import { applyTextOps, type TextOp } from "@tongpin/workspace";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffText } from "./text-diff.ts";
import { mapOffset, transformOps } from "./text-ops.ts";

const text = fc.string({ unit: fc.constantFrom("哈", "a", "，", "😀", "\n"), maxLength: 12 });

/** Any operations that fit a text of this length. */
function opsFor(length: number): fc.Arbitrary<TextOp[]> {
  const step = fc.oneof(
    fc.record({ retain: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ delete: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ insert: fc.constantFrom("中", "xy", "。") }),
  );
  return fc.array(step, { maxLength: 6 }).map((steps) => {
    let left = length;
    return steps.flatMap((op): TextOp[] => {
      if ("insert" in op) return [op];
      const size = Math.min(left, "retain" in op ? op.retain : op.delete);
      left -= size;
      return size === 0 ? [] : ["retain" in op ? { retain: size } : { delete: size }];
    });
  });
}

function applyOps(base: string, ops: readonly TextOp[]): string {
  return must(applyTextOps(base, ops), "operations that fit");
}

const textWithTwo = text.chain((base) => fc.tuple(fc.constant(base), opsFor(base.length), opsFor(base.length)));

describe("text operations", () => {
  it("[T2] words typed during a composition and a colleague's meet in one text, whoever comes first", () => {
    fc.assert(
      fc.property(textWithTwo, fc.boolean(), ([base, mine, theirs], mineFirst) => {
        const onTheirs = applyOps(applyOps(base, theirs), transformOps(mine, theirs, mineFirst));
        const onMine = applyOps(applyOps(base, mine), transformOps(theirs, mine, !mineFirst));
        expect(onTheirs).toBe(onMine);
      }),
      { numRuns: 500 },
    );
  });

  it("[T2] a difference, applied, is the new text", () => {
    fc.assert(
      fc.property(text, text, fc.option(fc.nat(12), { nil: undefined }), (before, after, caret) => {
        expect(applyOps(before, diffText(before, after, caret))).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  it("[T2] no difference cuts a character in two", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        let at = 0;
        for (const op of diffText(before, after)) {
          if ("insert" in op) expect(op.insert.isWellFormed()).toBe(true);
          else {
            const size = "retain" in op ? op.retain : op.delete;
            expect(before.slice(at, at + size).isWellFormed()).toBe(true);
            at += size;
          }
        }
      }),
    );
  });

  it("[T2] among equal characters the typed one stands before the caret", () => {
    expect(diffText("哈哈哈", "哈哈哈哈", 2)).toEqual([{ retain: 1 }, { insert: "哈" }]);
    expect(diffText("哈哈哈哈", "哈哈哈", 1)).toEqual([{ retain: 1 }, { delete: 1 }]);
  });

  it("[T1] a caret stays on its characters", () => {
    expect(mapOffset(2, [{ insert: "早" }], -1)).toBe(3);
    expect(mapOffset(2, [{ retain: 2 }, { insert: "早" }], -1)).toBe(2);
    expect(mapOffset(2, [{ retain: 2 }, { insert: "早" }], 1)).toBe(3);
    expect(mapOffset(2, [{ retain: 1 }, { delete: 3 }], 1)).toBe(1);
    expect(mapOffset(2, [{ retain: 4 }, { delete: 3 }], 1)).toBe(2);
  });
});
