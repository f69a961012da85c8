import fc from "fast-check";
import { expect, it } from "vitest";
import { foldDay } from "./day-order.ts";

const entry = fc.record({ isSettled: fc.boolean(), isImportant: fc.boolean() });

it("[VIEW6] [C14] nothing is lost or doubled, nothing important is hidden, and no more lines are taken than needed", () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 12 }), fc.integer({ min: 1, max: 6 }), (entries, lines) => {
      const { shown, folded, settled } = foldDay(entries, lines);
      expect(new Set([...shown, ...folded, ...settled])).toEqual(new Set(entries));
      expect(shown.length + folded.length + settled.length).toBe(entries.length);
      expect([...folded, ...settled].filter(({ isImportant }) => isImportant)).toEqual([]);
      expect(folded.filter(({ isSettled }) => isSettled)).toEqual([]);
      expect(settled.filter(({ isSettled }) => !isSettled)).toEqual([]);
      const used = shown.length + Math.min(1, folded.length) + Math.min(1, settled.length);
      const must = entries.filter(({ isImportant }) => isImportant).length;
      expect(used).toBeLessThanOrEqual(Math.max(lines, must + 3));
    }),
  );
});
