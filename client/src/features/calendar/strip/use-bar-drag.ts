import { type PointerEvent, useRef, useState } from "react";
import { type BarHold, type BarMove, daysOf } from "./bar-moves.ts";

/** Nearer than this a press is a click, px. */
const SLACK = 4;

export interface BarDrag {
  /** What the bar would do if it were let go now. */
  readonly move: BarMove | null;
  /** For the bar's element; `hold` says which part the hand has. */
  onPointerDown(event: PointerEvent<HTMLElement>, hold: BarHold): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(event: PointerEvent<HTMLElement>): void;
  cancel(): void;
  /** Whether the click that follows a drag is to be left alone. Asked once. */
  tookClick(): boolean;
}

/** Drags a bar by days. Only this bar is drawn while it moves; nothing is written before it is let go. */
export function useBarDrag(days: number, enabled: boolean, onDrop: (move: BarMove) => void): BarDrag {
  const [move, setMove] = useState<BarMove | null>(null);
  const held = useRef<{ readonly hold: BarHold; readonly x: number; readonly width: number } | null>(null);
  const dragged = useRef(false);

  function end() {
    held.current = null;
    setMove(null);
  }

  return {
    move,
    onPointerDown(event, hold) {
      dragged.current = false;
      if (!enabled || event.button !== 0) return;
      const lane = event.currentTarget.closest("td");
      if (!lane) return;
      held.current = { hold, x: event.clientX, width: lane.clientWidth };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event) {
      const now = held.current;
      if (!now) return;
      const pixels = event.clientX - now.x;
      if (!dragged.current && Math.abs(pixels) < SLACK) return;
      dragged.current = true;
      const next: BarMove = { ...now.hold, days: daysOf(pixels, now.width, days) };
      if (move?.days !== next.days) setMove(next);
    },
    onPointerUp() {
      const last = move;
      end();
      if (last && last.days !== 0) onDrop(last);
    },
    cancel: end,
    tookClick() {
      const took = dragged.current;
      dragged.current = false;
      return took;
    },
  };
}
