import type { Instant } from "@tongpin/domain/base";
import { type ChangeLevel, type DecisionKind, needsReason, TEXT_LIMIT } from "@tongpin/domain/records";

/** How long a decision may be taken back before it is sent, ms (R21). */
export const HOLD_MS = 10_000;

export type Choice = Exclude<DecisionKind, "withdraw">;

export interface Decision {
  readonly decision: Choice;
  readonly level: ChangeLevel | null;
  readonly reason: string;
}

/** A decision on its way from a finger to the outbox. Only `holding` → `sent` sends anything. */
export type Draft =
  | { readonly type: "idle" }
  | ({ readonly type: "writing" } & Decision)
  | ({ readonly type: "holding"; readonly until: Instant } & Decision)
  | ({ readonly type: "sent" } & Decision);

export type DraftEvent =
  | { readonly type: "choose"; readonly decision: Choice; readonly now: Instant }
  | { readonly type: "write"; readonly reason: string }
  | { readonly type: "level"; readonly level: ChangeLevel }
  | { readonly type: "confirm"; readonly now: Instant }
  /** Taking it back: the words written stay in the form. */
  | { readonly type: "undo" }
  | { readonly type: "cancel" }
  | { readonly type: "elapse"; readonly now: Instant }
  /** Leaving the page, or not wanting to wait. */
  | { readonly type: "send" }
  /** The answer was seen in the ledger, or the command was refused. */
  | { readonly type: "settle" }
  /** Somebody else decided, or a newer submission came, while this was held: nothing is sent. */
  | { readonly type: "drop" };

export const IDLE: Draft = { type: "idle" };

/** What keeps a written decision from being confirmed; null = nothing. */
export function draftProblem(draft: Decision): "reason-needed" | "reason-too-long" | null {
  const length = [...draft.reason.trim()].length;
  if (length === 0 && needsReason(draft.decision)) return "reason-needed";
  return length > TEXT_LIMIT ? "reason-too-long" : null;
}

export function reduceDraft(draft: Draft, event: DraftEvent): Draft {
  switch (event.type) {
    case "choose":
      return draft.type === "idle" || draft.type === "writing" ? choose(draft, event.decision, event.now) : draft;
    case "write":
      return draft.type === "writing" ? { ...draft, reason: event.reason } : draft;
    case "level":
      return draft.type === "writing" ? { ...draft, level: event.level } : draft;
    case "confirm":
      return draft.type === "writing" && draftProblem(draft) === null ? hold(draft, event.now) : draft;
    case "undo":
      if (draft.type !== "holding") return draft;
      return needsReason(draft.decision) ? { ...decisionOf(draft), type: "writing" } : IDLE;
    case "cancel":
      return draft.type === "writing" ? IDLE : draft;
    case "elapse":
      return draft.type === "holding" && event.now >= draft.until ? { ...decisionOf(draft), type: "sent" } : draft;
    case "send":
      return draft.type === "holding" ? { ...decisionOf(draft), type: "sent" } : draft;
    case "settle":
      return draft.type === "sent" ? IDLE : draft;
    case "drop":
      return draft.type === "holding" ? IDLE : draft;
  }
}

function choose(before: Draft, decision: Choice, now: Instant): Draft {
  // What was already written is not lost by pressing another button.
  const reason = before.type === "writing" ? before.reason : "";
  if (!needsReason(decision)) return hold({ decision, level: null, reason: "" }, now);
  const level = before.type === "writing" && before.level ? before.level : "must";
  return { type: "writing", decision, level, reason };
}

function hold(decision: Decision, now: Instant): Draft {
  return { ...decisionOf(decision), type: "holding", until: now + HOLD_MS };
}

function decisionOf({ decision, level, reason }: Decision): Decision {
  return { decision, level, reason };
}
