import type { VideoId } from "@tongpin/domain/base";
import { createContext, type KeyboardEvent, type MouseEvent, useContext, useMemo } from "react";
import type { Calendar } from "../use-calendar.ts";
import { useLatest } from "../use-latest.ts";
import type { Desk } from "./desk.ts";

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };

/** Videos in the order one sees them: day by day, then the tray. */
export function shownOrder({ weeks, arrangement }: Pick<Calendar, "weeks" | "arrangement">): readonly VideoId[] {
  const onDays = weeks
    .flat()
    .flatMap((date) => (arrangement.byDay.get(date) ?? []).filter(({ kind }) => kind === "plan"))
    .map(({ video }) => video.id);
  return [...new Set([...onDays, ...arrangement.tray.map(({ id }) => id)])];
}

/** What a tile does besides being opened and moved. Each says whether it was meant. */
export interface TileDeeds {
  /** A click that chooses instead of opening. */
  onClick(event: MouseEvent, id: VideoId): boolean;
  /** Shift with an arrow chooses the next one as well; Shift+Enter puts it into the next free slot. */
  onKeyDown(event: KeyboardEvent, id: VideoId): boolean;
}

const NO_DEEDS: TileDeeds = { onClick: () => false, onKeyDown: () => false };
export const TileDeedsContext = createContext(NO_DEEDS);

export function useTileDeeds(): TileDeeds {
  return useContext(TileDeedsContext);
}

interface Options {
  readonly calendar: Calendar;
  readonly desk: Desk;
  toNextSlot(id: VideoId): void;
}

/** Choosing several videos where they stand (C12): Ctrl or ⌘ + click, Shift + click, Shift + arrows. The same object for good. */
export function useNewTileDeeds({ calendar, desk, toNextSlot }: Options): TileDeeds {
  const onClick = useLatest((event: MouseEvent, id: VideoId) => {
    if (!calendar.mayEdit || !(event.shiftKey || event.ctrlKey || event.metaKey)) return false;
    event.preventDefault();
    if (event.shiftKey) desk.reach(id, shownOrder(calendar));
    else desk.toggle(id);
    return true;
  });
  const onKeyDown = useLatest((event: KeyboardEvent, id: VideoId) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    if (!calendar.mayEdit || !shiftKey || ctrlKey || metaKey || altKey || event.nativeEvent.isComposing) return false;
    const step = STEPS[key];
    if (step === undefined && key !== "Enter") return false;
    event.preventDefault();
    event.stopPropagation();
    if (step === undefined) {
      toNextSlot(id);
      return true;
    }
    const order = shownOrder(calendar);
    const next = order[order.indexOf(id) + step];
    if (desk.selected().size === 0) desk.toggle(id);
    if (next === undefined) return true;
    desk.reach(next, order);
    const root = event.currentTarget.closest("[data-calendar]") ?? document;
    root.querySelector<HTMLElement>(`button[data-video="${CSS.escape(next)}"]`)?.focus();
    return true;
  });
  return useMemo(() => ({ onClick, onKeyDown }), [onClick, onKeyDown]);
}
