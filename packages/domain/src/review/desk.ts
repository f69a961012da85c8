import type { Instant, VideoId } from "../base/index.ts";
import { remaining, type Urgency, urgencyOf } from "./clock.ts";
import type { ReviewState } from "./state.ts";

/** One thing that waits for the brand's decision. */
export interface DeskItem {
  readonly videoId: VideoId;
  readonly state: Extract<ReviewState, { type: "inReview" }>;
  /** Milliseconds; negative when overdue. */
  readonly remaining: number;
  readonly urgency: Urgency;
}

/** 待我审: everything in review, least time left first (R13). Equal times: what was sent first, then by id. */
export function reviewQueue(states: ReadonlyMap<VideoId, ReviewState>, now: Instant): readonly DeskItem[] {
  const items: DeskItem[] = [];
  for (const [videoId, state] of states) {
    if (state.type !== "inReview") continue;
    items.push({ videoId, state, remaining: remaining(state.dueAt, now), urgency: urgencyOf(state.dueAt, now) });
  }
  return items.sort(
    (a, b) =>
      a.remaining - b.remaining || a.state.submittedAt - b.state.submittedAt || (a.videoId < b.videoId ? -1 : 1),
  );
}

/** How many wait at each urgency. */
export function urgencyCounts(queue: readonly DeskItem[]): Readonly<Record<Urgency, number>> {
  const counts = { calm: 0, soon: 0, urgent: 0, overdue: 0 };
  for (const item of queue) counts[item.urgency] += 1;
  return counts;
}
