import { addDays } from "@tongpin/domain/calendar";
import { isColdTopic } from "@tongpin/domain/hot";
import { resolveNodes } from "@tongpin/domain/nodes";
import type { Video } from "@tongpin/domain/video";
import { useCallback, useDeferredValue, useMemo } from "react";
import { useGo, usePinyinMatch, useQuery } from "../../../app/index.ts";
import { type HotLane, useColdTopicsPutAway, useHotLane } from "../../../app/item/hot/use-hot-lane.ts";
import type { Calendar } from "../use-calendar.ts";
import {
  type NearFacts,
  type Nearness,
  nearestDay,
  poolCounts,
  readTrayView,
  shownIdeas,
  type TrayView,
  writeTrayView,
} from "./tray-view.ts";

/** Nodes farther off press nobody. */
const AHEAD_DAYS = 180;

export interface Tray {
  readonly view: TrayView;
  readonly lane: HotLane;
  /** All ideas of the calendar's filters, before the tray's own. */
  readonly all: readonly Video[];
  readonly shown: readonly Video[];
  readonly counts: ReturnType<typeof poolCounts>;
  near(video: Video): Nearness | null;
  look(patch: Partial<TrayView>): void;
}

/** What the tray shows: hot topics apart, the rest as the address says. */
export function useTray(calendar: Calendar): Tray {
  const { arrangement, state, today, place, nodes } = calendar;
  const go = useGo();
  const query = useQuery();
  const matches = usePinyinMatch((query["find"] ?? "") !== "");
  const lane = useHotLane();
  useColdTopicsPutAway(lane);
  const { tray, find, pool } = query;
  const view = useMemo(() => readTrayView({ tray, find, pool }), [tray, find, pool]);
  const typed = useDeferredValue(view.find);
  const hot = useMemo(() => {
    const { channels } = place.filter;
    const isShown = ({ channelId }: Video) => channelId !== null && channels.includes(channelId);
    return channels.length === 0 ? lane : { ...lane, hot: lane.hot.filter(isShown) };
  }, [lane, place.filter]);
  const all = useMemo(() => {
    const isApart = new Set(hot.hot.map(({ id }) => id));
    return arrangement.tray.filter((video) => !isApart.has(video.id) && !isColdTopic(video, hot.now));
  }, [arrangement.tray, hot]);
  const near = useMemo(() => {
    // Only once somebody sorts by it.
    let facts: NearFacts | null = null;
    const gather = (): NearFacts => ({
      today,
      campaigns: state.campaigns,
      occurrences: resolveNodes(nodes.shown, today, addDays(today, AHEAD_DAYS)),
      events: nodes.shown,
    });
    const known = new Map<Video, Nearness | null>();
    return (video: Video) => {
      const before = known.get(video);
      if (before !== undefined) return before;
      facts ??= gather();
      const nearness = nearestDay(video, facts);
      known.set(video, nearness);
      return nearness;
    };
  }, [today, state.campaigns, nodes]);
  const shown = useMemo(
    () => shownIdeas(all, { view: { ...view, find: typed }, channels: state.channels, matches, near }),
    [all, view, typed, state.channels, matches, near],
  );
  const counts = useMemo(() => poolCounts(all, state.channels.values()), [all, state.channels]);
  const look = useCallback((patch: Partial<TrayView>) => go.query(writeTrayView({ ...view, ...patch })), [go, view]);
  return { view, lane: hot, all, shown, counts, near, look };
}
