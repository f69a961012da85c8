import { mayCommand, mayWriteRoom } from "@tongpin/domain/access";
import { asId, type Sha256, type SubmissionId, type VideoId } from "@tongpin/domain/base";
import { roundsOf } from "@tongpin/domain/review";
import { validatePost } from "@tongpin/domain/video";
import { isWritable, type ScriptRoom, type ShownState } from "@tongpin/workspace";
import { useMemo } from "react";
import {
  AppLink,
  ClockChip,
  type CutPlaces,
  useApp,
  useCommands,
  useFormat,
  useLedger,
  useNewId,
  usePaths,
  useRecords,
  useT,
  useTalk,
  useToast,
  useVideo,
} from "../../app/index.ts";
import { ApprovalChip } from "../../app/item/approval-chip.tsx";
import { OpenPointList } from "../../app/item/brief/open-point-list.tsx";
import { useBriefCoverage } from "../../app/item/brief/use-coverage.ts";
import { useClaims } from "../../app/item/claims/use-claims.ts";
import { FailureNote } from "../../app/item/failure-note.tsx";
import { ShortHash } from "../../app/item/short-hash.tsx";
import { troubleOf } from "../../app/item/trouble-of.ts";
import { useContentApproval } from "../../app/item/use-approval.ts";
import { useShown, useShownState } from "../../app/item/use-shown.ts";
import { Button } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { IconCloudOff } from "../../ui/icons/index.ts";
import { SubmitDialog } from "./submit-dialog.tsx";
import { openRound, submitState } from "./submit-state.ts";

export interface SubmitPanelProps {
  readonly videoId: VideoId;
  readonly room: ScriptRoom | null;
  readonly ready: boolean;
  readonly places: (sha256: Sha256) => CutPlaces;
}

const countOf = (state: ShownState) => state.suggestions.length;

