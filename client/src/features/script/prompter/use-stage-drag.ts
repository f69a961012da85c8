import { type PointerEvent, useRef, type WheelEvent } from "react";
import type { Prompter } from "./use-prompter.ts";

/** A finger moved less than this meant to tap, px. */
const TAP_PX = 8;

/** Tap pauses and goes on, a drag moves the text, the wheel too. */
export function useStageDrag({ toggle, scrollBy, hold }: Prompter) {
  const held = useRef<{ readonly id: number; y: number; moved: number } | null>(null);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      // Links and buttons on the stage are their own business.
      if (event.button !== 0 || (event.target instanceof Element && event.target.closest("a, button"))) return;
      held.current = { id: event.pointerId, y: event.clientY, moved: 0 };
      event.currentTarget.setPointerCapture(event.pointerId);
      hold(true);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const drag = held.current;
      if (drag?.id !== event.pointerId) return;
      const by = drag.y - event.clientY;
      drag.moved += Math.abs(by);
      drag.y = event.clientY;
      if (drag.moved > TAP_PX) scrollBy(by);
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const drag = held.current;
      if (drag?.id !== event.pointerId) return;
      held.current = null;
      hold(false);
      if (drag.moved <= TAP_PX) toggle();
    },
    onPointerCancel() {
      held.current = null;
      hold(false);
    },
    onWheel(event: WheelEvent<HTMLElement>) {
      scrollBy(event.deltaMode === event.nativeEvent.DOM_DELTA_LINE ? event.deltaY * 32 : event.deltaY);
    },
  };
}
