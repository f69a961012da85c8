import { type Instant, ok, type Result, refuse } from "../base/index.ts";
import { isLate } from "../review/clock.ts";
import { isOpen, roundsOf } from "../review/state.ts";
import { type RecordFacts, TEXT_LIMIT } from "./facts.ts";
import type { Actor, DecisionKind, RecordBody, RecordCommand } from "./model.ts";

type Decide = Extract<RecordCommand, { type: "decide" }>;

/** Decisions that mean work for somebody must say what. */
export function needsReason(decision: DecisionKind): boolean {
  return decision === "changes" || decision === "reject" || decision === "conditional";
}

/**
 * The brand's answer to one request, or its sender taking it back (`withdraw`). Exactly one answer per request. Refusals:
 * `unknown-submission`, `superseded` (a newer request took its place), `already-decided`, `content-differs` (decided about
 * something else than was asked), `not-submitter`, `reason-needed`, `reason-too-long`.
 */
export function decideDecision(
  command: Decide,
  facts: RecordFacts,
  actor: Actor,
  now: Instant,
): Result<readonly RecordBody[]> {
  const { submissionId, videoId, contentHash, decision } = command;
  const request = roundsOf(facts.entries, videoId).find((round) => round.submissionId === submissionId);
  if (!request) return refuse("unknown-submission");
  if (request.supersededBy) return refuse("superseded");
  if (!isOpen(request)) return refuse("already-decided");
  if (request.contentHash !== contentHash) return refuse("content-differs");
  const withdraws = decision === "withdraw";
  if (withdraws && request.submittedBy.id !== actor.id) return refuse("not-submitter");
  const reason = command.reason.trim();
  if (reason === "" && needsReason(decision)) return refuse("reason-needed");
  if ([...reason].length > TEXT_LIMIT) return refuse("reason-too-long", { max: TEXT_LIMIT });
  const { seenHead, clientAt } = command;
  return ok([
    {
      type: "decision",
      submissionId,
      videoId,
      contentHash,
      decision,
      level: needsReason(decision) ? command.level : null,
      reason,
      // Late is about the brand's answer; whoever takes a request back owes nobody an answer.
      late: !withdraws && isLate(now, request.dueAt),
      seenHead,
      clientAt,
    },
  ]);
}
