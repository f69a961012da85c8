import { type RefObject, useLayoutEffect, useState } from "react";
import type { GridCell } from "../core/grid-selection.ts";

export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where a cell stands inside the scrolled content; the last known place while its row is not in the page. */
export function useCellBox(
  scroller: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
  cell: GridCell | null,
  renewOn: readonly unknown[],
): CellBox | null {
  const [box, setBox] = useState<CellBox | null>(null);
  useLayoutEffect(() => {
    const outer = scroller.current;
    const row = cell && body.current?.querySelector(`[data-shot="${CSS.escape(cell.id)}"]`);
    const inner = row?.querySelector(`[data-column="${cell?.column}"]`);
    if (!outer || !inner) return;
    const place = () => {
      const frame = outer.getBoundingClientRect();
      const { left, top, width, height } = inner.getBoundingClientRect();
      const next = {
        left: left - frame.left + outer.scrollLeft,
        top: top - frame.top + outer.scrollTop,
        width,
        height,
      };
      setBox((last) => (last && sameBox(last, next) ? last : next));
    };
    place();
    const watch = new ResizeObserver(place);
    watch.observe(inner);
    return () => watch.disconnect();
  }, [scroller, body, cell?.id, cell?.column, ...renewOn]);
  return box;
}

function sameBox(a: CellBox, b: CellBox): boolean {
  return a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}
