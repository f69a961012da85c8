import { type Act, mayCommand } from "@tongpin/domain/access";
import { asId, type Sha256, type VideoId } from "@tongpin/domain/base";
import type { Actor, Comment, LedgerEntry, LedgerHead } from "@tongpin/domain/records";
import { type Round, roundsOf } from "@tongpin/domain/review";
import type { Cut } from "@tongpin/domain/video";
import type { ScriptState } from "@tongpin/workspace";
import { useMemo } from "react";
import { useApp, useGuestLink, useLedger, useScript, useScriptState, useTalk } from "../../app/index.ts";

/** The person at this screen as the policy sees it. The server asks the same sheet again. */
export function useActor(): Actor {
  const { person, role, mode } = useApp();
  const link = useGuestLink();
  return useMemo(
    () =>
      link
        ? {
            ...person,
            kind: "guest",
            role: "guest",
            rights: link.rights as NonNullable<Actor["rights"]>,
            videoId: asId<VideoId>(link.videoId),
          }
        : { ...person, kind: mode === "guest" ? "guest" : "member", role },
    [person, role, mode, link],
  );
}

export function useMay(act: Act): boolean {
  return mayCommand(useActor(), act);
}

/** Where the cut can be fetched as a file; null for guests whose link does not allow it, and without a server. */
export function useDownload(sha256: Sha256 | null): string | null {
  const { brand, mode } = useApp();
  const actor = useActor();
  if (sha256 === null || !brand || mode === "local") return null;
  if (actor.kind === "guest" && actor.rights?.includes("download") !== true) return null;
  return `/media/${brand.id}/${sha256}?download`;
}

const cutsOf = (state: ScriptState): readonly Cut[] => state.cuts;

export interface ReviewFacts {
  readonly rounds: readonly Round[];
  readonly comments: readonly Comment[];
  /** Oldest first. Members know every version; a guest those that were submitted. */
  readonly cuts: readonly Cut[];
  /** Newest entry this device has seen: a decision names it, which dates it without trusting the device's clock. */
  readonly head: LedgerHead | null;
}

/** What a member may know: ledger, script and talk. The talk room may be behind the ledger or before it. */
export function useMemberReview(videoId: VideoId): ReviewFacts {
  const talk = useTalk(videoId);
  const ledger = useLedger();
  const { room } = useScript(videoId);
  const cuts = useScriptState(room, cutsOf);
  const entries = useMemo(() => together(ledger.entries, talk.entries, videoId), [ledger, talk.entries, videoId]);
  const rounds = useMemo(() => roundsOf(entries, videoId), [entries, videoId]);
  return { rounds, comments: talk.comments, cuts, head: headOf(ledger.entries) ?? headOf(talk.entries) };
}

/** What a guest's link shows: the talk room of its one video. */
export function useGuestReview(videoId: VideoId): ReviewFacts {
  const { comments, entries } = useTalk(videoId);
  const rounds = useMemo(() => roundsOf(entries, videoId), [entries, videoId]);
  const cuts = useMemo(() => submittedCuts(rounds), [rounds]);
  return { rounds, comments, cuts, head: headOf(entries) };
}

function headOf(entries: readonly LedgerEntry[]): LedgerHead | null {
  const newest = entries.at(-1);
  return newest ? { seq: newest.seq, hash: newest.hash } : null;
}

function together(
  ledger: readonly LedgerEntry[],
  talk: readonly LedgerEntry[],
  videoId: VideoId,
): readonly LedgerEntry[] {
  const bySeq = new Map<number, LedgerEntry>();
  for (const entry of ledger) if (entry.body.videoId === videoId) bySeq.set(entry.seq, entry);
  for (const entry of talk) bySeq.set(entry.seq, entry);
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** The cuts that were ever submitted, in that order: what a guest may know of versions. */
function submittedCuts(rounds: readonly Round[]): readonly Cut[] {
  const bySha = new Map<Sha256, Cut>();
  for (const { cutSha256, submittedAt, submittedBy } of rounds) {
    if (cutSha256 === null || bySha.has(cutSha256)) continue;
    bySha.set(cutSha256, {
      sha256: cutSha256,
      bytes: 0,
      name: "",
      mime: "",
      durationMs: 0,
      width: 0,
      height: 0,
      addedAt: submittedAt,
      addedBy: submittedBy.id,
    });
  }
  return [...bySha.values()];
}
