import type { Stage } from "./model.ts";
import { isBefore } from "./stages.ts";

/** 今天要发: 已发 · 缺链接 · 可发 · 缺封面 · 等审 · 还没完成. */
export type PostState = "out" | "linkMissing" | "ready" | "coverMissing" | "waiting" | "notReady";

export interface PostFacts {
  readonly stage: Stage;
  /** Its publication stands in the ledger. */
  readonly isRecorded: boolean;
  /** Its planned moment has passed. */
  readonly isPast: boolean;
  /** Null = not known on this device yet, which is no reason to alarm anybody. */
  readonly hasCover: boolean | null;
}

/**
 * VID7. Whether a video that is to go out today can, in a word. One that is marked as out, or was ready when its moment came,
 * and has no link recorded lacks it: nobody can tell whether it is out.
 */
export function postState({ stage, isRecorded, isPast, hasCover }: PostFacts): PostState {
  if (isRecorded) return "out";
  if (!isBefore(stage, "published")) return "linkMissing";
  if (stage === "ready") {
    if (hasCover === false) return "coverMissing";
    return isPast ? "linkMissing" : "ready";
  }
  return stage === "internalReview" || stage === "brandReview" ? "waiting" : "notReady";
}
