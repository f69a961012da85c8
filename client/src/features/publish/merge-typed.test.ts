import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeTyped } from "./merge-typed.ts";

describe("[S1] typing into a caption somebody else is changing", () => {
  it("[S1] nothing changed underneath: what was typed stands", () => {
    expect(mergeTyped("煮茶", "煮老白茶", "煮茶")).toBe("煮老白茶");
  });

  it("[S1] both changes stand, whichever comes first in the text", () => {
    expect(mergeTyped("煮茶三分钟", "煮老白茶三分钟", "煮茶三分钟。")).toBe("煮老白茶三分钟。");
    expect(mergeTyped("煮茶三分钟", "煮茶三分钟整", "今天煮茶三分钟")).toBe("今天煮茶三分钟整");
  });

  it("[S1] a colleague's words are never removed with one's own", () => {
    expect(mergeTyped("一二三四", "一四", "一二X三四")).toContain("X");
  });

  it("[S1] whoever types alone gets exactly what was typed, and who did not type changes nothing", () => {
    const text = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(mergeTyped(base, other, base)).toBe(other);
        expect(mergeTyped(base, base, other)).toBe(other);
      }),
    );
  });

  it("[S1] an insertion and an insertion elsewhere both survive", () => {
    const mark = fc.constantFrom("甲", "乙乙", "丙");
    fc.assert(
      fc.property(
        fc.string({ minLength: 2, maxLength: 10, unit: fc.constantFrom("a", "b", "c") }),
        mark,
        fc.nat(),
        fc.nat(),
        (base, mine, a, b) => {
          const at = a % (base.length + 1);
          const there = b % (base.length + 1);
          const typed = base.slice(0, at) + mine + base.slice(at);
          const live = `${base.slice(0, there)}★${base.slice(there)}`;
          const merged = mergeTyped(base, typed, live);
          expect(merged).toContain("★");
          expect(merged.replace("★", "")).toHaveLength(base.length + mine.length);
        },
      ),
    );
  });
});
