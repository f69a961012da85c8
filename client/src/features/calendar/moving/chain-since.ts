import { deadlineChain, leadTimesOf } from "@tongpin/domain/calendar";
import { chainChange, type StepChange } from "@tongpin/domain/scheduling";
import type { Video } from "@tongpin/domain/video";
import type { Calendar } from "../use-calendar.ts";

/** A video before its plan date was moved: what its deadlines are compared with. */
export type MovedFrom = Pick<Video, "id" | "title" | "planDate" | "planTime" | "pinnedDeadlines" | "stage" | "paceId">;

/** The chain of a moved video beside the one it had; empty when it has no day now, or had none (C5). */
export function changesSince(
  before: MovedFrom,
  now: Video,
  { today, table, state }: Pick<Calendar, "today" | "table"> & { readonly state: Pick<Calendar["state"], "paces"> },
): readonly StepChange[] {
  // A hot topic's steps go by hours: no day of theirs moves along.
  if (before.planDate === null || now.planDate === null || now.hot) return [];
  const leadTimes = leadTimesOf(now.paceId, state.paces);
  const { stage } = now;
  const was = { planDate: before.planDate, pinned: before.pinnedDeadlines, stage };
  const is = { planDate: now.planDate, pinned: now.pinnedDeadlines, stage };
  return chainChange({
    before: deadlineChain({ ...was, leadTimes: leadTimesOf(before.paceId, state.paces), table, today }),
    after: deadlineChain({ ...is, leadTimes, table, today }),
    planDate: now.planDate,
    leadTimes,
    table,
  });
}
