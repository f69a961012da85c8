import { useParams } from "@tanstack/react-router";
import { asId, type RowId, type VideoId } from "@tongpin/domain/base";
import { DEFAULT_SPEED } from "@tongpin/domain/script";
import type { ScriptRoom, ScriptState } from "@tongpin/workspace";
import { useEffect, useRef, useState } from "react";
import {
  AppLink,
  useDimmed,
  usePaths,
  usePlan,
  usePlanState,
  useQuery,
  useScript,
  useScriptState,
  useT,
  useVideo,
} from "../../../app/index.ts";
import { keepAwake } from "../../../platform/wake-lock.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { SkeletonLines } from "../../../ui/skeleton.tsx";
import "./prompter.css";
import { PrompterBar } from "./prompter-bar.tsx";
import { usePrompter } from "./use-prompter.ts";
import { useStageDrag } from "./use-stage-drag.ts";

/** 提词器 (S15): the words of a script over the whole window, moving at the speaker's speed. */
export function PrompterScreen() {
  const { videoId: param } = useParams({ strict: false }) as { videoId: string };
  const videoId = asId<VideoId>(param);
  const t = useT("prompter");
  const paths = usePaths();
  const { ready: isPlanReady } = usePlan();
  const video = useVideo(videoId);
  const { room, ready, gate } = useScript(videoId);
  useDimmed();
  const isGone = isPlanReady && (!video || video.removedAt !== null);
  const back = (
    <AppLink to={paths.video(videoId, "script")} className="text-accent-text underline underline-offset-2">
      {t("toScript")}
    </AppLink>
  );
  return (
    <div className="prompter">
      {isGone || gate !== "open" ? (
        <EmptyState className="m-auto" title={t(isGone ? "gone" : "closed")} action={back} />
      ) : room && ready ? (
        <Prompter key={videoId} videoId={videoId} room={room} title={video?.title ?? ""} />
      ) : (
        <SkeletonLines label={t("loading")} lines={5} className="m-auto w-full max-w-3xl p-8" />
      )}
    </div>
  );
}

/** Of the height of a character: the middle of a printed line. */
const MIDDLE = 0.75;

const speedOf = (state: ScriptState) => state.settings.charsPerMinute;
const rowsOf = (state: ScriptState) => state.rows;

function Prompter({ videoId, room, title }: { videoId: VideoId; room: ScriptRoom; title: string }) {
  const t = useT("prompter");
  const paths = usePaths();
  const { row } = useQuery();
  const stage = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const channelId = useVideo(videoId)?.channelId ?? null;
  const channelSpeed = usePlanState((state) =>
    channelId ? (state.channels.get(channelId)?.charsPerMinute ?? null) : null,
  );
  const ownSpeed = useScriptState(room, speedOf);
  const prompter = usePrompter({
    videoId,
    rows: useScriptState(room, rowsOf),
    scriptSpeed: ownSpeed ?? channelSpeed ?? DEFAULT_SPEED,
    startRow: row ? asId<RowId>(row) : null,
    stage,
    content,
  });
  const { settings, isPlaying, isEmpty } = prompter;
  const drag = useStageDrag(prompter);
  useEffect(keepAwake, []);
  const isQuiet = useQuiet(isPlaying);
  return (
    <>
      <h1 className="sr-only">{t("title", { title })}</h1>
      <div ref={stage} className="prompter-stage" data-playing={isPlaying || undefined} {...drag}>
        <div className="prompter-mirror" data-mirror={settings.mirror || undefined}>
          <div ref={content} lang="zh" className="prompter-content" data-beats={settings.beats || undefined} />
        </div>
        <span
          aria-hidden="true"
          className="prompter-marker"
          style={{ top: `calc(${settings.line}% + ${settings.size * MIDDLE}px)` }}
        />
        {isEmpty ? (
          <EmptyState
            className="absolute inset-0"
            title={t("empty")}
            note={t("emptyNote")}
            action={
              <AppLink to={paths.video(videoId, "script")} className="text-accent-text underline underline-offset-2">
                {t("toScript")}
              </AppLink>
            }
          />
        ) : null}
      </div>
      <PrompterBar videoId={videoId} room={room} prompter={prompter} isQuiet={isQuiet} />
    </>
  );
}

/** So long after the pointer last moved the bar steps aside, ms. */
const QUIET_MS = 2_500;

/** While the text runs and nobody reaches for anything, only the text is there. */
function useQuiet(isPlaying: boolean): boolean {
  const [isQuiet, setIsQuiet] = useState(false);
  useEffect(() => {
    if (!isPlaying) return;
    let timer = 0;
    const stir = () => {
      setIsQuiet(false);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setIsQuiet(true), QUIET_MS);
    };
    stir();
    window.addEventListener("pointermove", stir);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener("pointermove", stir);
      setIsQuiet(false);
    };
  }, [isPlaying]);
  return isQuiet;
}
