import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joinPieces } from "../schema/plan-doc.ts";
import { applyTextOps, diffText } from "../text/text-ops.ts";
import { splitAmongPieces } from "./plan-texts.ts";

const words = fc.string({ unit: fc.constantFrom("a", "茶", "\n", "1"), minLength: 1, maxLength: 6 });

describe("a text of several pieces", () => {
  it("[C9] any change reads as it was made, but for breaks beside a piece that was emptied", () => {
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.nat(),
        fc.string({ unit: fc.constantFrom("x", "字", "\n"), maxLength: 4 }),
        (pieces, from, length, insert) => {
          const before = joinPieces(pieces);
          const start = from % (before.length + 1);
          const removed = length % (before.length - start + 1);
          const wanted = before.slice(0, start) + insert + before.slice(start + removed);
          const ops = diffText(before, wanted);
          expect(applyTextOps(before, ops)).toBe(wanted);
          const after = splitAmongPieces(pieces, ops);
          expect(after).toHaveLength(pieces.length);
          const got = joinPieces(after);
          if (after.every((piece) => piece !== "")) expect(got).toBe(wanted);
          expect(got.replaceAll("\n", "")).toBe(wanted.replaceAll("\n", ""));
        },
      ),
    );
  });

  it("[C9] taking out the break between two pieces joins them in the first", () => {
    expect(splitAmongPieces(["ab", "cd", "ef"], [{ retain: 2 }, { delete: 1 }])).toEqual(["abcd", "", "ef"]);
    expect(splitAmongPieces(["ab", "cd", "ef"], [{ retain: 1 }, { delete: 6 }])).toEqual(["af", "", ""]);
    expect(splitAmongPieces(["ab", "cd"], [{ retain: 2 }, { insert: "!" }])).toEqual(["ab!", "cd"]);
    expect(splitAmongPieces(["ab", "cd"], [{ retain: 3 }, { insert: "!" }])).toEqual(["ab", "!cd"]);
  });
});
