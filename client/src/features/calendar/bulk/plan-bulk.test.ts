import { asId, type ChannelId, type CivilDate, type CivilTime, type VideoId } from "@tongpin/domain/base";
import { STATUTORY_TABLE } from "@tongpin/domain/calendar";
import { MARKETING_EVENTS, nodeTableOf } from "@tongpin/domain/nodes";
import type { Publication, ReviewState } from "@tongpin/domain/review";
import type { Channel, Video } from "@tongpin/domain/video";
import { expect, it } from "vitest";
import { buildVideo } from "../../../test-support/build-video.ts";
import type { MovePlan } from "../moving/move-facts.ts";
import { type BulkDeed, planBulk } from "./plan-bulk.ts";

const day = (text: string) => text as CivilDate;
const HOUSE = asId<ChannelId>("house");
const HOST = asId<ChannelId>("host");
const NOON = "12:00" as CivilTime;

function channel(id: ChannelId): Channel {
  return {
    id,
    name: id,
    platform: "douyin",
    hue: 1,
    charsPerMinute: null,
    weeklyQuota: null,
    monthlyQuota: null,
    hoursApart: 4,
    slots: [],
  };
}

function plan(videos: readonly Video[], more: Partial<MovePlan> = {}): MovePlan {
  return {
    state: {
      videos: new Map(videos.map((video) => [video.id, video])),
      channels: new Map([HOUSE, HOST].map((id) => [id, channel(id)])),
      campaigns: new Map(),
      paces: new Map(),
    },
    publications: new Map(),
    facts: { reviewOf: () => null },
    today: day("2026-11-22"),
    table: STATUTORY_TABLE,
    nodes: nodeTableOf(new Map(), MARKETING_EVENTS),
    ...more,
  };
}
const ready = (id: string, planDate: string | null, more: Partial<Video> = {}) =>
  buildVideo(id, {
    channelId: HOUSE,
    stage: "ready",
    planDate: planDate === null ? null : day(planDate),
    planTime: NOON,
    ...more,
  });
const ask = (facts: MovePlan, deed: BulkDeed) => planBulk(facts, facts.state.videos.keys(), deed, 5);
const week: BulkDeed = { type: "shift", shift: { days: 7, unit: "days" } };

it("[C12] a shift moves what has a day, leaves what has none or is out, and breaks nothing between those that move together", () => {
  const videos = [ready("a", "2026-12-02"), ready("b", "2026-12-09"), ready("c", null), ready("out", "2026-12-03")];
  const out = { videoId: asId<VideoId>("out"), publishedAt: 0 } as Publication;
  const found = ask(plan(videos, { publications: new Map([[out.videoId, out]]) }), week);
  expect(found.changes).toEqual([
    { videoId: "a", patch: { planDate: "2026-12-09" } },
    { videoId: "b", patch: { planDate: "2026-12-16" } },
  ]);
  expect(found.skipped.map(({ video, why }) => [video.id, why])).toEqual([
    ["c", "no-day"],
    ["out", "decided"],
  ]);
  expect(found.broken).toEqual([]);
});

it("[C12] what a shift breaks is named: a video that stays where one arrives, a promise, a day of mourning", () => {
  const videos = [ready("a", "2026-12-02", { promiseDate: day("2026-12-05") }), ready("stays", "2026-12-09")];
  const facts = plan(videos);
  const found = planBulk(facts, [asId<VideoId>("a")], week, 5);
  expect(found.broken.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([
    ["after-promise", "same-channel"],
  ]);
  const days: BulkDeed = { type: "shift", shift: { days: 11, unit: "days" } };
  const mourning = planBulk(facts, [asId<VideoId>("a")], days, 5);
  expect(mourning.broken[0]?.warnings.map(({ code }) => code)).toContain("solemn-day");
});

it("[C12] working days land on working days", () => {
  const found = ask(plan([ready("a", "2026-12-04")]), { type: "shift", shift: { days: 1, unit: "workdays" } });
  expect(found.changes).toEqual([{ videoId: "a", patch: { planDate: "2026-12-07" } }]);
});

it("[C12] a stage is set only where the ledger has not decided; what is so already is counted, not written", () => {
  const asked = { rounds: [], type: "inReview", overdue: false, dueAt: 0 } as unknown as ReviewState;
  const videos = [ready("asked", null), ready("same", null, { stage: "shoot" }), ready("moves", null)];
  const facts = plan(videos, { facts: { reviewOf: ({ id }) => (id === "asked" ? asked : null) } });
  const found = ask(facts, { type: "stage", stage: "shoot" });
  expect(found.changes).toEqual([{ videoId: "moves", patch: { stage: "shoot" } }]);
  expect(found.skipped.map(({ why }) => why)).toEqual(["decided", "same"]);
});

it("[C12] copies are asked against the other account, where the first one does not stand", () => {
  const found = ask(plan([ready("a", "2026-12-02"), ready("there", "2026-12-02", { channelId: HOST })]), {
    type: "duplicate",
    channelId: HOST,
  });
  expect(found.changes).toEqual([]);
  expect(found.videos.map(({ id }) => id)).toEqual(["a"]);
  expect(found.broken[0]?.warnings).toMatchObject([{ code: "same-channel", other: { videoId: "there" } }]);
});

it("[C12] three hundred among two thousand are planned with every rule asked", () => {
  const many = Array.from({ length: 2_000 }, (_, at) => ready(`v${at}`, "2026-12-02"));
  const facts = plan(many);
  const chosen = many.slice(0, 300).map(({ id }) => id);
  const found = planBulk(facts, chosen, week, 5);
  expect(found.changes).toHaveLength(300);
  expect(found.broken).toHaveLength(300);
});
