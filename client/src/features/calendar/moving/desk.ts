import type { CivilDate, VideoId } from "@tongpin/domain/base";
import { createContext, useContext, useSyncExternalStore } from "react";

/** A video picked up by key, over the day it would be put down on. */
export interface Carried {
  readonly id: VideoId;
  readonly over: CivilDate;
}

/** What is in hand on this calendar: several videos chosen, or one picked up. Kept outside of React, so that a tile is drawn anew only when it is itself meant. */
export interface Desk {
  selected(): ReadonlySet<VideoId>;
  carried(): Carried | null;
  subscribe(listener: () => void): () => void;
  toggle(id: VideoId): void;
  /** Everything between the video chosen last and this one, in the order it is shown. */
  reach(id: VideoId, order: readonly VideoId[]): void;
  choose(ids: Iterable<VideoId>): void;
  clear(): void;
  carry(carried: Carried | null): void;
}

const NONE: ReadonlySet<VideoId> = new Set();

export function createDesk(): Desk {
  const listeners = new Set<() => void>();
  let selected = NONE;
  let carried: Carried | null = null;
  /** Where a reach starts. */
  let anchor: VideoId | null = null;
  /** What was chosen before the reach that is being drawn out. */
  let kept = NONE;
  const set = (next: ReadonlySet<VideoId>) => {
    selected = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    selected: () => selected,
    carried: () => carried,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    toggle(id) {
      const next = new Set(selected);
      if (!next.delete(id)) next.add(id);
      anchor = id;
      kept = next;
      set(next);
    },
    reach(id, order) {
      const start = anchor === null || !order.includes(anchor) ? id : anchor;
      if (anchor !== start) kept = selected;
      anchor = start;
      const [from, to] = [order.indexOf(start), order.indexOf(id)].sort((a, b) => a - b) as [number, number];
      set(new Set([...kept, ...order.slice(Math.max(0, from), to + 1), id]));
    },
    choose(ids) {
      const next = new Set(ids);
      anchor = [...next].at(-1) ?? null;
      kept = next;
      set(next);
    },
    clear() {
      anchor = null;
      kept = NONE;
      if (selected.size > 0) set(NONE);
    },
    carry(next) {
      carried = next;
      for (const listener of [...listeners]) listener();
    },
  };
}

/** Outside of a calendar nothing is in hand. */
const NOWHERE = createDesk();
export const DeskContext = createContext<Desk>(NOWHERE);

export function useDesk(): Desk {
  return useContext(DeskContext);
}

export function useSelection(desk: Desk): ReadonlySet<VideoId> {
  return useSyncExternalStore(desk.subscribe, desk.selected);
}

export function useIsSelected(id: VideoId): boolean {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, () => desk.selected().has(id));
}

/** The video that is carried over this day. */
export function useCarriedOver(date: CivilDate): VideoId | null {
  const desk = useDesk();
  return useSyncExternalStore(desk.subscribe, () => {
    const carried = desk.carried();
    return carried?.over === date ? carried.id : null;
  });
}

export function useCarried(desk: Desk): Carried | null {
  return useSyncExternalStore(desk.subscribe, desk.carried);
}
