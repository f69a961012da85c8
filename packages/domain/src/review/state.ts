import type { Instant, Sha256, SubmissionId, VideoId } from "../base/index.ts";
import type { ChangeLevel, DecisionKind, LedgerEntry, LedgerHead } from "../records/model.ts";
import { isLate } from "./clock.ts";

/**
 * What a ledger says about the review of a video, computed each time and never stored (architecture.md "Store facts").
 * The order in which entries are handed in does not matter: `seq` orders them.
 */

export type By = LedgerEntry["actor"];

/** What was asked of the brand: one submission (送审). */
export interface Request {
  readonly submissionId: SubmissionId;
  readonly videoId: VideoId;
  readonly contentHash: Sha256;
  readonly cutSha256: Sha256 | null;
  /** 1 for the first submission of this video. */
  readonly round: number;
  readonly reviewHours: number;
  readonly submittedAt: Instant;
  readonly submittedBy: By;
  readonly dueAt: Instant;
}

export interface Answer {
  readonly decision: DecisionKind;
  readonly level: ChangeLevel | null;
  readonly reason: string;
  readonly by: By;
  readonly at: Instant;
  readonly late: boolean;
  /** What the decider's device said the time was: a claim, shown beside `at`. */
  readonly clientAt: Instant | null;
  /** Head of the ledger as the decider saw it. */
  readonly seenHead: LedgerHead | null;
}

/** One submission and what became of it. */
export interface Round extends Request {
  readonly answer: Answer | null;
  readonly supersededBy: SubmissionId | null;
  /** The server recorded that the time ran out. */
  readonly overdueRecorded: boolean;
}

/** Where a video's review stands. `rounds` is its whole history, oldest first. */
export type ReviewState = { readonly rounds: readonly Round[] } & (
  | { readonly type: "none" }
  | ({ readonly type: "inReview"; readonly overdue: boolean } & Request)
  | ({ readonly type: "decided" } & Request & Answer)
  | ({ readonly type: "superseded"; readonly bySubmissionId: SubmissionId } & Request)
);

const UNANSWERED = { answer: null, supersededBy: null, overdueRecorded: false } as const;

export const NO_REVIEW: ReviewState = { type: "none", rounds: [] };

/**
 * The rounds of one video. Entries of other videos are passed over, and so is what cannot count: a second answer to one
 * request, an answer to a request already superseded, an answer to other content than the request named.
 */
export function roundsOf(entries: readonly LedgerEntry[], videoId: VideoId): readonly Round[] {
  const rounds = new Map<SubmissionId, Round>();
  for (const { actor, at, body } of [...entries].sort((a, b) => a.seq - b.seq)) {
    if (body.videoId !== videoId) continue;
    const round = rounds.get(body.submissionId);
    if (body.type === "submission") {
      if (round) continue;
      const { type: _, ...asked } = body;
      rounds.set(body.submissionId, { ...asked, submittedAt: at, submittedBy: actor, ...UNANSWERED });
    } else if (round && isOpen(round)) {
      if (body.type === "supersede") {
        rounds.set(round.submissionId, { ...round, supersededBy: body.bySubmissionId });
      } else if (body.type === "overdue") {
        rounds.set(round.submissionId, { ...round, overdueRecorded: true });
      } else if (body.type === "decision" && body.contentHash === round.contentHash) {
        const { decision, level, reason, late, clientAt, seenHead } = body;
        rounds.set(round.submissionId, {
          ...round,
          answer: { decision, level, reason, late, clientAt, seenHead, by: actor, at },
        });
      }
    }
  }
  return [...rounds.values()];
}

/** A request that still waits for its answer. */
export function isOpen(round: Round): boolean {
  return round.answer === null && round.supersededBy === null;
}

/** The state of the one video these entries are about. `now` decides only whether an open review is overdue. */
export function foldReview(entries: readonly LedgerEntry[], now: Instant): ReviewState {
  const first = entries[0];
  return first ? (foldReviews(entries, now).get(first.body.videoId) ?? NO_REVIEW) : NO_REVIEW;
}

/** The states of every video of a ledger. A video nobody submitted is not in the map. */
export function foldReviews(entries: readonly LedgerEntry[], now: Instant): ReadonlyMap<VideoId, ReviewState> {
  const entriesByVideo = new Map<VideoId, LedgerEntry[]>();
  for (const entry of entries) {
    const list = entriesByVideo.get(entry.body.videoId);
    if (list) list.push(entry);
    else entriesByVideo.set(entry.body.videoId, [entry]);
  }
  const states = new Map<VideoId, ReviewState>();
  for (const [videoId, list] of entriesByVideo) {
    const rounds = roundsOf(list, videoId);
    if (rounds.length > 0) states.set(videoId, stateOf(rounds, now));
  }
  return states;
}

function stateOf(rounds: readonly Round[], now: Instant): ReviewState {
  const last = rounds.at(-1);
  if (!last) return NO_REVIEW;
  const { answer, supersededBy, overdueRecorded, ...request } = last;
  if (answer) return { type: "decided", ...request, ...answer, rounds };
  if (supersededBy) return { type: "superseded", ...request, bySubmissionId: supersededBy, rounds };
  return { type: "inReview", ...request, overdue: overdueRecorded || isLate(now, request.dueAt), rounds };
}

/** Whether the content of today is approved. Only an approve of exactly these words, bytes and links counts. */
export type Approval =
  | { readonly type: "none" }
  | ({ readonly type: "approved" } & ApprovalFacts)
  /** 有条件通过 of exactly this content: not free to publish. */
  | ({ readonly type: "conditional"; readonly reason: string } & ApprovalFacts)
  /** Something else was approved, and the content has changed since. `contentHash` is what was approved. */
  | ({ readonly type: "voided" } & ApprovalFacts);

export interface ApprovalFacts {
  readonly submissionId: SubmissionId;
  readonly contentHash: Sha256;
  readonly round: number;
  readonly by: By;
  readonly at: Instant;
  readonly late: boolean;
}

const NOT_APPROVED: Approval = { type: "none" };

/** The badge. Silence never approves; one changed character voids; content changed back is approved again. */
export function approvalOf(state: Pick<ReviewState, "rounds">, currentHash: Sha256): Approval {
  const answered = state.rounds.filter((round) => round.answer !== null && round.answer.decision !== "withdraw");
  const same = answered.findLast((round) => round.contentHash === currentHash);
  if (same?.answer?.decision === "approve") return { type: "approved", ...factsOf(same, same.answer) };
  if (same?.answer?.decision === "conditional") {
    return { type: "conditional", reason: same.answer.reason, ...factsOf(same, same.answer) };
  }
  const approved = answered.findLast(
    (round) => round.answer?.decision === "approve" && round.contentHash !== currentHash,
  );
  return approved?.answer ? { type: "voided", ...factsOf(approved, approved.answer) } : NOT_APPROVED;
}

function factsOf(round: Round, answer: Answer): ApprovalFacts {
  const { submissionId, contentHash } = round;
  return { submissionId, contentHash, round: round.round, by: answer.by, at: answer.at, late: answer.late };
}
