import { asId, type CommentId, type Sha256, type SubmissionId, type VideoId } from "@tongpin/domain/base";
import type { Comment } from "@tongpin/domain/records";
import { carriedCount, type Round } from "@tongpin/domain/review";
import { contentHash } from "@tongpin/workspace";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useCutSource, useGo, usePin, useQuery, useT } from "../../app/index.ts";
import { IconDownload } from "../../ui/icons/index.ts";
import { Tabs } from "../../ui/tabs.tsx";
import { shownRound } from "./decision/bar-state.ts";
import { DecisionBar } from "./decision/decision-bar.tsx";
import { FrozenSide } from "./frozen/frozen-side.tsx";
import { Hindrance, isHindered } from "./frozen/hindrance.tsx";
import { NoteComposer } from "./notes/note-composer.tsx";
import { NoteList } from "./notes/note-list.tsx";
import { useNotes } from "./notes/use-notes.ts";
import { PlayerView } from "./player/player-view.tsx";
import { usePlayer } from "./player/use-player.ts";
import { usePlayerActions } from "./player/use-player-actions.tsx";
import { type ReviewFacts, useDownload } from "./use-review.ts";
import { useVersionName, VersionSwitch } from "./version-switch.tsx";

type Side = "notes" | "post" | "script";
const SIDES = ["notes", "post", "script"] as const;

export interface ReviewRoomProps {
  readonly videoId: VideoId;
  readonly facts: ReviewFacts;
  /** What stands in the bar after a decision. */
  readonly next?: ReactNode;
}

/** One review: the film, the notes beside it, what will be published with it, and the decision at the foot. */
export function ReviewRoom({ videoId, facts, next }: ReviewRoomProps) {
  const t = useT("review");
  const query = useQuery();
  const go = useGo();
  const [side, setSide] = useState<Side>("notes");
  const [chosen, setChosen] = useState<CommentId | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { round, showLatest } = useShownRound(facts.rounds, query["round"]);
  const pin = usePin(round?.contentHash ?? null, contentHash);

  const asked = round ? round.cutSha256 : (facts.cuts.at(-1)?.sha256 ?? null);
  const wanted = query["cut"] ? asId<Sha256>(query["cut"]) : null;
  const shown = facts.cuts.some((cut) => cut.sha256 === wanted) ? wanted : asked;
  const source = useCutSource(shown);
  const film = source.type === "device" || source.type === "server" ? source.url : null;
  const player = usePlayer(film);
  const versionName = useVersionName(facts);
  const notes = useNotes(videoId, facts.comments, facts.cuts, shown);
  usePlayerActions(player, notes.mayWrite ? beginNote : null);
  useSeekOnce(player.durationMs, query["t"], player.seek);

  const marks = useMemo(
    () =>
      notes.threads.flatMap(({ note }) =>
        note.atMs === null
          ? []
          : [{ id: note.id, atMs: note.atMs, isOpen: note.resolvedAt === null, level: note.level }],
      ),
    [notes.threads],
  );

  function beginNote() {
    setSide("notes");
    // The composer appears with its tab; the focus goes there once it stands.
    requestAnimationFrame(() => field.current?.focus());
  }

  function seekTo(note: Comment) {
    setChosen(note.id);
    if (note.atMs !== null) player.seek(note.atMs);
  }

  function toNote(id: string) {
    const thread = notes.threads.find(({ note }) => note.id === id);
    if (!thread) return;
    setSide("notes");
    seekTo(thread.note);
  }

  const showCut = (sha256: Sha256 | null) => go.query({ cut: sha256 === asked ? null : sha256 });
  const openCount = notes.threads.filter(({ note }) => note.resolvedAt === null).length;

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1 max-md:flex-col">
        <PlayerView
          player={player}
          sha256={shown}
          source={source}
          notes={marks}
          coverAtMs={pin.type === "found" && shown === asked ? pin.content.post.coverAtMs : null}
          onMarker={toNote}
          tools={
            <>
              <VersionSwitch facts={{ ...facts, shownRound: round }} shown={shown} asked={asked} onShow={showCut} />
              <DownloadLink sha256={shown} />
            </>
          }
        />
        <aside
          aria-label={t("sides.label")}
          className="flex min-h-0 flex-col border-line max-md:flex-1 max-md:border-t md:w-[min(26rem,38vw)] md:border-l"
        >
          <Tabs<Side>
            label={t("sides.label")}
            value={side}
            items={SIDES.map((value) => ({ value, label: t(`sides.${value}`, { count: openCount }) }))}
            onChange={setSide}
            className="shrink-0"
          />
          <div className="scroll-y min-h-0 flex-1">
            {side === "notes" ? (
              <NoteList notes={notes} chosen={chosen} versionName={versionName} onSeek={seekTo} />
            ) : null}
            {side === "notes" || !round ? null : (
              <FrozenSide
                side={side}
                pin={pin}
                round={round}
                rounds={facts.rounds}
                film={shown === asked ? film : null}
                onSeek={player.seek}
              />
            )}
            {side !== "notes" && !round ? <p className="p-4 text-ink-3">{t("frozen.nothing")}</p> : null}
          </div>
          {side === "notes" && notes.mayWrite ? (
            <NoteComposer player={player} hasCut={shown !== null} field={field} onWrite={notes.write} />
          ) : null}
        </aside>
      </div>
      <DecisionBar
        key={round?.submissionId ?? "none"}
        videoId={videoId}
        round={round}
        head={facts.head}
        carried={carriedCount(notes.threads)}
        hindrance={
          isHindered(pin, shown !== asked) ? (
            <Hindrance pin={pin} otherCut={shown !== asked} onBack={() => showCut(asked)} />
          ) : null
        }
        next={next}
        onLatest={showLatest}
      />
    </div>
  );
}

function DownloadLink({ sha256 }: { sha256: Sha256 | null }) {
  const t = useT("review");
  const href = useDownload(sha256);
  if (href === null) return null;
  return (
    <a
      href={href}
      download
      aria-label={t("player.download")}
      data-tip={t("player.download")}
      data-tip-side="left"
      className="inline-flex size-control shrink-0 items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
    >
      <IconDownload />
    </a>
  );
}

/**
 * The round on screen. It is the one that was the latest when the page was opened and stays that: what a reviewer looks at
 * is not exchanged under the finger by a newer submission; the bar offers it instead.
 */
function useShownRound(rounds: readonly Round[], wanted: string | undefined) {
  const [held, setHeld] = useState<SubmissionId | null>(wanted ? asId<SubmissionId>(wanted) : null);
  const round = shownRound(rounds, held);
  const latest = rounds.at(-1)?.submissionId ?? null;
  useEffect(() => {
    if (!round) return;
    // A round that has its answer gives way to the next one; an open or superseded one does not.
    const next = round.answer && !wanted ? latest : round.submissionId;
    if (held !== next) setHeld(next);
  }, [round, held, wanted, latest]);
  return { round, showLatest: () => setHeld(latest) };
}

/** A copied address may name a moment; it is gone to once, when the film is there. */
function useSeekOnce(durationMs: number, moment: string | undefined, seek: (ms: number) => void) {
  const done = useRef(false);
  useEffect(() => {
    const ms = Number(moment ?? Number.NaN) * 1000;
    if (done.current || durationMs === 0 || !Number.isFinite(ms)) return;
    done.current = true;
    seek(Math.min(ms, durationMs));
  }, [durationMs, moment, seek]);
}
