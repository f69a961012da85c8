import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asId, type ChannelId } from "../base/index.ts";
import type { PhaseAsk } from "../video/model.ts";
import { phaseLacks, wantedOf } from "./phase-asks.ts";

const channel = (id: string) => asId<ChannelId>(id);
const video = (form: "video" | "image" | "live", channelId: string | null = null) => ({
  form,
  channelId: channelId === null ? null : channel(channelId),
});
const ask = (count: number, form: PhaseAsk["form"] = null, channelId: string | null = null): PhaseAsk => ({
  form,
  channelId: channelId === null ? null : channel(channelId),
  count,
});

describe("what a phase lacks", () => {
  it("[CPN1] its number less its videos, where nothing is asked for by kind", () => {
    expect(phaseLacks({ quota: 3 }, [video("video")])).toEqual([ask(2)]);
    expect(phaseLacks({ quota: 1 }, [video("video"), video("live")])).toEqual([]);
  });

  it("[CPN1] by form and account; what the number wants beyond that may be of any kind", () => {
    const phase = { quota: 5, asks: [ask(2, "video", "a"), ask(1, "live")] };
    expect(wantedOf(phase)).toBe(5);
    expect(phaseLacks(phase, [video("video", "a"), video("image", "b")])).toEqual([
      ask(1, "video", "a"),
      ask(1, "live"),
      ask(1),
    ]);
  });

  it("[CPN1] asks beyond the number count as the number", () => {
    expect(wantedOf({ quota: 1, asks: [ask(2, "video"), ask(2, "live")] })).toBe(4);
    expect(phaseLacks({ quota: 1, asks: [ask(2, "video")] }, [])).toEqual([ask(2, "video")]);
  });

  it("[CPN1] a video that would do for two asks goes where the other cannot be filled", () => {
    const phase = { quota: 0, asks: [ask(1, null, "a"), ask(1, "video")] };
    expect(phaseLacks(phase, [video("video", "a"), video("live", "a")])).toEqual([]);
    expect(phaseLacks(phase, [video("video", "a"), video("video", "b")])).toEqual([]);
  });

  it("[CPN1] meets as many asks as any assignment could, and making what it says fills the phase", () => {
    const form = fc.constantFrom("video", "image", "live" as const) as fc.Arbitrary<"video" | "image" | "live">;
    const account = fc.option(fc.constantFrom("a", "b"));
    const asks = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 2 }), fc.option(form), account).map(([n, f, c]) => ask(n, f, c)),
      { maxLength: 3 },
    );
    const videos = fc.array(
      fc.tuple(form, account).map(([f, c]) => video(f, c)),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), asks, videos, (quota, wanted, present) => {
        const phase = { quota, asks: wanted };
        const lacks = phaseLacks(phase, present);
        const missing = lacks.reduce((sum, lack) => sum + lack.count, 0);
        expect(missing).toBe(Math.max(wantedOf(phase) - mostUseful(phase, present), 0));
        const made = lacks.flatMap((lack) =>
          Array.from({ length: lack.count }, () => ({ form: lack.form ?? "video", channelId: lack.channelId })),
        );
        expect(phaseLacks(phase, [...present, ...made])).toEqual([]);
      }),
    );
  });
});

/** By trying everything: how many of the wanted places the present videos can take. */
function mostUseful(
  phase: { readonly quota: number; readonly asks: readonly PhaseAsk[] },
  videos: readonly ReturnType<typeof video>[],
): number {
  const free = Math.max(0, wantedOf(phase) - phase.asks.reduce((sum, one) => sum + one.count, 0));
  const places = [...phase.asks.map((one) => one.count), free];
  const fits = (at: number, index: number) => {
    const one = phase.asks[at];
    const each = videos[index];
    return (
      !one ||
      !each ||
      ((one.form === null || one.form === each.form) && (one.channelId === null || one.channelId === each.channelId))
    );
  };
  const best = (index: number, left: readonly number[]): number => {
    if (index >= videos.length) return 0;
    let most = best(index + 1, left);
    for (const [at, room] of left.entries()) {
      if (room === 0 || !fits(at, index)) continue;
      const next = left.map((value, place) => (place === at ? value - 1 : value));
      most = Math.max(most, 1 + best(index + 1, next));
    }
    return most;
  };
  return best(0, places);
}
