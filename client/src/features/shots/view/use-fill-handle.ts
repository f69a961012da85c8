import { type MouseEvent, useState } from "react";
import { drawnRange } from "../core/grid-edits.ts";
import type { GridRange } from "../core/grid-selection.ts";
import { cellOf } from "./use-grid-mouse.ts";

interface UseFillHandle {
  readonly range: GridRange | null;
  readonly rowOf: (id: string) => number;
  readonly onFill: (target: GridRange) => void;
}

/**
 * The corner of the selection, drawn over more cells, repeats what is selected in them. `target` is where it would go if
 * it were let go now. Keys do the same by extending the selection and filling down or right.
 */
export function useFillHandle({ range, rowOf, onFill }: UseFillHandle) {
  const [target, setTarget] = useState<GridRange | null>(null);

  /** Whether the press was on the handle. */
  function onMouseDown(event: MouseEvent<HTMLElement>): boolean {
    if (!range || event.button !== 0 || !(event.target as HTMLElement).closest("[data-fill]")) return false;
    event.preventDefault();
    let drawn: GridRange = range;
    const move = ({ clientX, clientY }: globalThis.MouseEvent) => {
      const over = document.elementFromPoint(clientX, clientY);
      const cell = over instanceof HTMLElement ? cellOf(over) : null;
      const row = cell ? rowOf(cell.id) : -1;
      if (!cell || row < 0) return;
      drawn = drawnRange(range, row, cell.column);
      setTarget(drawn);
    };
    const end = () => {
      stop();
      if (JSON.stringify(drawn) !== JSON.stringify(range)) onFill(drawn);
    };
    const cancel = ({ key }: globalThis.KeyboardEvent) => {
      if (key === "Escape") stop();
    };
    const stop = () => {
      window.removeEventListener("mousemove", move);
      window.removeEventListener("mouseup", end);
      window.removeEventListener("keydown", cancel, true);
      setTarget(null);
    };
    window.addEventListener("mousemove", move);
    window.addEventListener("mouseup", end);
    window.addEventListener("keydown", cancel, true);
    return true;
  }

  return { target, onMouseDown };
}
