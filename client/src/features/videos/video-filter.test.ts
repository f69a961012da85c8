import { asId, type ChannelId, type CivilDate } from "@tongpin/domain/base";
import { STAGES } from "@tongpin/domain/video";
import { expect, it } from "vitest";
import { buildVideo } from "../../test-support/build-video.ts";
import { byStage, shownVideos } from "./video-filter.ts";

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
