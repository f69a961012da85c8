import { type TouchEvent, useRef } from "react";

/** How far a finger must go sideways, px, and how much more sideways than up or down. */
const FAR = 56;
const SLANT = 1.6;

/** Left and right with a finger, beside the buttons that do the same. */
export function useSwipe({ onLeft, onRight }: { onLeft: () => void; onRight: () => void }) {
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onTouchStart(event: TouchEvent) {
      const touch = event.touches.length === 1 ? event.touches[0] : undefined;
      // In a field a finger places the caret.
      const inField = event.target instanceof Element && event.target.closest("input, textarea") !== null;
      start.current = touch && !inField ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd(event: TouchEvent) {
      const from = start.current;
      const touch = event.changedTouches[0];
      start.current = null;
      if (!from || !touch) return;
      const [dx, dy] = [touch.clientX - from.x, touch.clientY - from.y];
      if (Math.abs(dx) < FAR || Math.abs(dx) < Math.abs(dy) * SLANT) return;
      if (dx < 0) onLeft();
      else onRight();
    },
  };
}
