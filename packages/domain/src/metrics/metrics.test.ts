import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asId, HOUR_MS, type VideoId } from "../base/index.ts";
import { instantOf } from "../calendar/index.ts";
import type { Figures } from "../video/model.ts";
import { BASELINE_MINIMUM, judge, ownBaseline, type PublishedFigures } from "./baseline.ts";
import { checkpointsOf, figuresDue } from "./checkpoints.ts";
import { RATE_NAMES, rateOf } from "./rates.ts";

function figures(overrides: Partial<Figures> = {}): Figures {
  return {
    videoId: asId("v1"),
    checkpoint: 7,
    plays: 10_000,
    completionRate: 0.02,
    completion5sRate: 0.4,
    likes: 300,
    comments: 50,
    shares: 100,
    favourites: 50,
    newFans: 20,
    source: "抖音创作者中心",
    ...overrides,
  };
}

describe("rates", () => {
  it("[MET1] parts over plays, the platform's own rates as reported", () => {
    const rates = RATE_NAMES.map((name) => [name, rateOf(figures(), name)]);
    expect(Object.fromEntries(rates)).toEqual({
      completion: 0.02,
      completion5s: 0.4,
      interaction: 0.05,
      like: 0.03,
      comment: 0.005,
      share: 0.01,
      favourite: 0.005,
      fanConversion: 0.002,
    });
  });

  it("[MET2] a missing figure is missing, not nothing; without plays there is no rate", () => {
    expect(rateOf(figures({ shares: null }), "interaction")).toBeNull();
    expect(rateOf(figures({ shares: null }), "like")).toBe(0.03);
    expect(rateOf(figures({ likes: 0 }), "like")).toBe(0);
    for (const plays of [null, 0]) expect(rateOf(figures({ plays }), "like")).toBeNull();
    expect(rateOf(figures({ completionRate: null }), "completion")).toBeNull();
  });
});

const OF: PublishedFigures = { figures: figures(), channelId: asId("ch1"), form: "video", publishedAt: 1_000_000 };

function earlier(index: number, likes: number | null, overrides: Partial<PublishedFigures> = {}): PublishedFigures {
  const videoId: VideoId = asId(`e${index}`);
  return { ...OF, figures: figures({ videoId, plays: 1000, likes }), publishedAt: 1000 + index, ...overrides };
}

describe("own baseline", () => {
  it("[MET3] the middle of the account's earlier videos, with their number", () => {
    const history = Array.from({ length: 9 }, (_, i) => earlier(i, (i + 1) * 10));
    expect(ownBaseline(history, OF, "like")).toEqual({ n: 9, median: 0.05, lowerQuartile: 0.03, upperQuartile: 0.07 });
  });

  it("[MET3] the latest twenty only", () => {
    const history = Array.from({ length: 30 }, (_, i) => earlier(i, i < 10 ? 1000 : 10));
    expect(ownBaseline(history, OF, "like")).toMatchObject({ n: 20, median: 0.01 });
  });

  it("[MET3] never mixed: another channel, another form, another checkpoint, a later video, itself, a missing figure", () => {
    const history = [
      earlier(1, 10, { channelId: asId("ch2") }),
      earlier(2, 10, { form: "image" }),
      earlier(3, 10, { figures: figures({ videoId: asId("e3"), checkpoint: 1 }) }),
      earlier(4, 10, { publishedAt: OF.publishedAt }),
      { ...OF, publishedAt: 5 },
      earlier(5, null),
    ];
    expect(ownBaseline(history, OF, "like")).toEqual({ n: 0, median: null, lowerQuartile: null, upperQuartile: null });
  });

  it("[MET4] no verdict on fewer than eight videos", () => {
    const history = Array.from({ length: 8 }, (_, i) => earlier(i, (i + 1) * 10));
    const seven = ownBaseline(history.slice(1), OF, "like");
    expect(judge(0.9, seven)).toEqual({ type: "tooFew", n: 7, needed: BASELINE_MINIMUM });
    const eight = ownBaseline(history, OF, "like");
    expect(judge(0.9, eight)).toMatchObject({ type: "above", n: 8 });
    expect(judge(0.045, eight)).toMatchObject({ type: "usual" });
    expect(judge(0.001, eight)).toMatchObject({ type: "below" });
    expect(judge(null, eight)).toEqual({ type: "missing", n: 8 });
  });

  it("[MET4] an account whose videos all did the same calls that usual", () => {
    const same = Array.from({ length: 8 }, (_, i) => earlier(i, 30));
    expect(judge(0.03, ownBaseline(same, OF, "like"))).toMatchObject({ type: "usual", median: 0.03 });
  });

  it("[MET3] the order of the history changes nothing, and the median lies between the quartiles", () => {
    const history = fc.array(fc.tuple(fc.nat(30), fc.nat(1000)), { maxLength: 40 });
    fc.assert(
      fc.property(history, (pairs) => {
        const list = pairs.map(([age, likes], index) => ({ ...earlier(index, likes), publishedAt: age }));
        const baseline = ownBaseline(list, OF, "like");
        expect(ownBaseline([...list].reverse(), OF, "like")).toEqual(baseline);
        const { n, median, lowerQuartile, upperQuartile } = baseline;
        const known = [lowerQuartile, median, upperQuartile].filter((value) => value !== null);
        expect(known).toHaveLength(n === 0 ? 0 : 3);
        expect(known).toEqual([...known].sort((a, b) => a - b));
      }),
    );
  });
});

describe("checkpoints", () => {
  const at = (date: string) => instantOf(asId(date), asId("20:00"));
  const published = { videoId: asId<VideoId>("v1"), publishedAt: at("2026-11-20") };

  it("[MET5] PLN-08: published 2026-11-20 20:00 is due 11-21, 11-23, 11-27 and 12-20, at 20:00", () => {
    const due = checkpointsOf(published.videoId, published.publishedAt);
    expect(due.map(({ days, dueAt }) => [days, dueAt])).toEqual([
      [1, at("2026-11-21")],
      [3, at("2026-11-23")],
      [7, at("2026-11-27")],
      [30, at("2026-12-20")],
    ]);
  });

  it("[MET5] due are those that have come and have no figures, longest waiting first", () => {
    const other = { videoId: asId<VideoId>("v2"), publishedAt: at("2026-11-19") };
    const list = (now: number, recorded: readonly Figures[] = []) =>
      figuresDue([published, other], recorded, now).map(({ videoId, days }) => `${videoId}+${days}`);
    expect(list(at("2026-11-20") - 1)).toEqual([]);
    expect(list(at("2026-11-21"))).toEqual(["v2+1", "v1+1"]);
    expect(list(at("2026-11-21"), [figures({ videoId: asId("v2"), checkpoint: 1 })])).toEqual(["v1+1"]);
    expect(list(at("2026-11-27") + HOUR_MS, [figures({ checkpoint: 7 })])).toEqual([
      "v2+1",
      "v1+1",
      "v2+3",
      "v1+3",
      "v2+7",
    ]);
  });
});
