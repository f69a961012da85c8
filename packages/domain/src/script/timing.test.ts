import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrate, DEFAULT_SPEED, formatClock, SPEED_PRESETS, scriptTiming, secondsOf } from "./timing.ts";

const NO_SETTINGS = { targetSeconds: null, charsPerMinute: null };
const han = (count: number) => "字".repeat(count);

describe("seconds of a text", () => {
  it.each([
    [260, 260, 60],
    [130, 260, 30],
    [300, 320, 56.3],
    [0, 260, 0],
  ])("[SCR5] %i characters at %i a minute take %d s", (count, speed, seconds) => {
    expect(secondsOf(han(count), speed)).toBe(seconds);
  });

  it("[SCR5] the presets are 200, 260, 320 and 350; the default is 260", () => {
    expect(SPEED_PRESETS).toEqual({ slow: 200, normal: 260, fast: 320, live: 350 });
    for (const none of [0, -5, Number.NaN, Number.POSITIVE_INFINITY]) expect(secondsOf(han(260), none)).toBe(60);
    expect(DEFAULT_SPEED).toBe(260);
  });

  it("[SCR6] a host's reading gives the host's speed", () => {
    expect(calibrate(130, 30)).toEqual({ ok: true, value: 260 });
    expect(calibrate(100, 18)).toEqual({ ok: true, value: 333 });
    for (const [count, seconds] of [
      [0, 30],
      [100, 0],
      [1000, 1],
      [10, -1],
      [Number.NaN, 1],
    ] as const) {
      expect(calibrate(count, seconds)).toMatchObject({ ok: false, error: { code: "speed-out-of-range" } });
    }
  });
});

describe("timing of a script", () => {
  const rows = [
    { voice: han(13), seconds: null },
    { voice: "", seconds: 2.5 },
    { voice: han(26), seconds: 4 },
    { voice: "", seconds: null },
    { voice: han(26), seconds: null },
  ];

  it("[SCR7] rows start where the one before ends; seconds fixed by hand stay", () => {
    expect(scriptTiming(rows, { targetSeconds: 15, charsPerMinute: null }, null)).toEqual({
      rows: [
        { seconds: 3, startsAt: 0, fixed: false },
        { seconds: 2.5, startsAt: 3, fixed: true },
        { seconds: 4, startsAt: 5.5, fixed: true },
        { seconds: 0, startsAt: 9.5, fixed: false },
        { seconds: 6, startsAt: 9.5, fixed: false },
      ],
      total: 15.5,
      target: 15,
      over: 0.5,
      charsPerMinute: 260,
    });
  });

  it("[SCR7] within the target, or without one, nothing is over", () => {
    expect(scriptTiming(rows, { targetSeconds: 15.5, charsPerMinute: null }, null).over).toBe(0);
    expect(scriptTiming(rows, NO_SETTINGS, null)).toMatchObject({ target: null, over: 0 });
    expect(scriptTiming([], NO_SETTINGS, null)).toMatchObject({ rows: [], total: 0 });
  });

  it("[SCR7] the script's own speed comes before the channel's, the channel's before the default", () => {
    const speed = (own: number | null, channel: number | null) =>
      scriptTiming(rows, { targetSeconds: null, charsPerMinute: own }, channel).charsPerMinute;
    expect([speed(200, 320), speed(null, 320), speed(null, null)]).toEqual([200, 320, 260]);
  });

  it("[SCR7] the rows as shown add up to the total as shown", () => {
    const row = fc.record({
      voice: fc.nat(80).map(han),
      seconds: fc.option(fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10)),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), fc.integer({ min: 120, max: 400 }), (script, charsPerMinute) => {
        const timing = scriptTiming(script, { targetSeconds: null, charsPerMinute }, null);
        const tenths = timing.rows.reduce((sum, { seconds }) => sum + Math.round(seconds * 10), 0);
        expect(timing.total).toBe(tenths / 10);
        timing.rows.forEach(({ startsAt }, index) => {
          const before = timing.rows.slice(0, index).reduce((sum, { seconds }) => sum + Math.round(seconds * 10), 0);
          expect(startsAt).toBe(before / 10);
        });
      }),
    );
  });
});

describe("clock", () => {
  it.each([
    [0, "0:00"],
    [999, "0:00"],
    [65_000, "1:05"],
    [599_999, "9:59"],
    [3_599_999, "59:59"],
    [3_600_000, "1:00:00"],
    [36_061_000, "10:01:01"],
    [-1, "0:00"],
  ])("[SCR8] %i ms is %s", (ms, text) => {
    expect(formatClock(ms)).toBe(text);
  });
});
