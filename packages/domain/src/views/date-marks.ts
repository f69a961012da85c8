import type { CivilDate, CivilTime } from "../base/index.ts";
import { civilDateOf, civilTimeOf, type Deadline } from "../calendar/index.ts";
import type { ReviewState } from "../review/index.ts";
import { DEADLINE_STEPS, type Video } from "../video/index.ts";

/** Kinds of dates a calendar can show, in the order of the legend: 发布, 承诺, the steps before it, 审核到点. */
export const DATE_KINDS = ["publish", "promise", ...DEADLINE_STEPS, "clock"] as const;
export type DateKind = (typeof DATE_KINDS)[number];

/** A date of a video beside the day it is published on. */
export interface DateMark {
  readonly video: Video;
  readonly kind: Exclude<DateKind, "publish">;
  readonly date: CivilDate;
  /** Only the review clock runs out at a time of day. */
  readonly time: CivilTime | null;
  /** It contradicts something or has passed. */
  readonly isTrouble: boolean;
}

export interface DateMarkFacts {
  readonly today: CivilDate;
  /** The steps counted back from its plan date; empty while it has none. */
  readonly chain: readonly Deadline[];
  readonly review: ReviewState | null;
}

/** The open dates of a video that is not published, of the kinds asked for (VIEW7). Done steps have none. */
export function dateMarksOf(
  video: Video,
  kinds: ReadonlySet<DateKind>,
  { today, chain, review }: DateMarkFacts,
): readonly DateMark[] {
  const marks: DateMark[] = [];
  const { promiseDate, planDate } = video;
  if (kinds.has("promise") && promiseDate !== null) {
    const isTrouble = promiseDate < today || (planDate !== null && planDate > promiseDate);
    marks.push({ video, kind: "promise", date: promiseDate, time: null, isTrouble });
  }
  for (const { step, date, done, conflict } of chain) {
    if (!done && kinds.has(step)) marks.push({ video, kind: step, date, time: null, isTrouble: conflict !== null });
  }
  if (kinds.has("clock") && review?.type === "inReview") {
    const { dueAt, overdue } = review;
    marks.push({ video, kind: "clock", date: civilDateOf(dueAt), time: civilTimeOf(dueAt), isTrouble: overdue });
  }
  return marks;
}
