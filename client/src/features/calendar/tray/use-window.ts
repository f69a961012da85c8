import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect } from "react";

/** From so many ideas on only those around what is seen are in the page. */
const LONG = 60;
const ROW = 34;

export interface IdeaWindow {
  readonly shown: readonly number[];
  /** Room for what is above and below, px. */
  readonly before: number;
  readonly after: number;
  readonly measure: ((element: Element | null) => void) | undefined;
}

/** @param wanted an idea that must be in the page, though it is far down: the keyboard is to stand on it */
export function useIdeaWindow(
  scroller: RefObject<HTMLElement | null>,
  keys: readonly string[],
  wanted: string | null,
): IdeaWindow {
  const isLong = keys.length > LONG;
  const virtual = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => keys[index] ?? index,
    overscan: 12,
    enabled: isLong,
    initialRect: { width: 0, height: 700 },
  });
  const at = wanted === null ? -1 : keys.indexOf(wanted);
  useEffect(() => {
    if (isLong && at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [isLong, at, virtual]);
  if (!isLong) return { shown: keys.map((_key, index) => index), before: 0, after: 0, measure: undefined };
  const items = virtual.getVirtualItems();
  return {
    shown: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtual.measureElement,
  };
}
