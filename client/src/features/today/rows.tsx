import { lazy, Suspense } from "react";
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
} from "../../app/index.ts";
import { Chip } from "../../ui/chip.tsx";
import { IconAlert, IconUndo } from "../../ui/icons/index.ts";
import { Line } from "./line.tsx";
import { PostChip } from "./post-chip.tsx";
import { TAB_OF_STEP } from "./tab-of-step.ts";
import type { Gap, Publishing, Risk, Waiting } from "./today-lists.ts";

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

/** Its cover is looked up where it alone would keep it from going out. */
const CoverChip = lazy(async () => ({ default: (await import("./blocks/cover-chip.tsx")).CoverChip }));

export function PublishRow({ item: { video, state } }: { item: Publishing }) {
  const t = useT("today");
  const paths = usePaths();
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
          {state === "ready" ? (
            <Suspense fallback={<PostChip state={state} />}>
              <CoverChip videoId={video.id} />
            </Suspense>
          ) : (
            <PostChip state={state} />
          )}
        </>
      }
    />
  );
}

/** A channel that is short of its week; leads to its days. */
export function GapRow({ gap }: { gap: Gap }) {
  const t = useT("today");
  const paths = usePaths();
  return (
    <li className="border-line border-b last:border-b-0">
      <AppLink
        to={paths.calendar}
        query={{ channel: gap.channelId }}
        className="-mx-2 flex min-h-[calc(var(--size-row)+6px)] items-center gap-3 rounded-md px-2 hover:bg-hover"
      >
        <span className="flex w-4 justify-center">
          <IconAlert size={14} className="text-warn" />
        </span>
        <span className="min-w-0 flex-1">
          <ChannelChip channelId={gap.channelId} />
        </span>
        <Chip tone="warn">{t("risks.gap", { planned: gap.planned, quota: gap.quota })}</Chip>
      </AppLink>
    </li>
  );
}

export function RiskRow({ risk }: { risk: Risk }) {
  const t = useT("today");
  const tc = useT("common");
  const paths = usePaths();
  const format = useFormat();
  const alert = <IconAlert size={14} className="text-danger" />;
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
