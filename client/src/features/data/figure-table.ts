import type { ChannelId, Instant, VideoId } from "@tongpin/domain/base";
import {
  type Baseline,
  CHECKPOINT_DAYS,
  checkpointsOf,
  figuresDue,
  judge,
  ownBaseline,
  type PublishedFigures,
  RATE_NAMES,
  type RateName,
  rateOf,
  type Verdict,
} from "@tongpin/domain/metrics";
import type { Publication } from "@tongpin/domain/review";
import type { Figures, Video } from "@tongpin/domain/video";

export type FigureField = Exclude<keyof Figures, "videoId" | "checkpoint" | "source">;

/** In the order they are typed from the platform's own page. */
export const FIGURE_FIELDS = [
  "plays",
  "completionRate",
  "completion5sRate",
  "likes",
  "comments",
  "shares",
  "favourites",
  "newFans",
] as const satisfies readonly FigureField[];

export function isRateField(field: FigureField): boolean {
  return field === "completionRate" || field === "completion5sRate";
}

/** One checkpoint of the video: what is known, and when it is to be taken. */
export interface FigureColumn {
  readonly days: number;
  readonly figures: Figures;
  /** When it is due; null while no publication is recorded. */
  readonly dueAt: Instant | null;
  readonly state: "recorded" | "due" | "later" | "unknown";
}

/** A rate at one checkpoint beside what is usual for the account. */
export interface RateCell {
  readonly value: number | null;
  /** Null without a publication or a channel: nothing to compare with. */
  readonly baseline: Baseline | null;
  readonly verdict: Verdict | null;
}

export function figureColumns(
  videoId: VideoId,
  known: ReadonlyMap<string, Figures>,
  publishedAt: Instant | null,
  now: Instant,
): readonly FigureColumn[] {
  const recorded = [...known.values()].filter(hasFigures);
  const due = new Set(
    publishedAt === null ? [] : figuresDue([{ videoId, publishedAt }], recorded, now).map(({ days }) => days),
  );
  const dueAt = new Map(
    publishedAt === null ? [] : checkpointsOf(videoId, publishedAt).map((point) => [point.days, point.dueAt]),
  );
  return CHECKPOINT_DAYS.map((days) => {
    const figures = known.get(`${videoId}:${days}`) ?? emptyFigures(videoId, days);
    const at = dueAt.get(days) ?? null;
    const state = hasFigures(figures) ? "recorded" : due.has(days) ? "due" : at === null ? "unknown" : "later";
    return { days, figures, dueAt: at, state };
  });
}

/** A checkpoint whose figures were all taken back counts as not recorded. */
function hasFigures(figures: Figures): boolean {
  return FIGURE_FIELDS.some((field) => figures[field] !== null);
}

function emptyFigures(videoId: VideoId, checkpoint: number): Figures {
  return {
    videoId,
    checkpoint,
    plays: null,
    completionRate: null,
    completion5sRate: null,
    likes: null,
    comments: null,
    shares: null,
    favourites: null,
    newFans: null,
    source: "",
  };
}

/** Every known set of figures of a video whose publication is recorded and whose channel is known. */
export function publishedFigures(
  figures: Iterable<Figures>,
  videos: ReadonlyMap<VideoId, Video>,
  publications: readonly Publication[],
): readonly PublishedFigures[] {
  const publishedAt = new Map(publications.map((one) => [one.videoId, one.publishedAt]));
  return [...figures].flatMap((one) => {
    const at = publishedAt.get(one.videoId);
    const video = videos.get(one.videoId);
    return at === undefined || !video?.channelId || video.removedAt !== null
      ? []
      : [comparable(one, video.channelId, video, at)];
  });
}

function comparable(figures: Figures, channelId: ChannelId, { form }: Video, publishedAt: Instant): PublishedFigures {
  return { figures, channelId, form, publishedAt };
}

/** The rates of one checkpoint, each with the account's own median (D4). */
export function rateCells(
  { figures }: FigureColumn,
  video: Video,
  publishedAt: Instant | null,
  history: readonly PublishedFigures[],
): Readonly<Record<RateName, RateCell>> {
  const { channelId } = video;
  const of = publishedAt === null || channelId === null ? null : comparable(figures, channelId, video, publishedAt);
  const cells = RATE_NAMES.map((rate): [RateName, RateCell] => {
    const value = rateOf(figures, rate);
    const baseline = of && ownBaseline(history, of, rate);
    return [rate, { value, baseline, verdict: baseline && judge(value, baseline) }];
  });
  return Object.fromEntries(cells) as Record<RateName, RateCell>;
}