/** 送审: where the review stands, and freezing what is here now for the next round. */
export function SubmitPanel({ videoId, room, ready, places }: SubmitPanelProps) {
  const t = useT("production");
  const tr = useT("review");
  const { role, mode, person } = useApp();
  const { content, hash, rounds, approval } = useContentApproval(videoId, room);
  const { comments } = useTalk(videoId);
  const records = useRecords();
  const newId = useNewId();
  const video = useVideo(videoId);
  const queued = records.items.findLast(({ command }) => command.type === "submit" && command.videoId === videoId);
  const actor = { ...person, kind: "member" as const, role };
  const { block, warnings } = submitState({
    isLocal: mode === "local",
    mayActs: mayCommand(actor, "submit"),
    content,
    hash,
    approval,
    rounds,
    cutOnServer: content.cut ? places(content.cut.sha256).server : null,
    isQueued: queued !== undefined && queued.state !== "refused",
    openNotes: comments.filter((note) => note.parentId === null && note.resolvedAt === null).length,
    problems: validatePost(content.post, { form: video?.form ?? "video", durationMs: content.cut?.durationMs ?? null }),
  });

  const { open: openClaims } = useClaims(room);
  const coverage = useBriefCoverage(room);
  const shown = useShown(ready ? room : null, room !== null && mayWriteRoom(role, "script") && isWritable(room.doc));
  const openSuggestions = useShownState(shown, countOf);

  function submit(overrideReason: string) {
    if (queued?.state === "refused") records.discard(queued.op);
    const submissionId = asId<SubmissionId>(newId());
    void records.send({
      type: "submit",
      videoId,
      submissionId,
      expectHash: hash,
      ...(overrideReason ? { overrideReason } : {}),
    });
  }

  if (!room || !ready) return null;
  return (
    <section aria-label={t("submit.label")} className="flex flex-col gap-3 rounded-lg border border-line bg-raised p-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="font-semibold text-base">{t("submit.label")}</h2>
        <ApprovalChip approval={approval} />
        <span className="flex-1" />
        <ShortHash hash={hash} />
      </div>
      <RoundLine videoId={videoId} />
      {queued && queued.state !== "refused" ? (
        <p role="status" className="flex items-center gap-1.5 text-small text-warn">
          <IconCloudOff size={14} />
          {t("submit.waiting")}
        </p>
      ) : null}
      {queued?.state === "refused" ? (
        <FailureNote trouble={troubleOf(t, "refused", queued.error ?? { code: "other" })}>
          <Button size="small" onClick={() => records.discard(queued.op)}>
            {t("putAway")}
          </Button>
        </FailureNote>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <SubmitDialog
          content={content}
          hash={hash}
          round={Math.max(0, ...rounds.map((round) => round.round)) + 1}
          warnings={warnings}
          openClaims={openClaims}
          uncovered={<OpenPointList videoId={videoId} coverage={coverage} />}
          openSuggestions={openSuggestions}
          disabled={block !== null}
          onSubmit={submit}
        />
        <p className="min-w-0 flex-1 basis-48 text-ink-3 text-small">
          {block ? t(`submit.block.${block}`) : tr(`approval.meaning.${approval.type}`)}
        </p>
      </div>
    </section>
  );
}

/** The latest round in one line: in review with its clock, or what the brand said. */
function RoundLine({ videoId }: { videoId: VideoId }) {
  const t = useT("production");
  const tr = useT("review");
  const format = useFormat();
  const paths = usePaths();
  const { entries } = useLedger();
  const rounds = useMemo(() => roundsOf(entries, videoId), [entries, videoId]);
  const latest = rounds.at(-1);
  if (!latest) return <p className="text-ink-2 text-small">{t("submit.never")}</p>;
  const open = openRound(rounds);
  const { answer } = latest;
  return (
    <div className="flex flex-wrap items-center gap-2 text-small">
      <span className="keep">{tr("version.round", { round: latest.round })}</span>
      {answer ? (
        <Chip tone={answer.decision === "approve" ? "good" : answer.decision === "reject" ? "danger" : "warn"}>
          {tr(`decisions.${answer.decision}`)}
        </Chip>
      ) : null}
      {open ? <ClockChip dueAt={open.dueAt} /> : null}
      <span className="min-w-0 flex-1 truncate text-ink-3">
        {answer
          ? t("submit.answered", { name: answer.by.name, at: format.moment(answer.at) })
          : t("submit.sent", { name: latest.submittedBy.name, at: format.moment(latest.submittedAt) })}
      </span>
      <Withdraw videoId={videoId} />
      <AppLink to={paths.video(videoId, "review")} className="text-accent-text underline-offset-2 hover:underline">
        {t("submit.toReview")}
      </AppLink>
    </div>
  );
}

/** Whoever sent it may take it back while nobody has answered. */
function Withdraw({ videoId }: { videoId: VideoId }) {
  const t = useT("production");
  const { person, role } = useApp();
  const { entries } = useLedger();
  const records = useRecords();
  const commands = useCommands();
  const toast = useToast();
  const open = useMemo(() => openRound(roundsOf(entries, videoId)), [entries, videoId]);
  const actor = { ...person, kind: "member" as const, role };
  const isQueued = records.items.some(({ command, state }) => {
    return command.type === "decide" && command.submissionId === open?.submissionId && state !== "refused";
  });
  if (!open || open.submittedBy.id !== person.id || !mayCommand(actor, "withdraw") || isQueued) return null;
  async function withdraw(submissionId: SubmissionId, contentHash: Sha256) {
    const seen = entries.at(-1);
    await records.send({
      type: "decide",
      videoId,
      submissionId,
      contentHash,
      decision: "withdraw",
      level: null,
      reason: "",
      seenHead: seen ? { seq: seen.seq, hash: seen.hash } : null,
      clientAt: commands().now,
    });
    toast.info(t("submit.withdrawn"));
  }
  return (
    <Button size="small" tone="quiet" onClick={() => void withdraw(open.submissionId, open.contentHash)}>
      {t("submit.withdraw")}
    </Button>
  );
}
