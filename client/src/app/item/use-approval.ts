import type { Sha256, VideoId } from "@tongpin/domain/base";
import type { PinnedContent } from "@tongpin/domain/records";
import { type Approval, approvalOf, type Round, roundsOf } from "@tongpin/domain/review";
import { contentHash, pinContent, type ScriptRoom, type ScriptState } from "@tongpin/workspace";
import { useMemo } from "react";
import { useLedger, useScriptState } from "../hooks/use-rooms.ts";

const whole = (state: ScriptState) => state;

export interface ContentApproval {
  /** What would be frozen now: the latest cut, the words of the post, the script. */
  readonly content: PinnedContent;
  readonly hash: Sha256;
  readonly rounds: readonly Round[];
  readonly approval: Approval;
}

/** Whether exactly the content of this moment is approved: computed from the ledger each time, never stored. */
export function useContentApproval(videoId: VideoId, room: ScriptRoom | null): ContentApproval {
  const state = useScriptState(room, whole);
  const { entries } = useLedger();
  const rounds = useMemo(() => roundsOf(entries, videoId), [entries, videoId]);
  const content = useMemo(() => pinContent(state, videoId, null), [state, videoId]);
  const hash = useMemo(() => contentHash(content), [content]);
  const approval = useMemo(() => approvalOf({ rounds }, hash), [rounds, hash]);
  return { content, hash, rounds, approval };
}
