import type { CivilDate, CivilTime, VideoId } from "@tongpin/domain/base";
import { civilDateOf, civilTimeOf, startOfWeek, weekGaps, weekOf } from "@tongpin/domain/calendar";
import { isPutAway } from "@tongpin/domain/hot";
import type { Publication } from "@tongpin/domain/review";
import { type Channel, ideaScore, stageIndex, type Video } from "@tongpin/domain/video";
import { type DateKind, type DateMark, dateMarksOf } from "@tongpin/domain/views";
import type { PlanFacts } from "./plan-facts.ts";

/** A video as it stands on a day: `ghost` marks a date that was not kept (planned then, published another day); an `idea` has none. */
export interface Tile {
  readonly video: Video;
  readonly kind: "plan" | "actual" | "ghost" | "idea";
  readonly published: boolean;
}

export interface Arrangement {
  readonly byDay: ReadonlyMap<CivilDate, readonly Tile[]>;
  readonly tray: readonly Video[];
  /** What a filter keeps from being shown: by day, and of the tray. */
  readonly hiddenByDay: ReadonlyMap<CivilDate, number>;
  readonly hiddenInTray: number;
}

/**
 * Puts every video on its days: open work first, then by time (C14); the tray by score, best first (C2).
 * @param passes null shows all
 */
export function arrange(
  videos: Iterable<Video>,
  publications: ReadonlyMap<VideoId, Publication>,
  passes: ((video: Video) => boolean) | null,
): Arrangement {
  const byDay = new Map<CivilDate, Tile[]>();
  const hiddenByDay = new Map<CivilDate, number>();
  const tray: Video[] = [];
  let hiddenInTray = 0;
  const put = (date: CivilDate, tile: Tile) => {
    const tiles = byDay.get(date);
    if (tiles) tiles.push(tile);
    else byDay.set(date, [tile]);
  };
  for (const video of videos) {
    if (video.removedAt !== null) continue;
    const publication = publications.get(video.id);
    // A hot topic that went cold is in no list of work; one that went out all the same stands on its day.
    if (!publication && isPutAway(video)) continue;
    const actual = publication ? civilDateOf(publication.publishedAt) : null;
    if (passes !== null && !passes(video)) {
      const day = actual ?? video.planDate;
      if (day === null) hiddenInTray += 1;
      else hiddenByDay.set(day, (hiddenByDay.get(day) ?? 0) + 1);
      continue;
    }
    if (actual !== null) put(actual, { video, kind: "actual", published: true });
    if (video.planDate !== null && video.planDate !== actual) {
      put(video.planDate, { video, kind: actual === null ? "plan" : "ghost", published: actual !== null });
    }
    if (video.planDate === null && actual === null) tray.push(video);
  }
  for (const tiles of byDay.values()) tiles.sort(compareTiles);
  return { byDay, tray: tray.sort(compareTray), hiddenByDay, hiddenInTray };
}

/** When a tile stands on its day: as planned, or when it went out. A day that was not kept has no time. */
export function timeOf({ video, kind }: Tile, publications: ReadonlyMap<VideoId, Publication>): CivilTime | null {
  if (kind === "plan") return video.planTime;
  const publication = kind === "actual" ? publications.get(video.id) : undefined;
  return publication ? civilTimeOf(publication.publishedAt) : null;
}

function compareTiles(a: Tile, b: Tile): number {
  return (
    Number(a.published) - Number(b.published) ||
    compareText(a.video.planTime ?? "99", b.video.planTime ?? "99") ||
    compareText(a.video.order, b.video.order)
  );
}

function compareTray(a: Video, b: Video): number {
  return (ideaScore(b) ?? -1) - (ideaScore(a) ?? -1) || compareText(a.order, b.order);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export interface WeekMeter {
  readonly channel: Channel;
  readonly planned: number;
  readonly quota: number;
  readonly short: number;
}

/** How each channel with a promise stands in the week of a day (C10). Ghosts do not count. */
export function weekMeters(
  byDay: Arrangement["byDay"],
  channels: Iterable<Channel>,
  day: CivilDate,
): readonly WeekMeter[] {
  const week = startOfWeek(day);
  // Only this week's days: looking at every day of thousands of videos, for each week shown, is felt at every edit.
  const kept = weekOf(day).flatMap((date) =>
    (byDay.get(date) ?? [])
      .filter((tile) => tile.kind !== "ghost")
      .map((tile) => ({ date, channelId: tile.video.channelId })),
  );
  return [...channels]
    .filter((channel) => channel.weeklyQuota !== null && channel.weeklyQuota > 0)
    .map((channel) => {
      const dates = kept.filter((tile) => tile.channelId === channel.id).map((tile) => tile.date);
      const { planned, quota, short } = weekGaps({ dates, weeklyQuota: channel.weeklyQuota, week });
      return { channel, planned, quota, short };
    });
}

/** Whether a video still needs work before it can go out. */
export function isOpenWork(video: Video): boolean {
  return stageIndex(video.stage) < stageIndex("published");
}

/** The dates of all videos that are to be shown, by day (C11). */
export function marksByDay(
  videos: Iterable<Video>,
  kinds: ReadonlySet<DateKind>,
  facts: PlanFacts,
  passes: ((video: Video) => boolean) | null,
): ReadonlyMap<CivilDate, readonly DateMark[]> {
  const byDay = new Map<CivilDate, DateMark[]>();
  for (const video of videos) {
    if (video.removedAt !== null || !isOpenWork(video) || facts.publishedOn(video) !== null) continue;
    if (isPutAway(video)) continue;
    if (passes !== null && !passes(video)) continue;
    for (const mark of dateMarksOf(video, kinds, markFacts(video, facts))) {
      const marks = byDay.get(mark.date);
      if (marks) marks.push(mark);
      else byDay.set(mark.date, [mark]);
    }
  }
  return byDay;
}

function markFacts(video: Video, facts: PlanFacts) {
  return { today: facts.today, chain: facts.chainOf(video), review: facts.reviewOf(video) };
}
