import { describe, expect, it } from "vitest";
import { asId, type PersonId, type ShotId, type TakeId } from "../base/index.ts";
import type { Take } from "./model.ts";
import { bestTake, nextOpenShot, shootProgress, takesByShot } from "./takes.ts";

const shot = asId<ShotId>("s1");
const by = asId<PersonId>("lin");

function take(id: string, at: number, more: Partial<Take> = {}): Take {
  return { id: asId<TakeId>(id), shotId: shot, result: "good", note: "", at, by, bestAt: null, ...more };
}

const at = (...statuses: readonly ("open" | "done" | "retake" | "dropped")[]) => statuses.map((status) => ({ status }));

describe("takes", () => {
  it("[SHT1] a take's number is its place by time, then by id, whatever order they arrived in", () => {
    const takes = [take("c", 20), take("b", 10), take("a", 10), take("x", 5, { shotId: asId<ShotId>("s2") })];
    const expected = ["a", "b", "c"];
    expect(
      takesByShot(takes)
        .get(shot)
        ?.map(({ id }) => id),
    ).toEqual(expected);
    expect(
      takesByShot([...takes].reverse())
        .get(shot)
        ?.map(({ id }) => id),
    ).toEqual(expected);
  });

  it("[SHT2] the best take is the one starred last, and none until one is", () => {
    expect(bestTake([take("a", 1), take("b", 2)])).toBeNull();
    const starred = [take("a", 1, { bestAt: 30 }), take("b", 2, { bestAt: 20 }), take("c", 3)];
    expect(bestTake(starred)?.id).toBe("a");
    expect(bestTake([...starred, take("d", 4, { bestAt: 30 })])?.id).toBe("d");
  });

  it("[SHT3] dropped shots are not waited for; going on skips what is done and turns round at the end", () => {
    expect(shootProgress(at("done", "open", "dropped", "retake"))).toEqual({
      total: 3,
      done: 1,
      retake: 1,
      dropped: 1,
    });
    expect(shootProgress([])).toEqual({ total: 0, done: 0, retake: 0, dropped: 0 });
    expect(nextOpenShot(at("open", "done", "retake"), 0)).toBe(2);
    expect(nextOpenShot(at("open", "done", "dropped"), 2)).toBe(0);
    expect(nextOpenShot(at("open", "done"), 0)).toBeNull();
  });
});
