import type { Instant, VideoId } from "../base/index.ts";
import { isLate } from "../review/clock.ts";
import { isOpen, type Round, roundsOf } from "../review/state.ts";
import type { LedgerEntry, RecordBody } from "./model.ts";

/** What the scheduler must append now: each open request that ran out, once. It decides nothing (CNT-07). */
export function overdueDue(entries: readonly LedgerEntry[], now: Instant): readonly RecordBody[] {
  return waiting(entries)
    .filter((round) => isLate(now, round.dueAt))
    .map(({ submissionId, videoId, dueAt }) => ({ type: "overdue", submissionId, videoId, dueAt }));
}

/** The first moment at which `overdueDue` will have something to say; null = not before a new submission. */
export function nextOverdueAt(entries: readonly LedgerEntry[]): Instant | null {
  const moments = waiting(entries).map((round) => round.dueAt + 1);
  return moments.length > 0 ? Math.min(...moments) : null;
}

function waiting(entries: readonly LedgerEntry[]): readonly Round[] {
  const videoIds = new Set<VideoId>(entries.map((entry) => entry.body.videoId));
  return [...videoIds]
    .flatMap((videoId) => roundsOf(entries, videoId))
    .filter((round) => isOpen(round) && !round.overdueRecorded)
    .sort((a, b) => a.dueAt - b.dueAt || (a.submissionId < b.submissionId ? -1 : 1));
}
