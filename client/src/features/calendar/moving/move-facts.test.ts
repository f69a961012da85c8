import { asId, type ChannelId, type CivilDate, type CivilTime, type VideoId } from "@tongpin/domain/base";
import { STATUTORY_TABLE } from "@tongpin/domain/calendar";
import { MARKETING_EVENTS, nodeTableOf } from "@tongpin/domain/nodes";
import type { Publication } from "@tongpin/domain/review";
import type { Channel, Video } from "@tongpin/domain/video";
import { expect, it } from "vitest";
import { buildVideo } from "../../../test-support/build-video.ts";
import { type MovePlan, warningsOn } from "./move-facts.ts";

const day = (text: string) => text as CivilDate;
const HOUSE = asId<ChannelId>("house");
const CHANNEL: Channel = {
  id: HOUSE,
  name: "山岚",
  platform: "douyin",
  hue: 1,
  charsPerMinute: null,
  weeklyQuota: 3,
  monthlyQuota: null,
  hoursApart: 6,
  slots: [],
};

function plan(videos: readonly Video[], publications: readonly Publication[] = []): MovePlan {
  return {
    state: {
      videos: new Map(videos.map((video) => [video.id, video])),
      channels: new Map([[HOUSE, CHANNEL]]),
      campaigns: new Map(),
      paces: new Map(),
    },
    publications: new Map(publications.map((one) => [one.videoId, one])),
    facts: { reviewOf: () => null },
    today: day("2026-11-22"),
    table: STATUTORY_TABLE,
    nodes: nodeTableOf(new Map(), MARKETING_EVENTS),
  };
}
const video = buildVideo("v", { channelId: HOUSE, stage: "script", promiseDate: day("2026-12-11") });
const codes = (facts: MovePlan, date: string, time: string | null = null) =>
  warningsOn(facts, video, day(date), { time: time as CivilTime | null }).map(({ code }) => code);

it("[C3] names what a move would break: promise, mourning day, days off, no time left", () => {
  const facts = plan([video]);
  expect(codes(facts, "2026-12-11")).toEqual([]);
  expect(codes(facts, "2026-12-13")).toEqual(["after-promise", "solemn-day"]);
  expect(codes(facts, "2026-11-20")).toEqual(["past"]);
  expect(codes(facts, "2026-11-26")).toEqual(["too-late"]);
  expect(codes(facts, "2027-01-01")).toContain("rest-day");
});

it("[C3] the channel's own hours count, against the whole plan, and what went out where it went out", () => {
  const other = buildVideo("other", { channelId: HOUSE, planDate: day("2026-12-09"), planTime: "20:00" as CivilTime });
  expect(codes(plan([video, other]), "2026-12-10", "01:00")).toEqual(["same-channel"]);
  expect(codes(plan([video, other]), "2026-12-10", "02:00")).toEqual([]);
  const out = { videoId: asId<VideoId>("other"), publishedAt: Date.UTC(2026, 11, 11, 4) } as Publication;
  expect(codes(plan([video, other], [out]), "2026-12-09", "20:00")).toEqual([]);
  expect(codes(plan([video, other], [out]), "2026-12-11", "13:00")).toEqual(["same-channel"]);
});
