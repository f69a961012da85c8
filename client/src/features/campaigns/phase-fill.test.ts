import { asId, type CampaignId, type CivilDate, type PhaseId, type VideoId } from "@tongpin/domain/base";
import type { Campaign, Phase, Video } from "@tongpin/domain/video";
import { expect, it } from "vitest";
import { buildVideo } from "../../test-support/build-video.ts";
import { campaignsInOrder, fillOf, freeVideos, videosByPhase } from "./phase-fill.ts";

const day = (value: string) => asId<CivilDate>(value);
const NONE: ReadonlySet<VideoId> = new Set();

const WARMUP: Phase = {
  id: asId<PhaseId>("warmup"),
  kind: "warmup",
  start: day("2026-12-01"),
  end: day("2026-12-07"),
  quota: 3,
  aim: "",
};
const BURST: Phase = {
  ...WARMUP,
  id: asId<PhaseId>("burst"),
  kind: "burst",
  start: day("2026-12-08"),
  end: day("2026-12-12"),
};

function buildCampaign(id: string, overrides: Partial<Campaign> = {}): Campaign {
  return {
    id: asId<CampaignId>(id),
    name: id,
    nodeId: null,
    start: day("2026-12-01"),
    end: day("2026-12-12"),
    phases: [WARMUP, BURST],
    budget: 0,
    message: "",
    notBefore: null,
    ...overrides,
  };
}

/** A video of the warm-up. */
const inWarmup = (id: string, overrides: Partial<Video> = {}) =>
  buildVideo(id, { campaignId: asId<CampaignId>("c"), phaseId: WARMUP.id, ...overrides });

const ids = (videos: readonly Video[] | undefined) => videos?.map((video) => video.id);

it("[C7] counts planned, settled (script final), passed (ready or out) and what is lacking against the quota", () => {
  const videos = [
    inWarmup("a", { planDate: day("2026-12-02"), stage: "ready" }),
    inWarmup("b", { planDate: day("2026-12-03"), stage: "brandReview" }),
  ];
  const lacks = [{ form: null, channelId: null, count: 1 }];
  expect(fillOf(WARMUP, videos, NONE)).toMatchObject({
    planned: 2,
    settled: 2,
    passed: 1,
    lacks,
    undated: 0,
    outside: 0,
  });
});

it("[C7] a recorded publication settles a video whatever its stage says", () => {
  const videos = [inWarmup("a", { stage: "script" })];
  expect(fillOf(WARMUP, videos, NONE)).toMatchObject({ settled: 0, passed: 0 });
  expect(fillOf(WARMUP, videos, new Set([asId<VideoId>("a")]))).toMatchObject({ settled: 1, passed: 1 });
});

it("[C7] a video without a date fills the quota but not the plan; more than the quota misses nothing", () => {
  const videos = ["a", "b", "c", "d"].map((id) => inWarmup(id));
  expect(fillOf(WARMUP, videos, NONE)).toMatchObject({ planned: 0, undated: 4, lacks: [] });
});

it("[C7] the phase's first and last day are inside, the days beside them are not", () => {
  const dates = ["2026-11-30", "2026-12-01", "2026-12-07", "2026-12-08"];
  const videos = dates.map((date) => inWarmup(date, { planDate: day(date) }));
  expect(fillOf(WARMUP, videos, NONE).outside).toBe(2);
});

it("[C7] videos stand under their phase by date; an unknown phase is shown, removed videos are not", () => {
  const grouped = videosByPhase(buildCampaign("c"), [
    inWarmup("tray"),
    inWarmup("late", { planDate: day("2026-12-06") }),
    inWarmup("soon", { planDate: day("2026-12-02") }),
    inWarmup("push", { phaseId: BURST.id }),
    inWarmup("lost", { phaseId: asId<PhaseId>("gone") }),
    inWarmup("none", { phaseId: null }),
    inWarmup("removed", { removedAt: 1 }),
    inWarmup("other", { campaignId: asId<CampaignId>("d") }),
  ]);
  expect(ids(grouped.get(WARMUP.id))).toEqual(["soon", "late", "tray"]);
  expect(ids(grouped.get(BURST.id))).toEqual(["push"]);
  expect(ids(grouped.get(null))).toEqual(["lost", "none"]);
});

it("[C7] a video is free when it has no campaign, or one that was removed; those of the phase's days come first", () => {
  const campaigns = new Map([[asId<CampaignId>("c"), buildCampaign("c")]]);
  const free = freeVideos(
    [
      inWarmup("taken"),
      inWarmup("early", { campaignId: null, planDate: day("2026-11-25") }),
      inWarmup("fits", { campaignId: null, planDate: day("2026-12-05") }),
      inWarmup("orphan", { campaignId: asId<CampaignId>("removed") }),
      inWarmup("gone", { campaignId: null, removedAt: 1 }),
    ],
    campaigns,
    WARMUP,
  );
  expect(ids(free)).toEqual(["fits", "early", "orphan"]);
});

it("[C7] running and coming campaigns by start, then past ones, the latest first", () => {
  const span = (id: string, start: string, end: string) => buildCampaign(id, { start: day(start), end: day(end) });
  const order = campaignsInOrder(
    [
      span("past", "2026-08-01", "2026-08-31"),
      span("coming", "2027-01-01", "2027-01-31"),
      span("recent", "2026-10-01", "2026-11-21"),
      span("running", "2026-11-01", "2026-11-22"),
    ],
    day("2026-11-22"),
  );
  expect(order.map(({ id }) => id)).toEqual(["running", "coming", "recent", "past"]);
});
