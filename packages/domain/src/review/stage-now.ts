import { isBefore, type Stage } from "../video/index.ts";
import type { Publication } from "./publication.ts";
import type { ReviewState } from "./state.ts";

/**
 * Where a video stands: what people set, lifted by what the ledger proves. Nobody has to drag a card to 品牌审 after asking,
 * to 待发布 after the brand's 通过, or to 已发布 after its link was recorded. A later stage set by hand (复盘) stays.
 */
export function stageNow(set: Stage, review: ReviewState, publication: Publication | null): Stage {
  const proven = provenStage(review, publication);
  return proven !== null && isBefore(set, proven) ? proven : set;
}

function provenStage(review: ReviewState, publication: Publication | null): Stage | null {
  if (publication !== null) return "published";
  if (review.type === "inReview") return "brandReview";
  return review.type === "decided" && review.decision === "approve" ? "ready" : null;
}
