import type { CivilDate } from "../base/index.ts";
import type { Deadline } from "../calendar/index.ts";
import type { ReviewState } from "../review/index.ts";
import { isBefore, type Video } from "../video/index.ts";

/** Why a video must be seen, the gravest first. */
export const ATTENTIONS = ["late", "promiseToday", "blocked", "afterPromise"] as const;
export type Attention = (typeof ATTENTIONS)[number];

export interface AttentionFacts {
  readonly today: CivilDate;
  readonly isPublished: boolean;
  /** The steps counted back from its plan date; empty while it has none. */
  readonly chain: readonly Deadline[];
  readonly review: ReviewState | null;
}

/** Whether something of an unpublished video is over: its day, its promise, a step, or the brand's clock. */
export function isLateVideo(video: Video, { today, isPublished, chain, review }: AttentionFacts): boolean {
  if (isPublished || !isBefore(video.stage, "published")) return false;
  return (
    (video.planDate !== null && video.planDate < today) ||
    (video.promiseDate !== null && video.promiseDate < today) ||
    (review?.type === "inReview" && review.overdue) ||
    chain.some((deadline) => deadline.conflict?.code === "past")
  );
}

/** The gravest reason to look at a video (VIEW5); null when there is none. */
export function attentionOf(video: Video, facts: AttentionFacts): Attention | null {
  const { today, isPublished, chain, review } = facts;
  if (isPublished || !isBefore(video.stage, "published")) return null;
  if (isLateVideo(video, facts)) return "late";
  if (video.promiseDate === today) return "promiseToday";
  const isSentBack = review?.type === "decided" && (review.decision === "changes" || review.decision === "reject");
  if (isSentBack || chain.some((deadline) => !deadline.done && deadline.conflict?.code === "after-next")) {
    return "blocked";
  }
  if (video.planDate !== null && video.promiseDate !== null && video.planDate > video.promiseDate) {
    return "afterPromise";
  }
  return null;
}
