import type { DeadlineStep, Video } from "@tongpin/domain/video";
import type { ReactNode } from "react";
import {
  AppLink,
  ChannelChip,
  ClockChip,
  PersonChip,
  StageChip,
  StageGlyph,
  useFormat,
  usePaths,
  useT,
  type VideoTab,
} from "../../app/index.ts";
import { Chip } from "../../ui/chip.tsx";
import { IconAlert, IconUndo } from "../../ui/icons/index.ts";
import type { AwaitedReview, Risk, Waiting } from "./today-lists.ts";

/** Where a step is worked on. */
const TAB_OF_STEP: Record<DeadlineStep, VideoTab> = {
  script: "script",
  shots: "shots",
  shoot: "shots",
  roughCut: "production",
  fineCut: "production",
  brandReview: "review",
};

interface LineProps {
  to: string;
  lead: ReactNode;
  title: string;
  note?: ReactNode;
  facts?: ReactNode;
}

/** One thing of the day; the whole line opens it where it is worked on. */
function Line({ to, lead, title, note, facts }: LineProps) {
  return (
    <li className="border-line border-b last:border-b-0">
      <AppLink
        to={to}
        className="-mx-2 flex min-h-[calc(var(--size-row)+6px)] items-center gap-3 rounded-md px-2 py-1.5 transition-colors hover:bg-hover"
      >
        <span className="flex h-5 w-4 shrink-0 items-center justify-center">{lead}</span>
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2.5 gap-y-0.5">
          <span className="min-w-0 truncate max-sm:w-full max-sm:whitespace-normal">{title}</span>
          {note ? <span className="min-w-0 truncate text-ink-3 text-small">{note}</span> : null}
        </span>
        <span className="flex shrink-0 items-center gap-3 max-sm:max-w-[45%] max-sm:flex-wrap max-sm:justify-end">
          {facts}
        </span>
      </AppLink>
    </li>
  );
}

export function WaitingRow({ item }: { item: Waiting }) {
  const t = useT("today");
  const tc = useT("common");
  const paths = usePaths();
  const { video } = item;
  switch (item.type) {
    case "review":
      return (
        <Line
          to={paths.review(video.id)}
          lead={<StageGlyph stage={video.stage} />}
          title={video.title}
          note={t("waiting.review")}
          facts={<ClockChip dueAt={item.dueAt} />}
        />
      );
    case "changes":
      return (
        <Line
          to={paths.video(video.id, "review")}
          lead={<IconUndo size={14} className="text-warn" />}
          title={video.title}
          note={item.reason || t("waiting.noReason")}
          facts={<Chip tone="warn">{t("waiting.changes")}</Chip>}
        />
      );
    case "step":
      return (
        <Line
          to={paths.video(video.id, TAB_OF_STEP[item.deadline.step])}
          lead={<StageGlyph stage={video.stage} />}
          title={video.title}
          note={t("waiting.step", { step: tc(`deadlineSteps.${item.deadline.step}`) })}
          facts={<ClockChip dueAt={item.dueAt} />}
        />
      );
  }
}

/** The brand's turn: the team can only see how long it has left. */
export function AwaitedRow({ item: { video, dueAt } }: { item: AwaitedReview }) {
  const paths = usePaths();
  return (
    <Line
      to={paths.video(video.id, "review")}
      lead={<StageGlyph stage={video.stage} />}
      title={video.title}
      facts={
        <>
          <span className="max-sm:hidden">
            <ChannelChip channelId={video.channelId} />
          </span>
          <PersonChip personId={video.ownerId} nameless />
          <ClockChip dueAt={dueAt} />
        </>
      }
    />
  );
}

/** Whether it can go out, in a word. */
function readiness(video: Video): "out" | "ready" | "waiting" | "notReady" {
  if (video.stage === "published" || video.stage === "retro") return "out";
  if (video.stage === "ready") return "ready";
  return video.stage === "brandReview" || video.stage === "internalReview" ? "waiting" : "notReady";
}

const READY_TONE = { out: "good", ready: "good", waiting: "warn", notReady: "danger" } as const;

export function PublishRow({ video }: { video: Video }) {
  const t = useT("today");
  const paths = usePaths();
  const state = readiness(video);
  return (
    <Line
      to={paths.video(video.id, state === "notReady" ? "overview" : "post")}
      lead={<StageGlyph stage={video.stage} />}
      title={video.title}
      note={<span className="keep">{video.planTime ?? t("publishing.noTime")}</span>}
      facts={
        <>
          <span className="max-sm:hidden">
            <ChannelChip channelId={video.channelId} />
          </span>
          <PersonChip personId={video.ownerId} nameless />
          <Chip tone={READY_TONE[state]}>{t(`publishing.${state}`)}</Chip>
        </>
      }
    />
  );
}

export function RiskRow({ risk }: { risk: Risk }) {
  const t = useT("today");
  const tc = useT("common");
  const paths = usePaths();
  const format = useFormat();
  const alert = <IconAlert size={14} className="text-danger" />;
  if (risk.type === "gap") {
    return (
      <li className="border-line border-b last:border-b-0">
        <AppLink
          to={paths.calendar}
          query={{ channel: risk.channelId }}
          className="-mx-2 flex min-h-[calc(var(--size-row)+6px)] items-center gap-3 rounded-md px-2 hover:bg-hover"
        >
          <span className="flex w-4 justify-center">
            <IconAlert size={14} className="text-warn" />
          </span>
          <span className="min-w-0 flex-1">
            <ChannelChip channelId={risk.channelId} />
          </span>
          <Chip tone="warn">{t("risks.gap", { planned: risk.planned, quota: risk.quota })}</Chip>
        </AppLink>
      </li>
    );
  }
  const { video } = risk;
  const owner = <PersonChip personId={video.ownerId} nameless />;
  if (risk.type === "overdueReview") {
    const facts = (
      <>
        {owner}
        <ClockChip dueAt={risk.dueAt} />
      </>
    );
    return (
      <Line
        to={paths.video(video.id, "review")}
        lead={alert}
        title={video.title}
        note={t("risks.overdueReview")}
        facts={facts}
      />
    );
  }
  const words =
    risk.type === "overdueStep"
      ? t("risks.overdueStep", {
          step: tc(`deadlineSteps.${risk.deadline.step}`),
          day: format.dayShort(risk.deadline.date),
        })
      : t(`risks.${risk.type}`);
  const tab = risk.type === "overdueStep" ? TAB_OF_STEP[risk.deadline.step] : "overview";
  return (
    <Line
      to={paths.video(video.id, tab)}
      lead={alert}
      title={video.title}
      note={words}
      facts={
        <>
          <span className="max-sm:hidden">
            <StageChip stage={video.stage} />
          </span>
          {owner}
          <Chip tone="danger">{t("risks.days", { days: risk.days })}</Chip>
        </>
      }
    />
  );
}
