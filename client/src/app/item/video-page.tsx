import { useParams } from "@tanstack/react-router";
import { asId, type VideoId } from "@tongpin/domain/base";
import { foldReview } from "@tongpin/domain/review";
import { Suspense, useMemo } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Tabs } from "../../ui/tabs.tsx";
import { AppLink } from "../app-link.tsx";
import { ChannelChip, ClockChip, StageChip } from "../chips/index.ts";
import { useActions } from "../hooks/use-actions.ts";
import { useGo, usePaths } from "../hooks/use-go.ts";
import { useNow } from "../hooks/use-now.ts";
import { usePlan, useVideo } from "../hooks/use-plan.ts";
import { useLedger } from "../hooks/use-rooms.ts";
import { useT } from "../hooks/use-t.ts";
import { ItemPage } from "../shell/item-page.tsx";
import { OpenAnnotations } from "./open-annotations.tsx";
import { VideoGate } from "./video-gate.tsx";
import { VideoTitle } from "./video-panel.tsx";
import { isBound, type TabProps, tabOf, VIDEO_TABS } from "./video-tabs.ts";

/** One video as a page: script, shots, cuts, review, post, data and records under one name. */
export function VideoPage() {
  const { videoId: param, tab } = useParams({ strict: false }) as { videoId: string; tab: string };
  const videoId = asId<VideoId>(param);
  const t = useT("item");
  const go = useGo();
  const paths = usePaths();
  const { ready } = usePlan();
  const video = useVideo(videoId);
  const present = tabOf(tab);
  useActions(
    VIDEO_TABS.map(({ value }, index) => ({
      id: `video.${value}`,
      label: t(`tabs.${value}`),
      keys: `alt+${index + 1}`,
      group: "go" as const,
      whileTyping: true,
      perform: () => go.video(videoId, value),
    })),
  );
  if (!video || video.removedAt !== null) {
    return ready ? (
      <EmptyState
        title={t("gone")}
        note={t("goneNote")}
        action={<AppLink to={paths.videos}>{t("toVideos")}</AppLink>}
      />
    ) : null;
  }
  const Content = present.content;
  return (
    <ItemPage
      backTo={paths.videos}
      title={<VideoTitle video={video} />}
      facts={
        <>
          <StageChip stage={video.stage} />
          <ChannelChip channelId={video.channelId} />
          <ReviewClock videoId={videoId} />
        </>
      }
      tabs={
        <Tabs
          label={t("tabs.label")}
          value={present.value}
          items={VIDEO_TABS.map(({ value }) => ({
            value,
            label:
              value === "script" ? (
                <>
                  {t("tabs.script")}
                  <OpenAnnotations videoId={videoId} />
                </>
              ) : (
                t(`tabs.${value}`)
              ),
            link: <AppLink to={paths.video(videoId, value)} replace />,
          }))}
        />
      }
    >
      <VideoGate key={`${videoId} ${present.value}`} videoId={videoId} isBound={isBound(present.value)}>
        <Suspense fallback={null}>
          <Content key={videoId} videoId={videoId} />
        </Suspense>
      </VideoGate>
    </ItemPage>
  );
}

/** How long the brand has left, while it is their turn. */
function ReviewClock({ videoId }: TabProps) {
  const { entries } = useLedger();
  const now = useNow(60_000);
  const state = useMemo(
    () =>
      foldReview(
        entries.filter((entry) => entry.body.videoId === videoId),
        now,
      ),
    [entries, videoId, now],
  );
  return state.type === "inReview" ? <ClockChip dueAt={state.dueAt} /> : null;
}
