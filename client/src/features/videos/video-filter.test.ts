import { asId, type ChannelId, type CivilDate, type PersonId, type VideoId } from "@tongpin/domain/base";
import { STAGES, type Video } from "@tongpin/domain/video";
import { expect, it } from "vitest";
import { byStage, shownVideos } from "./video-filter.ts";

function buildVideo(id: string, overrides: Partial<Video> = {}): Video {
  return {
    id: asId<VideoId>(id),
    title: id,
    form: "video",
    stage: "idea",
    channelId: null,
    ownerId: null,
    campaignId: null,
    phaseId: null,
    order: id,
    score: null,
    planDate: null,
    planTime: null,
    promiseDate: null,
    pinnedDeadlines: {},
    note: "",
    createdAt: 0,
    createdBy: asId<PersonId>("p"),
    removedAt: null,
    ...overrides,
  };
}

it("[P1] shows planned videos by date, then the rest by their own order, and no removed ones", () => {
  const videos = [
    buildVideo("b"),
    buildVideo("a"),
    buildVideo("late", { planDate: asId<CivilDate>("2026-12-01") }),
    buildVideo("soon", { planDate: asId<CivilDate>("2026-11-23") }),
    buildVideo("gone", { removedAt: 1 }),
  ];
  expect(shownVideos(videos, null).map((video) => video.id)).toEqual(["soon", "late", "a", "b"]);
});

it("[P1] filters by channel and gives every stage a column, empty ones too", () => {
  const house = asId<ChannelId>("house");
  const videos = shownVideos([buildVideo("x", { channelId: house, stage: "shoot" }), buildVideo("y")], house);
  const columns = byStage(videos);
  expect([...columns.keys()]).toEqual([...STAGES]);
  expect(columns.get("shoot")?.map((video) => video.id)).toEqual(["x"]);
  expect(columns.get("idea")).toEqual([]);
});
