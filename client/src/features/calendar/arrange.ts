import type { ChannelId, CivilDate, VideoId } from "@tongpin/domain/base";
import {
  civilDateOf,
  type Deadline,
  deadlineChain,
  type HolidayTable,
  startOfWeek,
  weekGaps,
  weekOf,
} from "@tongpin/domain/calendar";
import type { Publication } from "@tongpin/domain/review";
import { type Channel, stageIndex, type Video } from "@tongpin/domain/video";

/** A video as it stands on a day: `ghost` marks a date that was not kept (planned then, published another day); an `idea` has none. */
export interface Tile {
  readonly video: Video;
  readonly kind: "plan" | "actual" | "ghost" | "idea";
  readonly published: boolean;
}

export interface Arrangement {
  readonly byDay: ReadonlyMap<CivilDate, readonly Tile[]>;
  readonly tray: readonly Video[];
}

/** Puts every video on its days: open work first, then by time (C14); the tray by score, best first (C2). */
export function arrange(
  videos: Iterable<Video>,
  publications: ReadonlyMap<VideoId, Publication>,
  channel: ChannelId | null,
): Arrangement {
  const byDay = new Map<CivilDate, Tile[]>();
  const tray: Video[] = [];
  const put = (date: CivilDate, tile: Tile) => {
    const tiles = byDay.get(date);
    if (tiles) tiles.push(tile);
    else byDay.set(date, [tile]);
  };
  for (const video of videos) {
    if (video.removedAt !== null || (channel !== null && video.channelId !== channel)) continue;
    const publication = publications.get(video.id);
    const actual = publication ? civilDateOf(publication.publishedAt) : null;
    if (actual !== null) put(actual, { video, kind: "actual", published: true });
    if (video.planDate !== null && video.planDate !== actual) {
      put(video.planDate, { video, kind: actual === null ? "plan" : "ghost", published: actual !== null });
    }
    if (video.planDate === null && actual === null) tray.push(video);
  }
  for (const tiles of byDay.values()) tiles.sort(compareTiles);
  return { byDay, tray: tray.sort(compareTray) };
}

function compareTiles(a: Tile, b: Tile): number {
  return (
    Number(a.published) - Number(b.published) ||
    compareText(a.video.planTime ?? "99", b.video.planTime ?? "99") ||
    compareText(a.video.order, b.video.order)
  );
}

function compareTray(a: Video, b: Video): number {
  return (b.score ?? -1) - (a.score ?? -1) || compareText(a.order, b.order);
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

export interface DeadlineMark {
  readonly video: Video;
  readonly deadline: Deadline;
}

/** A chain counts working days back; one video's is counted again only when that video or the day has changed. */
const chains = new WeakMap<
  Video,
  { readonly today: CivilDate; readonly table: HolidayTable; readonly chain: readonly Deadline[] }
>();

function chainOf(video: Video, planDate: CivilDate, today: CivilDate, table: HolidayTable): readonly Deadline[] {
  const known = chains.get(video);
  if (known && known.today === today && known.table === table) return known.chain;
  const chain = deadlineChain({ planDate, pinned: video.pinnedDeadlines, table, today, stage: video.stage });
  chains.set(video, { today, table, chain });
  return chain;
}

/** Every open deadline of the planned videos, by day (C11). */
export function deadlinesByDay(
  videos: Iterable<Video>,
  { today, table, channel }: { today: CivilDate; table: HolidayTable; channel: ChannelId | null },
): ReadonlyMap<CivilDate, readonly DeadlineMark[]> {
  const byDay = new Map<CivilDate, DeadlineMark[]>();
  for (const video of videos) {
    if (video.planDate === null || video.removedAt !== null || !isOpenWork(video)) continue;
    if (channel !== null && video.channelId !== channel) continue;
    for (const deadline of chainOf(video, video.planDate, today, table)) {
      if (deadline.done) continue;
      const marks = byDay.get(deadline.date);
      if (marks) marks.push({ video, deadline });
      else byDay.set(deadline.date, [{ video, deadline }]);
    }
  }
  return byDay;
}
