import { useVirtualizer } from "@tanstack/react-virtual";
import type { RefObject } from "react";

export interface LongList {
  /** The entries in the page now: all of a short list, those around what is seen of a long one. */
  readonly shown: readonly number[];
  /** Room that stands for the entries above and below, px. */
  readonly before: number;
  readonly after: number;
  /** Ref of each entry, which must carry `data-index`; undefined in a short list. */
  readonly measure: ((element: Element | null) => void) | undefined;
  /** Brings an entry into view: at the top, or by the shortest way. */
  scrollTo(index: number, align: "start" | "auto"): void;
}

/** From so many entries on only what is seen is in the page: a thousand cards take a second to build. */
const LONG = 40;

export function useLongList(
  scroller: RefObject<HTMLElement | null>,
  keys: readonly string[],
  height: number,
): LongList {
  const isLong = keys.length > LONG;
  const virtual = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => keys[index] ?? index,
    overscan: 8,
    enabled: isLong,
    // Before the first measurement a screenful is drawn all the same, in the first frame.
    initialRect: { width: 0, height: 900 },
  });
  if (!isLong) {
    return {
      shown: keys.map((_key, index) => index),
      before: 0,
      after: 0,
      measure: undefined,
      scrollTo(index, align) {
        const element = scroller.current?.querySelector(`[data-index="${index}"]`);
        element?.scrollIntoView({ block: align === "start" ? "start" : "nearest" });
      },
    };
  }
  const items = virtual.getVirtualItems();
  return {
    shown: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtual.measureElement,
    scrollTo: (index, align) => virtual.scrollToIndex(index, { align }),
  };
}
