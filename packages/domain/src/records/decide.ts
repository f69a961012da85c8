import { actOf, mayCommand } from "../access/policy.ts";
import { assertNever, type Instant, ok, type Result, refuse } from "../base/index.ts";
import { decideAnnotationCommand } from "./annotation-command.ts";
import { decideComment } from "./comments.ts";
import { decideDecision } from "./decision.ts";
import type { RecordFacts } from "./facts.ts";
import type { Actor, RecordBody, RecordCommand } from "./model.ts";
import { decidePublication } from "./publication.ts";
import { decideSubmission } from "./submission.ts";

/**
 * The pure half of authority: what a command adds to the ledger, or why it is refused. The caller adds identity, trusted
 * time, the chain and the signature, and appends all bodies or none. Comments are rows of the talk room, annotations of
 * the margin room, neither of the chain: a good command of theirs answers with no bodies, and `decideComment` or
 * `decideAnnotationCommand` gives the row.
 *
 * Refusals: `not-allowed` for who may not; each rule's own code beside the rule.
 */
export function decideRecords(
  command: RecordCommand,
  facts: RecordFacts,
  actor: Actor,
  now: Instant,
): Result<readonly RecordBody[]> {
  if (!mayCommand(actor, actOf(command)) || !isInReach(command, actor)) return refuse("not-allowed");
  switch (command.type) {
    case "submit":
      return decideSubmission(command, facts, now);
    case "decide":
      return decideDecision(command, facts, actor, now);
    case "publish":
      return decidePublication(command, facts, now);
    case "comment":
    case "resolve-comment": {
      const comment = decideComment(command, facts, actor, now);
      return comment.ok ? ok([]) : comment;
    }
    case "annotate":
    case "edit-annotation":
    case "resolve-annotation":
    case "assign-annotation":
    case "remove-annotation": {
      const annotation = decideAnnotationCommand(command, facts, actor, now);
      return annotation.ok ? ok([]) : annotation;
    }
    default:
      return assertNever(command);
  }
}

/** A guest's link reaches one video. */
function isInReach(command: RecordCommand, actor: Actor): boolean {
  return actor.kind !== "guest" || command.videoId === actor.videoId;
}
