import { type Instant, ok, type Result, refuse } from "../base/index.ts";
import { dueAt } from "../review/clock.ts";
import { isOpen, roundsOf } from "../review/state.ts";
import { type DurableContent, type RecordFacts, TEXT_LIMIT } from "./facts.ts";
import type { ClaimsOverride, PinnedContent, RecordBody, RecordCommand } from "./model.ts";

type Submit = Extract<RecordCommand, { type: "submit" }>;

/**
 * 送审: freezes the content of this moment and starts the brand's clock. An open request is superseded in the same step,
 * so a video never has two. Refusals: `content-moved` (the durable content is not what the sender saw),
 * `nothing-to-review`, `already-in-review` and `already-approved` (the very same content), `submission-exists`,
 * `claims-open` (prohibited wordings, and neither an answer for them nor a reason to send them), `reason-too-long`.
 */
export function decideSubmission(command: Submit, facts: RecordFacts, now: Instant): Result<readonly RecordBody[]> {
  const { videoId, submissionId } = command;
  const content = facts.content;
  if (!content || content.pinned.videoId !== videoId || isEmpty(content.pinned)) return refuse("nothing-to-review");
  if (content.hash !== command.expectHash) return refuse("content-moved");
  if (facts.entries.some(({ body }) => body.type === "submission" && body.submissionId === submissionId)) {
    return refuse("submission-exists");
  }
  const rounds = roundsOf(facts.entries, videoId);
  const open = rounds.find(isOpen);
  // Sending the same again would only set the reviewer's clock back.
  if (open?.contentHash === content.hash) return refuse("already-in-review");
  const answered = rounds.findLast(
    (round) => round.answer && round.answer.decision !== "withdraw" && round.contentHash === content.hash,
  );
  if (answered?.answer?.decision === "approve") return refuse("already-approved");

  const override = overrideOf(command, content);
  if (!override.ok) return override;

  const submission: RecordBody = {
    type: "submission",
    submissionId,
    videoId,
    contentHash: content.hash,
    cutSha256: content.pinned.cut?.sha256 ?? null,
    round: Math.max(0, ...rounds.map((round) => round.round)) + 1,
    reviewHours: facts.reviewHours,
    dueAt: dueAt(now, facts.reviewHours, { business: facts.businessHours ?? null }),
    ...(override.value ? { override: override.value } : {}),
  };
  if (!open) return ok([submission]);
  return ok([
    { type: "supersede", submissionId: open.submissionId, videoId, bySubmissionId: submissionId },
    submission,
  ]);
}

/** The reason under which prohibited wordings go out, with the wordings; null when there are none. */
function overrideOf(
  { overrideReason = "" }: Submit,
  { openClaims = [] }: DurableContent,
): Result<ClaimsOverride | null> {
  if (openClaims.length === 0) return ok(null);
  const reason = overrideReason.trim();
  if (reason === "") return refuse("claims-open", { count: openClaims.length });
  if ([...reason].length > TEXT_LIMIT) return refuse("reason-too-long", { max: TEXT_LIMIT });
  return ok({ reason, claims: openClaims });
}

/** A title alone is nothing to look at: it takes a cut, or a row with words. */
function isEmpty(pinned: PinnedContent): boolean {
  return pinned.cut === null && !pinned.script.some((row) => `${row.visual}${row.voice}${row.caption}`.trim() !== "");
}
