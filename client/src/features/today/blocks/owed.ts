import type { Role } from "@tongpin/domain/access";
import type { Instant, PersonId, VideoId } from "@tongpin/domain/base";
import {
  civilDateOf,
  type Deadline,
  deadlineChain,
  diffDays,
  endOfDay,
  type HolidayTable,
  leadTimesOf,
} from "@tongpin/domain/calendar";
import type { LedgerEntry } from "@tongpin/domain/records";
import { foldReviews, reviewQueue } from "@tongpin/domain/review";
import { isBefore, type Video } from "@tongpin/domain/video";
import type { PlanState } from "@tongpin/workspace";
import { isLead, waitsFor } from "../waits-for.ts";

/** One thing somebody owes. */
export type Owing =
  | { readonly type: "review"; readonly video: Video; readonly dueAt: Instant }
  | { readonly type: "step"; readonly video: Video; readonly deadline: Deadline; readonly dueAt: Instant };

/** What one party owes, least time left first. */
export interface Owed {
  readonly by: PersonId | "brand";
  readonly owing: readonly Owing[];
}

export interface OwedInput {
  readonly plan: PlanState;
  readonly entries: readonly LedgerEntry[];
  readonly personId: PersonId;
  readonly role: Role | "guest";
  readonly now: Instant;
  readonly table: HolidayTable;
}

/** A colleague's step is nobody's worry before the day it is due. */
const STEP_AHEAD_DAYS = 0;

/**
 * 我在等谁: the brand for its answers, each with its clock, and colleagues for the steps of their videos that are due or
 * late. Who leads waits for all of it; others for what they sent, and for videos they made and somebody else has in hand.
 */
export function owedToMe({ plan, entries, personId, role, now, table }: OwedInput): readonly Owed[] {
  if (role === "reviewer" || role === "guest") return [];
  const today = civilDateOf(now);
  const byParty = new Map<Owed["by"], Owing[]>();
  const owes = (by: Owed["by"], owing: Owing) => byParty.set(by, [...(byParty.get(by) ?? []), owing]);
  const inReview = new Set<VideoId>();
  for (const { videoId, state } of reviewQueue(foldReviews(entries, now), now)) {
    const video = plan.videos.get(videoId);
    if (!video || video.removedAt !== null) continue;
    inReview.add(videoId);
    // What is overdue stands among the risks already.
    const isMine = isLead(role) || state.submittedBy.id === personId || video.ownerId === personId;
    if (isMine && state.dueAt >= now) owes("brand", { type: "review", video, dueAt: state.dueAt });
  }
  for (const video of plan.videos.values()) {
    const { ownerId, removedAt, hot } = video;
    if (ownerId === null || removedAt !== null || hot || inReview.has(video.id)) continue;
    if (!isBefore(video.stage, "published") || !waitsFor(video, personId, role)) continue;
    const deadline = nextStep(video, plan, table, today);
    if (!deadline || diffDays(today, deadline.date) > STEP_AHEAD_DAYS) continue;
    owes(ownerId, { type: "step", video, deadline, dueAt: endOfDay(deadline.date) });
  }
  return [...byParty]
    .map(([by, owing]) => ({ by, owing: owing.sort((a, b) => a.dueAt - b.dueAt) }))
    .sort((a, b) => (a.owing[0]?.dueAt ?? 0) - (b.owing[0]?.dueAt ?? 0));
}

function nextStep(
  { planDate, pinnedDeadlines: pinned, paceId, stage }: Video,
  { paces }: PlanState,
  table: HolidayTable,
  today: ReturnType<typeof civilDateOf>,
): Deadline | undefined {
  if (planDate === null) return undefined;
  const chain = deadlineChain({ planDate, pinned, leadTimes: leadTimesOf(paceId, paces), table, today, stage });
  return chain.find(({ done }) => !done);
}
