import type { Shot } from "@tongpin/domain/video";
import { type RefObject, useLayoutEffect, useState } from "react";
import type { GridCell } from "../core/grid-selection.ts";
import type { ShotColumnInfo } from "../core/shot-columns.ts";

export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What may move a cell: other shots, the field opening over it, other rows coming into the page. */
export interface CellMoves {
  readonly shots: readonly Shot[];
  readonly isEditing: boolean;
  readonly firstShown: number;
  /** Which columns stand in front of it, and how wide they are. */
  readonly columns: readonly ShotColumnInfo[];
}

/** Where a cell stands inside the scrolled content; the last known place while its row is not in the page. */
export function useCellBox(
  scroller: RefObject<HTMLElement | null>,
  body: RefObject<HTMLElement | null>,
  cell: GridCell | null,
  { shots, isEditing, firstShown, columns }: CellMoves,
): CellBox | null {
  const [box, setBox] = useState<CellBox | null>(null);
  const id = cell?.id ?? null;
  const column = cell?.column ?? -1;
  useLayoutEffect(() => {
    const outer = scroller.current;
    const row = id !== null && body.current?.querySelector(`[data-shot="${CSS.escape(id)}"]`);
    const inner = row ? row.querySelector(`[data-column="${column}"]`) : null;
    if (!outer || !inner) return;
    const place = () => {
      const frame = outer.getBoundingClientRect();
      const { left, top, width, height } = inner.getBoundingClientRect();
      const x = left - frame.left + outer.scrollLeft;
      const y = top - frame.top + outer.scrollTop;
      const next = { left: x, top: y, width, height };
      setBox((last) => (last && sameBox(last, next) ? last : next));
    };
    place();
    const watch = new ResizeObserver(place);
    watch.observe(inner);
    return () => watch.disconnect();
  }, [scroller, body, id, column, shots, isEditing, firstShown, columns]);
  return box;
}

function sameBox(a: CellBox, b: CellBox): boolean {
  return a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}
