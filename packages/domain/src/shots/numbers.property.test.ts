import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asId, type ShotId } from "../base/index.ts";
import { compareNumbers, shotNumbers } from "./numbers.ts";

interface Numbered {
  readonly id: ShotId;
  readonly number: string;
}

const shot = (id: string, number = ""): Numbered => ({ id: asId<ShotId>(id), number });
const locked = (retired: readonly string[] = []) => ({ locked: true, retired });
const values = (shots: readonly Numbered[], numbering = locked()) => [...shotNumbers(shots, numbering).values()];

/** Writes down what is shown, as the commands do. */
function write(shots: readonly Numbered[], retired: readonly string[]): readonly Numbered[] {
  const numbers = shotNumbers(shots, locked(retired));
  return shots.map(({ id }) => ({ id, number: numbers.get(id) ?? "" }));
}

describe("numbers of shots", () => {
  it("[LST1] open numbers are places; what somebody wrote by hand stays and is given to nobody else", () => {
    const open = { locked: false, retired: ["1"] };
    expect(values([shot("a"), shot("b"), shot("c")], open)).toEqual(["1", "2", "3"]);
    expect(values([shot("a"), shot("b", "开场"), shot("c", "4"), shot("d")], open)).toEqual(["1", "开场", "4", "4A"]);
  });

  it("[LST2] between locked numbers: 12A, 12B, 12AA, 12aA, 0A; at the end the next whole number", () => {
    const insert = (list: readonly string[], at: number) =>
      values([...list.slice(0, at).map((n) => shot(n, n)), shot("new"), ...list.slice(at).map((n) => shot(n, n))])[at];
    expect(insert(["12", "13"], 1)).toBe("12A");
    expect(insert(["12", "12A", "13"], 2)).toBe("12B");
    expect(insert(["12", "12A", "12B", "13"], 2)).toBe("12AA");
    expect(insert(["12", "12A", "12AA", "12B"], 3)).toBe("12AB");
    expect(insert(["12", "12A", "13"], 1)).toBe("12aA");
    expect(insert(["12", "12aA", "12A"], 1)).toBe("12aaA");
    expect(insert(["12", "12aA", "12A"], 2)).toBe("12aB");
    expect(insert(["12", "12Z", "13"], 2)).toBe("12ZA");
    expect(insert(["1", "2"], 0)).toBe("0A");
    expect(insert(["1", "2"], 2)).toBe("3");
    expect(insert(["30", "5"], 1)).toBe("30A");
    expect(insert(["开场", "1"], 1)).toBe("开场A");
    expect(insert([], 0)).toBe("1");
  });

  it("[LST3] a number that was given is never given again", () => {
    expect(values([shot("a", "12"), shot("n"), shot("b", "13")], locked(["12A"]))).toEqual(["12", "12B", "13"]);
    expect(values([shot("a", "12"), shot("n")], locked(["13"]))).toEqual(["12", "14"]);
  });

  it("[LST4] of two who put 12A in at once the first in order keeps it; the other becomes 12B", () => {
    const both = [shot("a", "12"), shot("x", "12A"), shot("y", "12A"), shot("b", "13")];
    expect(values(both)).toEqual(["12", "12A", "12B", "13"]);
    expect(values([shot("a", "12"), shot("x", "13"), shot("y", "13")])).toEqual(["12", "13", "14"]);
  });

  it("[LST2] [LST3] any insertions and removals: unique, in order, and nobody's number ever changes", () => {
    const step = fc.record({ remove: fc.boolean(), at: fc.nat(1_000), count: fc.integer({ min: 1, max: 3 }) });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.array(step, { maxLength: 60 }), (start, steps) => {
        let shots = write(
          Array.from({ length: start }, (_, index) => shot(`s${index}`)),
          [],
        );
        const given = new Map(shots.map(({ id, number }) => [id, number]));
        const retired: string[] = [];
        for (const [index, { remove, at, count }] of steps.entries()) {
          const place = at % (shots.length + 1);
          if (remove) {
            retired.push(...shots.slice(place, place + 1).map(({ number }) => number));
            shots = shots.filter((_, each) => each !== place);
          } else {
            const added = Array.from({ length: count }, (_, each) => shot(`n${index}-${each}`));
            shots = write([...shots.slice(0, place), ...added, ...shots.slice(place)], retired);
          }
          for (const { id, number } of shots) {
            expect(given.get(id) ?? number).toBe(number);
            given.set(id, number);
          }
          expect(new Set(given.values()).size).toBe(given.size);
          for (const [each, { number }] of shots.entries()) {
            const next = shots[each + 1];
            if (next) expect(compareNumbers(number, next.number), `${number} before ${next.number}`).toBeLessThan(0);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it("[LST4] whatever two people put in at once, numbers are unique, and those of before stay", () => {
    const places = fc.array(fc.nat(20), { maxLength: 6 });
    fc.assert(
      fc.property(places, places, (mine, yours) => {
        const before = write(
          Array.from({ length: 5 }, (_, index) => shot(`s${index}`)),
          [],
        );
        const insert = (list: readonly Numbered[], name: string, at: number) => {
          const place = at % (list.length + 1);
          return write([...list.slice(0, place), shot(name), ...list.slice(place)], []);
        };
        const a = mine.reduce((list, at, index) => insert(list, `a${index}`, at), before);
        const b = yours.reduce((list, at, index) => insert(list, `b${index}`, at), before);
        // Merged: the other's shots stand behind the shot they were put behind.
        const merged: Numbered[] = [...a];
        for (const [index, each] of b.entries()) {
          if (a.some(({ id }) => id === each.id)) continue;
          const behind = merged.findIndex(({ id }) => id === b[index - 1]?.id);
          merged.splice(behind + 1, 0, each);
        }
        const numbers = shotNumbers(merged, locked());
        expect(new Set(numbers.values()).size).toBe(merged.length);
        for (const { id, number } of before) expect(numbers.get(id)).toBe(number);
        expect([...shotNumbers(write(merged, []), locked()).values()]).toEqual([...numbers.values()]);
      }),
      { numRuns: 200 },
    );
  });
});
