import type { VideoId } from "@tongpin/domain/base";
import type { ReviewState } from "@tongpin/domain/review";
import { contentHash, pinContent } from "@tongpin/workspace";
import { useMemo } from "react";
import { useScripts } from "../../../app/index.ts";

const NONE: readonly VideoId[] = [];

/**
 * Whether an approved video says something else by now than what was approved; null while it is not approved, or not read
 * yet. Opens its script only then.
 */
export function useContentMoved(videoId: VideoId, review: ReviewState | null): boolean | null {
  const approved = review?.type === "decided" && review.decision === "approve" ? review.contentHash : null;
  const opened = useScripts(approved === null ? NONE : [videoId]).get(videoId);
  const state = opened?.state;
  return useMemo(
    () => (state && approved !== null ? contentHash(pinContent(state, videoId, null)) !== approved : null),
    [state, approved, videoId],
  );
}
