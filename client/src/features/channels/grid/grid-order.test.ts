import { asId, type ChannelId, type CivilDate, HOUR_MS } from "@tongpin/domain/base";
import { instantOf } from "@tongpin/domain/calendar";
import type { Publication } from "@tongpin/domain/review";
import type { Video } from "@tongpin/domain/video";
import { expect, it } from "vitest";
import { buildVideo } from "../../../test-support/build-video.ts";
import { type GridTime, gridOrder } from "./grid-order.ts";

const HOUSE = asId<ChannelId>("house");
const day = (text: string) => asId<CivilDate>(text);
const video = (id: string, more: Partial<Video> = {}) => buildVideo(id, { channelId: HOUSE, ...more });
const publication = (id: string, at: number): Publication => ({
  videoId: asId(id),
  submissionId: asId("s"),
  contentHash: asId("h"),
  url: "https://v.douyin.com/x/",
  publishedAt: at,
  recordedAt: at,
  recordedBy: { id: asId("p"), name: "", kind: "member" },
});
const NOON = instantOf(day("2026-11-20"), asId("12:00"));

const VIDEOS = [
  video("old", { stage: "published" }),
  video("new", { stage: "published" }),
  video("unrecorded", { stage: "published", planDate: day("2026-11-19") }),
  video("evening", { stage: "ready", planDate: day("2026-11-28"), planTime: asId("20:00") }),
  video("someday", { stage: "script", planDate: day("2026-11-28") }),
  video("later", { stage: "idea", planDate: day("2026-12-02"), planTime: asId("08:00") }),
  video("idea"),
  video("gone", { planDate: day("2026-12-03"), removedAt: 1 }),
  video("cold", { planDate: day("2026-12-03"), hot: { from: 0, until: 1, isArchived: true } }),
  video("other", { channelId: asId("host"), planDate: day("2026-12-03") }),
];
const PUBLICATIONS = new Map(
  [publication("old", NOON - 72 * HOUR_MS), publication("new", NOON)].map((one) => [one.videoId, one]),
);
const order = (time: GridTime) => gridOrder(VIDEOS, PUBLICATIONS, HOUSE, time).map(({ video: { id } }) => id);

it("[C16] the profile stands newest first, what is planned before what is out", () => {
  expect(order("plan")).toEqual(["later", "someday", "evening", "new", "unrecorded", "old"]);
});

it("[C16] 现在 shows only what is out", () => {
  expect(order("now")).toEqual(["new", "unrecorded", "old"]);
});
