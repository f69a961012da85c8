import type { ChannelId, Instant } from "../base/index.ts";
import type { Figures, VideoForm } from "../video/model.ts";
import { type RateName, rateOf } from "./rates.ts";

/** Figures of one video at one checkpoint, with what decides whether two videos may be compared. */
export interface PublishedFigures {
  readonly figures: Figures;
  readonly channelId: ChannelId;
  readonly form: VideoForm;
  readonly publishedAt: Instant;
}

/** What is usual for the account itself. Public “pass marks” contradict each other (8 %, 30 %, 60 %), so there are none here. */
export interface Baseline {
  /** How many videos it rests on; always shown beside it. */
  readonly n: number;
  readonly median: number | null;
  readonly lowerQuartile: number | null;
  readonly upperQuartile: number | null;
}

/** Of how many videos a baseline is taken. */
export const BASELINE_SIZE = 20;
/** Under this many nothing is called good or bad (D6). */
export const BASELINE_MINIMUM = 8;

/**
 * The account's own baseline for one video: the latest 20 earlier videos of the same channel, form and checkpoint that have
 * the rate. 图文 and video are never mixed.
 */
export function ownBaseline(history: readonly PublishedFigures[], of: PublishedFigures, rate: RateName): Baseline {
  const values = history
    .filter((other) => isComparable(other, of))
    .sort((a, b) => b.publishedAt - a.publishedAt || (a.figures.videoId < b.figures.videoId ? -1 : 1))
    .flatMap((other) => rateOf(other.figures, rate) ?? [])
    .slice(0, BASELINE_SIZE)
    .sort((a, b) => a - b);
  return {
    n: values.length,
    median: quantile(values, 0.5),
    lowerQuartile: quantile(values, 0.25),
    upperQuartile: quantile(values, 0.75),
  };
}

function isComparable(other: PublishedFigures, of: PublishedFigures): boolean {
  return (
    other.figures.videoId !== of.figures.videoId &&
    other.figures.checkpoint === of.figures.checkpoint &&
    other.channelId === of.channelId &&
    other.form === of.form &&
    other.publishedAt < of.publishedAt
  );
}

export type Verdict =
  | { readonly type: "missing"; readonly n: number }
  | { readonly type: "tooFew"; readonly n: number; readonly needed: number }
  | { readonly type: "above" | "usual" | "below"; readonly n: number; readonly median: number };

/** A rate beside the account's own middle half: above it, inside it, below it. Says nothing on fewer than eight videos. */
export function judge(value: number | null, baseline: Baseline): Verdict {
  const { n, median, lowerQuartile, upperQuartile } = baseline;
  if (value === null) return { type: "missing", n };
  if (n < BASELINE_MINIMUM || median === null || lowerQuartile === null || upperQuartile === null) {
    return { type: "tooFew", n, needed: BASELINE_MINIMUM };
  }
  if (value > upperQuartile) return { type: "above", n, median };
  return { type: value < lowerQuartile ? "below" : "usual", n, median };
}

/** Of sorted values, between neighbours in proportion; null of none. */
function quantile(sorted: readonly number[], share: number): number | null {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)];
  const high = sorted[Math.ceil(place)];
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place));
}
