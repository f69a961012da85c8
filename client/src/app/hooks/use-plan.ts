import type { VideoId } from "@tongpin/domain/base";
import type { Video } from "@tongpin/domain/video";
import type { PlanState, UndoStack } from "@tongpin/workspace";
import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { Store } from "../../sync/contract.ts";
import { EMPTY_STATE, type PlanSnapshot } from "../runtime/brand-source.ts";
import { useBrandSource } from "../runtime/context.ts";
import { useSelected } from "./use-selected.ts";

const NO_PLAN: PlanSnapshot = { room: null, state: EMPTY_STATE, ready: false, isNewer: false };
const NOWHERE: Store<PlanSnapshot> = { getSnapshot: () => NO_PLAN, subscribe: () => () => {} };

/** The brand's videos, channels and campaigns: stored rows at once, the live room when it is open. Commands need `room`. */
export function usePlan(): PlanSnapshot {
  const plan = useBrandSource()?.plan ?? NOWHERE;
  return useSyncExternalStore(plan.subscribe, plan.getSnapshot);
}

const NO_STEPS: Store<UndoStack | null> = { getSnapshot: () => null, subscribe: () => () => {} };

/** One's own steps on the plan, for words whose own undo knows nothing of a colleague's. Null until the room is open. */
export function usePlanUndo(): UndoStack | null {
  const store = useBrandSource()?.undo ?? NO_STEPS;
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}

/** A part of the plan; re-renders only when that part changes. */
export function usePlanState<T>(select: (state: PlanState) => T): T {
  const plan = useBrandSource()?.plan ?? NOWHERE;
  const store = useMemo(() => ({ getSnapshot: () => plan.getSnapshot().state, subscribe: plan.subscribe }), [plan]);
  return useSelected(store, select);
}

/** One video. Re-renders only when this video changes; undefined while unknown. */
export function useVideo(videoId: VideoId): Video | undefined {
  return usePlanState(useCallback((state) => state.videos.get(videoId), [videoId]));
}

/** Whether a later version of the app has written the plan: its screens would show edits that are refused. */
export function usePlanIsNewer(): boolean {
  return useSelected(useBrandSource()?.plan ?? NOWHERE, isNewer);
}

const isNewer = (plan: PlanSnapshot) => plan.isNewer;
