import type { SubmissionId } from "@tongpin/domain/base";
import type { DecisionKind, RecordCommand } from "@tongpin/domain/records";
import type { Answer, Request, Round } from "@tongpin/domain/review";

/** A decision of this device that the server has not answered with a record yet. */
export interface QueuedDecision {
  readonly op: string;
  readonly command: Extract<RecordCommand, { type: "decide" }>;
  readonly state: "waiting" | "sending" | "refused";
  /** Why the server said no, or what the last attempt failed with. */
  readonly code: string | null;
}

/** What the decision bar says. Computed from the ledger and the outbox, never stored. */
export type BarState =
  /** Nothing was ever submitted. */
  | { readonly type: "none" }
  /** In review; `may` tells whether this person decides. */
  | { readonly type: "open"; readonly request: Request; readonly may: boolean }
  /** Decided here, but not counted before the server has it. */
  | { readonly type: "unsent"; readonly request: Request; readonly queued: QueuedDecision }
  /** The server said no: superseded, decided already, other content … */
  | { readonly type: "refused"; readonly request: Request; readonly queued: QueuedDecision }
  | { readonly type: "decided"; readonly request: Request; readonly answer: Answer }
  /** A newer submission took the place of the one this page was opened for. */
  | { readonly type: "superseded"; readonly request: Request };

/**
 * What the bar says about the round that is shown. A refusal is shown until it is put away, whatever the ledger says by
 * now: it is why the person's own decision does not count.
 */
export function barState(round: Round | undefined, queue: readonly QueuedDecision[], mayDecide: boolean): BarState {
  if (!round) return { type: "none" };
  const queued = queue.findLast(({ command }) => command.submissionId === round.submissionId);
  if (queued?.state === "refused") return { type: "refused", request: round, queued };
  if (round.answer) return { type: "decided", request: round, answer: round.answer };
  if (queued) return { type: "unsent", request: round, queued };
  if (round.supersededBy !== null) return { type: "superseded", request: round };
  return { type: "open", request: round, may: mayDecide };
}

/** The rounds that can be looked at, and the one to begin with: the one asked for by id, else the latest. */
export function shownRound(rounds: readonly Round[], wanted: SubmissionId | null): Round | undefined {
  return rounds.find((round) => round.submissionId === wanted) ?? rounds.at(-1);
}

/** The tone of a decision's chip. */
export function decisionTone(decision: DecisionKind): "good" | "warn" | "danger" | "neutral" {
  switch (decision) {
    case "approve":
      return "good";
    case "conditional":
    case "changes":
      return "warn";
    case "reject":
      return "danger";
    case "withdraw":
      return "neutral";
  }
}
