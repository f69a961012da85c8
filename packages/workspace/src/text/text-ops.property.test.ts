import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { applyTextOps, diffText, safeTextOps, type TextOp, transformTextOps } from "./text-ops.ts";

// Many random runs: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

const words = fc.string({ unit: fc.constantFrom("好", "a", "\n", "😀", "👩‍🍳", "é"), maxLength: 20 });

/** A change that fits `text`, in UTF-16 units: it may well cut an emoji in half. */
function opsFor(text: string): fc.Arbitrary<readonly TextOp[]> {
  return fc.array(fc.record({ skip: fc.nat(6), cut: fc.nat(4), put: words }), { maxLength: 4 }).map((steps) => {
    const ops: TextOp[] = [];
    let at = 0;
    for (const { skip, cut, put } of steps) {
      const retain = Math.min(skip, text.length - at);
      const removed = Math.min(cut, text.length - at - retain);
      if (retain > 0) ops.push({ retain });
      if (removed > 0) ops.push({ delete: removed });
      if (put !== "") ops.push({ insert: put });
      at += retain + removed;
    }
    return ops;
  });
}

const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

describe("text ops", () => {
  it("[TEXT1] the difference of two texts leads from one to the other and cuts no emoji in half", () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const ops = diffText(before, after);
        expect(applyTextOps(before, ops)).toBe(after);
        let at = 0;
        for (const op of ops) {
          const touched = "insert" in op ? op.insert : "delete" in op ? before.slice(at, at + op.delete) : "";
          expect(touched).not.toMatch(LONE);
          if ("retain" in op) at += op.retain;
        }
      }),
    );
  });

  it("[TEXT2] a change made safe says the same wherever it leaves whole characters, and never leaves half ones", () => {
    const pair = words.chain((text) => fc.tuple(fc.constant(text), opsFor(text)));
    fc.assert(
      fc.property(pair, ([text, ops]) => {
        const plain = applyTextOps(text, ops) ?? "";
        const safe = safeTextOps(text, ops);
        const after = safe && applyTextOps(text, safe);
        expect(after).not.toMatch(LONE);
        expect(LONE.test(plain) || after === plain).toBe(true);
      }),
    );
  });

  it("[TEXT3] of two changes made at once, either order of applying them gives the same text", () => {
    const three = words.chain((text) => fc.tuple(fc.constant(text), opsFor(text), opsFor(text)));
    fc.assert(
      fc.property(three, ([text, mine, theirs]) => {
        const theirsThenMine = applyTextOps(applyTextOps(text, theirs) ?? "", transformTextOps(mine, theirs, "other"));
        const mineThenTheirs = applyTextOps(applyTextOps(text, mine) ?? "", transformTextOps(theirs, mine, "ops"));
        expect(theirsThenMine).toBe(mineThenTheirs);
      }),
      { numRuns: 500 },
    );
  });

  it("[TEXT4] a change that does not fit is told apart from one that does", () => {
    expect(applyTextOps("ab", [{ retain: 3 }])).toBeNull();
    expect(applyTextOps("ab", [{ delete: -1 }])).toBeNull();
    expect(applyTextOps("ab", [{ retain: 0.5 }])).toBeNull();
    expect(applyTextOps("ab", [{ retain: 2 }, { insert: "c" }])).toBe("abc");
    expect(safeTextOps("ab", [{ delete: 9 }])).toBeNull();
  });
});
