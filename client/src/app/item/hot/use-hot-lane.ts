import { mayWriteRoom } from "@tongpin/domain/access";
import type { Instant } from "@tongpin/domain/base";
import { compareHot, heatOf } from "@tongpin/domain/hot";
import type { Video } from "@tongpin/domain/video";
import { archiveColdTopics } from "@tongpin/workspace";
import { useEffect, useMemo, useRef } from "react";
import { useApp } from "../../hooks/use-app.ts";
import { useCommands } from "../../hooks/use-commands.ts";
import { useNow } from "../../hooks/use-now.ts";
import { usePlan } from "../../hooks/use-plan.ts";
import { useT } from "../../hooks/use-t.ts";
import { useToast } from "../../hooks/use-toast.ts";

const HALF_MINUTE = 30_000;

export interface HotLane {
  /** Least time left first. */
  readonly hot: readonly Video[];
  /** Those whose time is over, noted down or not; the latest first. */
  readonly cold: readonly Video[];
  readonly now: Instant;
}

/** The 热点快车道 as it stands now. */
export function useHotLane(): HotLane {
  const { state } = usePlan();
  const now = useNow(HALF_MINUTE);
  const topics = useMemo(
    () => [...state.videos.values()].filter((video) => video.hot && video.removedAt === null),
    [state.videos],
  );
  return useMemo(() => {
    const heatOfEach = topics.map((video) => ({ video, heat: heatOf(video, now) }));
    const having = (...heats: readonly string[]) =>
      heatOfEach.filter(({ heat }) => heats.includes(heat)).map(({ video }) => video);
    return {
      hot: having("hot").sort(compareHot),
      cold: having("cold", "archived").sort((a, b) => (b.hot?.until ?? 0) - (a.hot?.until ?? 0)),
      now,
    };
  }, [topics, now]);
}

/** Whoever looks at the plan and may write it notes down which topics went cold meanwhile, and says so once. */
export function useColdTopicsPutAway({ cold, now }: HotLane): void {
  const { role } = useApp();
  const { room } = usePlan();
  const commands = useCommands();
  const toast = useToast();
  const t = useT("hot");
  const mayEdit = mayWriteRoom(role, "plan");
  const latest = useRef({ commands, toast, t });
  latest.current = { commands, toast, t };
  const isOwed = cold.some((video) => heatOf(video, now) === "cold");
  useEffect(() => {
    if (!room || !mayEdit || !isOwed) return;
    const done = archiveColdTopics(room, latest.current.commands());
    if (done.ok && done.value > 0) latest.current.toast.info(latest.current.t("putAway", { count: done.value }));
  }, [room, mayEdit, isOwed]);
}
