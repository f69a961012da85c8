import type { Instant, PersonId } from "../base/index.ts";
import type { Approval, ReviewState } from "../review/state.ts";
import type { Stage } from "../video/model.ts";

/** The states of a script, in order (S12). */
export const SCRIPT_STATES = ["draft", "internal", "brand", "final"] as const;
export type ScriptStateName = (typeof SCRIPT_STATES)[number];

/**
 * What people said last about 定稿. `final` holds for exactly the rows it was said of. `overtaken`: other rows came in
 * beside it, written at the same time or by an app that knows no 定稿; nothing of them is lost, and it is final no more
 * until somebody says so again. `open`: taken back, to go on writing. `round` is 1 for the first 定稿.
 */
export interface FinalMark {
  readonly type: "final" | "overtaken" | "open";
  readonly by: PersonId;
  readonly at: Instant;
  readonly round: number;
}

export type ScriptStanding =
  | { readonly state: "draft" | "internal" }
  /** `answered`: the brand has approved exactly what is there. */
  | { readonly state: "brand"; readonly answered: boolean }
  | { readonly state: "final"; readonly by: PersonId; readonly at: Instant };

/**
 * Where a script stands, computed each time: 定稿 is what people say of its rows, 品牌审 what the ledger proves, 内审 the
 * stage 脚本审 of its card. Nothing is stored beside these three, so none can contradict another.
 */
export function scriptStanding(facts: {
  readonly mark: FinalMark | null;
  readonly stage: Stage;
  readonly review: Pick<ReviewState, "type">;
  readonly approval: Pick<Approval, "type">;
}): ScriptStanding {
  const { mark, stage, review, approval } = facts;
  if (mark?.type === "final") return { state: "final", by: mark.by, at: mark.at };
  if (review.type === "inReview") return { state: "brand", answered: false };
  if (approval.type === "approved") return { state: "brand", answered: true };
  return { state: stage === "scriptReview" ? "internal" : "draft" };
}

/** Which 定稿 the words of now are, or will become: V1 until the first is taken back. */
export function roundOf(mark: FinalMark | null): number {
  if (mark === null) return 1;
  return mark.type === "final" ? mark.round : mark.round + 1;
}
