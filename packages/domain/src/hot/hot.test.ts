import { describe, expect, it } from "vitest";
import { asId, type CivilDate, type CivilTime, HOUR_MS, type Instant } from "../base/index.ts";
import { instantOf } from "../calendar/index.ts";
import type { HotWindow, Stage } from "../video/index.ts";
import { hotChain, nextHotStep } from "./hot-chain.ts";
import { heatOf, hotWindow, isColdTopic, publishBy } from "./hot-window.ts";

const at = (date: string, time: string): Instant => instantOf(asId<CivilDate>(date), asId<CivilTime>(time));
/** A Friday evening: the weekend does not stop a hot topic. */
const FROM = at("2026-11-27", "18:00");
const window = (hours: number, more: Partial<HotWindow> = {}): HotWindow => ({
  from: FROM,
  until: FROM + hours * HOUR_MS,
  isArchived: false,
  ...more,
});
const video = (hot: HotWindow, stage: Stage = "idea") => ({ hot, stage, planDate: null, planTime: null });

describe("the window of a hot topic", () => {
  it("[HOT1] ends in the future and lasts at most 48 hours", () => {
    expect(hotWindow(undefined, FROM + 48 * HOUR_MS, FROM)).toEqual({ ok: true, value: window(48) });
    expect(hotWindow(undefined, FROM + 48 * HOUR_MS + 1, FROM)).toMatchObject({ error: { code: "hot-too-long" } });
    expect(hotWindow(undefined, FROM, FROM)).toMatchObject({ error: { code: "hot-over" } });
  });

  it("[HOT1] another expiry keeps the beginning within the 48 hours; a cold or archived topic begins anew", () => {
    const later = FROM + 10 * HOUR_MS;
    expect(hotWindow(window(24), FROM + 40 * HOUR_MS, later)).toMatchObject({ value: { from: FROM } });
    expect(hotWindow(window(24), FROM + 50 * HOUR_MS, later)).toMatchObject({ value: { from: later } });
    expect(hotWindow(window(6), FROM + 20 * HOUR_MS, later)).toMatchObject({ value: { from: later } });
    expect(hotWindow(window(24, { isArchived: true }), FROM + 20 * HOUR_MS, later)).toMatchObject({
      value: { from: later, isArchived: false },
    });
  });

  it("[HOT2] hot up to and with its expiry, cold after, archived once said, out when published", () => {
    const day = window(24);
    expect(heatOf({ stage: "idea" }, FROM)).toBe("none");
    expect(heatOf(video(day), day.until)).toBe("hot");
    expect(heatOf(video(day), day.until + 1)).toBe("cold");
    expect(heatOf(video(window(24, { isArchived: true })), FROM)).toBe("archived");
    expect(heatOf(video(day, "published"), day.until + 1)).toBe("out");
    expect([day.until, day.until + 1].map((now) => isColdTopic(video(day), now))).toEqual([false, true]);
  });

  it("[HOT3] must be out by its planned moment, if that lies in the window, else by the expiry", () => {
    const planned = (date: string, time: string) => ({
      hot: window(24),
      planDate: asId<CivilDate>(date),
      planTime: asId<CivilTime>(time),
    });
    expect(publishBy(planned("2026-11-28", "12:00"))).toBe(at("2026-11-28", "12:00"));
    expect(publishBy(planned("2026-11-28", "20:00"))).toBe(at("2026-11-28", "18:00"));
    expect(publishBy(planned("2026-11-27", "12:00"))).toBe(at("2026-11-28", "18:00"));
    expect(publishBy(video(window(24)))).toBe(at("2026-11-28", "18:00"));
    expect(publishBy({ planDate: null, planTime: null })).toBeNull();
  });
});

describe("the shortened chain", () => {
  it("[HOT4] shares 28 hours as 4, 6, 8, 8 and 2, through night and weekend", () => {
    const chain = hotChain(video(window(28)), FROM);
    expect(chain.map(({ step, at: when }) => [step, (when - FROM) / HOUR_MS])).toEqual([
      ["script", 4],
      ["shoot", 10],
      ["fineCut", 18],
      ["brandReview", 26],
    ]);
  });

  it("[HOT4] a shorter window shortens every step, to whole minutes", () => {
    const chain = hotChain(video(window(6)), FROM);
    expect(chain.map(({ at: when }) => (when - FROM) / 60_000)).toEqual([51, 128, 231, 334]);
    expect(hotChain({ ...video(window(6)), hot: undefined } as never, FROM)).toEqual([]);
  });

  it("[HOT5] a step handed on is done and never late; the next is the first that is not", () => {
    const late = FROM + 27 * HOUR_MS;
    const chain = hotChain(video(window(28), "roughCut"), late);
    expect(chain.map(({ done, isLate }) => [done, isLate])).toEqual([
      [true, false],
      [true, false],
      [false, true],
      [false, true],
    ]);
    expect(nextHotStep(chain)?.step).toBe("fineCut");
    expect(nextHotStep(hotChain(video(window(28), "ready"), FROM))).toBeNull();
  });
});
