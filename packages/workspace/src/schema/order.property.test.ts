import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { comparePlaced, isOrderKey, orderKeys, type Placed, placeAfter } from "./order.ts";

// Many random runs: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

function insert(list: Placed[], index: number, count: number, id: string): Placed[] {
  const { keys, repairs } = placeAfter(list, index, count, id);
  expect(repairs).toEqual([]);
  const added = keys.map((order, at) => ({ id: `${id}-${at}`, order }));
  return [...list.slice(0, index + 1), ...added, ...list.slice(index + 1)];
}

describe("order keys", () => {
  it("[ORDER1] any series of insertions stays in order, valid and without equal keys", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), count: fc.integer({ min: 1, max: 70 }) }),
          {
            maxLength: 60,
          },
        ),
        (steps) => {
          let list: Placed[] = [];
          for (const [step, { at, count }] of steps.entries()) {
            list = insert(list, Math.floor(at * (list.length + 1)) - 1, count, `s${step}`);
          }
          expect(list.every(({ order }) => isOrderKey(order))).toBe(true);
          expect([...list].sort(comparePlaced)).toEqual(list);
          expect(new Set(list.map(({ order }) => order)).size).toBe(list.length);
        },
      ),
    );
  });

  it("[ORDER2] writing 500 rows downward before a last row keeps keys short", () => {
    let list = insert(insert([], -1, 1, "first"), 0, 1, "last");
    for (let row = 0; row < 500; row++) list = insert(list, row, 1, `row-${row}`);
    expect(Math.max(...list.map(({ order }) => order.length))).toBeLessThan(30);
    expect([...list].sort(comparePlaced)).toEqual(list);
  });

  it("[ORDER3] two people who insert at one place get different keys, and two pastes there do not interleave", () => {
    const ends = orderKeys(null, null, 2, "ends");
    const [lower = "", upper = ""] = ends;
    const seen = new Set<string>();
    for (let person = 0; person < 40; person++) seen.add(orderKeys(lower, upper, 1, `person-${person}`)[0] ?? "");
    expect(seen.size).toBeGreaterThanOrEqual(39);
    const mine = orderKeys(lower, upper, 30, "mine").map((order, at) => ({ id: `m${at}`, order }));
    const yours = orderKeys(lower, upper, 30, "yours").map((order, at) => ({ id: `y${at}`, order }));
    const owners = [...mine, ...yours].sort(comparePlaced).map(({ id }) => id.charAt(0));
    expect(owners.filter((owner, at) => owner !== owners[at - 1])).toHaveLength(2);
  });

  it("[ORDER4] equal and unreadable keys are repaired so that the new thing lands where it was put", () => {
    const key = orderKeys(null, null, 1, "x")[0] ?? "";
    const damaged: Placed[] = [
      { id: "a", order: key },
      { id: "b", order: key },
      { id: "c", order: key },
      { id: "d", order: "" },
      { id: "e", order: "" },
    ];
    for (let index = -1; index < damaged.length; index++) {
      const { keys, repairs } = placeAfter(damaged, index, 1, `n${index}`);
      const list = damaged.map((thing) => repairs.find(({ id }) => id === thing.id) ?? thing);
      const expected = [...list.slice(0, index + 1), { id: "new", order: keys[0] ?? "" }, ...list.slice(index + 1)];
      expect([...expected].sort(comparePlaced).map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    }
  });

  it("[ORDER5] hostile keys are no keys", () => {
    for (const bad of [
      "",
      "a",
      "zzz",
      "A00000000000000000000000000",
      "a0V0",
      "a0 ",
      5,
      null,
      ["a0"],
      "a".repeat(2000),
    ]) {
      expect(isOrderKey(bad)).toBe(false);
    }
    expect(isOrderKey("a0V")).toBe(true);
  });
});
