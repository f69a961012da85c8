import type { Sha256 } from "@tongpin/domain/base";
import type { PinnedContent } from "@tongpin/domain/records";
import type { Approval, Round } from "@tongpin/domain/review";
import type { PostProblem } from "@tongpin/domain/video";

/** Why 送审 can't be pressed now. */
export type SubmitBlock =
  | "local"
  | "not-allowed"
  | "nothing-to-review"
  | "cut-not-uploaded"
  | "already-in-review"
  | "already-approved"
  | "on-its-way";

/** What one should know before pressing it; nothing of it stops anybody. */
export type SubmitWarning =
  | { readonly code: "supersedes"; readonly round: number }
  | { readonly code: "no-cut" }
  | { readonly code: "server-unknown" }
  | { readonly code: "open-notes"; readonly count: number }
  | { readonly code: "post"; readonly problem: PostProblem };

export interface SubmitFacts {
  readonly isLocal: boolean;
  readonly mayActs: boolean;
  readonly content: PinnedContent;
  readonly hash: Sha256;
  readonly approval: Approval;
  readonly rounds: readonly Round[];
  /** Whether the server has the cut; null = it could not be asked. */
  readonly cutOnServer: boolean | null;
  readonly isQueued: boolean;
  readonly openNotes: number;
  readonly problems: readonly PostProblem[];
}

/** Whether the content of now can be sent for review, and what to say beside the button. */
export function submitState(facts: SubmitFacts): {
  readonly block: SubmitBlock | null;
  readonly warnings: readonly SubmitWarning[];
} {
  return { block: blockOf(facts), warnings: warningsOf(facts) };
}

function blockOf(facts: SubmitFacts): SubmitBlock | null {
  const { content, hash, rounds, approval } = facts;
  if (facts.isLocal) return "local";
  if (!facts.mayActs) return "not-allowed";
  if (facts.isQueued) return "on-its-way";
  if (openRound(rounds)?.contentHash === hash) return "already-in-review";
  if (approval.type === "approved") return "already-approved";
  if (content.cut === null && !hasWords(content)) return "nothing-to-review";
  return content.cut !== null && facts.cutOnServer === false ? "cut-not-uploaded" : null;
}

function warningsOf({
  content,
  hash,
  rounds,
  cutOnServer,
  openNotes,
  problems,
}: SubmitFacts): readonly SubmitWarning[] {
  const open = openRound(rounds);
  const warnings: SubmitWarning[] = [];
  if (open && open.contentHash !== hash) warnings.push({ code: "supersedes", round: open.round });
  if (content.cut === null) warnings.push({ code: "no-cut" });
  else if (cutOnServer === null) warnings.push({ code: "server-unknown" });
  if (openNotes > 0) warnings.push({ code: "open-notes", count: openNotes });
  for (const problem of problems) warnings.push({ code: "post", problem });
  return warnings;
}

/** The request the brand has not answered yet. */
export function openRound(rounds: readonly Round[]): Round | undefined {
  return rounds.findLast((round) => round.answer === null && round.supersededBy === null);
}

function hasWords(content: PinnedContent): boolean {
  return content.script.some((row) => `${row.visual}${row.voice}${row.caption}`.trim() !== "");
}
