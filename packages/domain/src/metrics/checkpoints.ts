import { HOUR_MS, type Instant, type VideoId } from "../base/index.ts";
import type { Figures } from "../video/model.ts";

/** Days after publication at which figures are taken: T+24 h, 72 h, 7 d, 30 d (PLN-08). */
export const CHECKPOINT_DAYS = [1, 3, 7, 30] as const;

export interface Checkpoint {
  readonly videoId: VideoId;
  /** As in `Figures.checkpoint`. */
  readonly days: number;
  readonly dueAt: Instant;
}

/** When the figures of a video are to be taken: full days of 24 h from the moment of publication. */
export function checkpointsOf(
  videoId: VideoId,
  publishedAt: Instant,
  days: readonly number[] = CHECKPOINT_DAYS,
): readonly Checkpoint[] {
  return days.map((count) => ({ videoId, days: count, dueAt: publishedAt + count * 24 * HOUR_MS }));
}

/** Checkpoints that have come and have no figures yet, the one that has waited longest first. */
export function figuresDue(
  published: Iterable<{ readonly videoId: VideoId; readonly publishedAt: Instant }>,
  recorded: Iterable<Pick<Figures, "videoId" | "checkpoint">>,
  now: Instant,
  days: readonly number[] = CHECKPOINT_DAYS,
): readonly Checkpoint[] {
  const known = new Set([...recorded].map(({ videoId, checkpoint }) => `${videoId}:${checkpoint}`));
  return [...published]
    .flatMap(({ videoId, publishedAt }) => checkpointsOf(videoId, publishedAt, days))
    .filter((checkpoint) => checkpoint.dueAt <= now && !known.has(`${checkpoint.videoId}:${checkpoint.days}`))
    .sort((a, b) => a.dueAt - b.dueAt || (a.videoId < b.videoId ? -1 : 1));
}
