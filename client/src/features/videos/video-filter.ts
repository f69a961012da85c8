import type { ChannelId } from "@tongpin/domain/base";
import { isPutAway } from "@tongpin/domain/hot";
import { STAGES, type Stage, type Video } from "@tongpin/domain/video";

export const VIDEO_VIEWS = ["board", "list"] as const;
export type VideoView = (typeof VIDEO_VIEWS)[number];

/** Videos that are there, of one channel or all, in the order people gave them. */
export function shownVideos(videos: Iterable<Video>, channelId: ChannelId | null): readonly Video[] {
  return [...videos]
    .filter(
      (video) => video.removedAt === null && !isPutAway(video) && (channelId === null || video.channelId === channelId),
    )
    .sort(byPlanThenOrder);
}

export function byStage(videos: readonly Video[]): ReadonlyMap<Stage, readonly Video[]> {
  const columns = new Map<Stage, Video[]>(STAGES.map((stage) => [stage, []]));
  for (const video of videos) columns.get(video.stage)?.push(video);
  return columns;
}

function byPlanThenOrder(a: Video, b: Video): number {
  const [first, second] = [a.planDate ?? "9999", b.planDate ?? "9999"];
  if (first !== second) return first < second ? -1 : 1;
  if (a.order === b.order) return a.id < b.id ? -1 : 1;
  return a.order < b.order ? -1 : 1;
}
