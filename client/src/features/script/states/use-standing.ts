import type { Sha256, VideoId } from "@tongpin/domain/base";
import { type Approval, approvalOf, foldReview, type ReviewState, roundsOf } from "@tongpin/domain/review";
import { type FinalMark, roundOf, type ScriptStanding, scriptStanding } from "@tongpin/domain/script";
import { contentHash, pinContent, type ScriptRoom, type ScriptState } from "@tongpin/workspace";
import { useDeferredValue, useMemo } from "react";
import { useLedger, useScriptState, useVideo } from "../../../app/index.ts";

export interface Standing {
  readonly standing: ScriptStanding;
  readonly mark: FinalMark | null;
  /** V1 until the first 定稿 is taken back. */
  readonly round: number;
  readonly approval: Approval;
}

const NO_REVIEW: Pick<ReviewState, "type"> = { type: "none" };
const NO_APPROVAL: Approval = { type: "none" };
const whole = (state: ScriptState) => state;
const none = () => null;

/** One script, one hash, whoever asks. */
const hashes = new WeakMap<ScriptState, Sha256>();

function hashOf(state: ScriptState, videoId: VideoId): Sha256 {
  const known = hashes.get(state) ?? contentHash(pinContent(state, videoId, null));
  hashes.set(state, known);
  return known;
}

/**
 * Where the script stands (S12): computed from what people said of its rows, from its card, and from the ledger. The words
 * are only hashed where something was ever approved, and behind the keystroke.
 */
export function useStanding(videoId: VideoId, room: ScriptRoom): Standing {
  const mark = useScriptState(room, (state) => state.final);
  const stage = useVideo(videoId)?.stage ?? "script";
  const { entries } = useLedger();
  const own = useMemo(() => entries.filter(({ body }) => body.videoId === videoId), [entries, videoId]);
  const rounds = useMemo(() => roundsOf(own, videoId), [own, videoId]);
  const wasAnswered = rounds.some(({ answer }) => answer !== null);
  const words = useDeferredValue(useScriptState<ScriptState | null>(room, wasAnswered ? whole : none));
  const approval = useMemo(
    () => (words ? approvalOf({ rounds }, hashOf(words, videoId)) : NO_APPROVAL),
    [rounds, words, videoId],
  );
  // The time only tells whether a request is overdue, and that is no matter of the script's.
  const review = useMemo(() => (own.length === 0 ? NO_REVIEW : foldReview(own, 0)), [own]);
  return useMemo(
    () => ({ standing: scriptStanding({ mark, stage, review, approval }), mark, round: roundOf(mark), approval }),
    [mark, stage, review, approval],
  );
}
