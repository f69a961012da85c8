import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layoutMarkers, type Marked } from "./markers.ts";

function buildNote(atMs: number, overrides: Partial<Marked> = {}): Marked {
  return { id: `n${atMs}`, atMs, isOpen: true, level: "should", ...overrides };
}

describe("[R1] note markers on the timeline", () => {
  it("[R1] stand at their moment", () => {
    const markers = layoutMarkers([buildNote(15_000), buildNote(0)], 30_000, 600, 24);
    expect(markers.map(({ at }) => at)).toEqual([0, 0.5]);
  });

  it("[R1] notes a finger could not tell apart share one mark, which is open and a must if one of them is", () => {
    const notes = [
      buildNote(1_000, { isOpen: false }),
      buildNote(1_100, { level: "must", isOpen: false }),
      buildNote(9_000),
    ];
    const [first, second] = layoutMarkers(notes, 10_000, 300, 24);
    expect(first).toEqual({ ids: ["n1000", "n1100"], atMs: 1_000, at: 0.1, isOpen: false, level: "must" });
    expect(second?.ids).toEqual(["n9000"]);
  });

  it("[R5] a note beyond the end of a shorter cut stands at its end", () => {
    expect(layoutMarkers([buildNote(50_000)], 30_000, 600, 24)[0]?.at).toBe(1);
  });

  it("[R1] a film of unknown length has no marks", () => {
    expect(layoutMarkers([buildNote(1)], 0, 600, 24)).toEqual([]);
  });

  it("[R1] every note has exactly one mark, and no two marks touch", () => {
    const note = fc.record({
      id: fc.uuid(),
      atMs: fc.integer({ min: 0, max: 70_000 }),
      isOpen: fc.boolean(),
      level: fc.constantFrom("must" as const, "should" as const),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(note, { selector: ({ id }) => id }),
        fc.integer({ min: 100, max: 2_000 }),
        (notes, width) => {
          const markers = layoutMarkers(notes, 60_000, width, 24);
          expect(markers.flatMap(({ ids }) => ids).sort()).toEqual(notes.map(({ id }) => id).sort());
          for (let index = 1; index < markers.length; index += 1) {
            const gap = ((markers[index]?.at ?? 0) - (markers[index - 1]?.at ?? 0)) * width;
            expect(gap).toBeGreaterThanOrEqual(24);
          }
        },
      ),
    );
  });
});
