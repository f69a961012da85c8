import type { ChannelId, CivilDate, CivilTime, Instant, VideoId } from "@tongpin/domain/base";
import { endOfDay, instantOf } from "@tongpin/domain/calendar";
import { isPutAway } from "@tongpin/domain/hot";
import type { Publication } from "@tongpin/domain/review";
import { isBefore, type Video } from "@tongpin/domain/video";

/** 现在: what is out. 含计划: as the profile will look once everything planned is out. */
export const GRID_TIMES = ["plan", "now"] as const;
export type GridTime = (typeof GRID_TIMES)[number];

/** One work in the profile. */
export interface GridItem {
  readonly video: Video;
  /** When it went out, or is planned to; orders the wall. */
  readonly at: Instant;
  readonly published: boolean;
  readonly planDate: CivilDate | null;
  readonly planTime: CivilTime | null;
}

/**
 * The profile as 抖音 shows it, newest first, so that what is planned last stands first (C16). A day without a time counts as
 * its end. What is marked as out without a recorded link stands on its plan day.
 */
export function gridOrder(
  videos: Iterable<Video>,
  publications: ReadonlyMap<VideoId, Publication>,
  channelId: ChannelId,
  time: GridTime,
): readonly GridItem[] {
  const items: GridItem[] = [];
  for (const video of videos) {
    if (video.removedAt !== null || video.channelId !== channelId) continue;
    const { planDate, planTime } = video;
    const publication = publications.get(video.id);
    const published = publication !== undefined || !isBefore(video.stage, "published");
    if (!published && (time === "now" || isPutAway(video))) continue;
    const at = publication?.publishedAt ?? plannedAt(planDate, planTime);
    if (at !== null) items.push({ video, at, published, planDate, planTime });
  }
  return items.sort(
    (a, b) => Number(a.published) - Number(b.published) || b.at - a.at || (a.video.id < b.video.id ? -1 : 1),
  );
}

function plannedAt(date: CivilDate | null, time: CivilTime | null): Instant | null {
  if (date === null) return null;
  return time === null ? endOfDay(date) : instantOf(date, time);
}
