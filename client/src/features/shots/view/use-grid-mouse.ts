import { asId, type ShotId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import { type MouseEvent, type RefObject, useRef } from "react";
import { type GridCell, selectRows } from "../core/grid-selection.ts";
import type { useShotGrid } from "./use-shot-grid.ts";

interface UseGridMouse {
  readonly shots: readonly Shot[];
  readonly columnCount: number;
  readonly grid: ReturnType<typeof useShotGrid>;
  readonly field: RefObject<HTMLTextAreaElement | null>;
}

/** Pressing selects a cell, Shift extends, dragging draws a block, a handle takes the whole row. */
export function useGridMouse({
  shots,
  columnCount,
  grid,
  field,
}: UseGridMouse): (event: MouseEvent<HTMLElement>) => void {
  const extendTo = useRef(grid.extendTo);
  extendTo.current = grid.extendTo;
  const focusField = () => field.current?.focus({ preventScroll: true });

  function dragSelection(start: GridCell) {
    let last = start;
    const move = (event: globalThis.MouseEvent) => {
      const over = document.elementFromPoint(event.clientX, event.clientY);
      const cell = over instanceof HTMLElement ? cellOf(over) : null;
      if (!cell || (cell.id === last.id && cell.column === last.column)) return;
      last = cell;
      extendTo.current(cell);
    };
    const end = () => {
      window.removeEventListener("mousemove", move);
      window.removeEventListener("mouseup", end);
    };
    window.addEventListener("mousemove", move);
    window.addEventListener("mouseup", end);
  }

  function isSelected({ id, column }: GridCell): boolean {
    const { range } = grid;
    const row = shots.findIndex((shot) => shot.id === id);
    if (!range || row < range.top || row > range.bottom) return false;
    return column >= range.left && column <= range.right;
  }

  return (event) => {
    const target = event.target as HTMLElement;
    const cell = cellOf(target);
    const shotId = shotOf(target);
    if (target.closest("[data-link], [data-clash], [data-frame]") || !shotId) return;
    if (target.closest("[data-handle]")) {
      const anchor = event.shiftKey && grid.selection ? grid.selection.anchor.id : shotId;
      grid.select(selectRows(anchor, shotId, columnCount));
      // The press itself must stay the browser's: a drag may begin with it.
      requestAnimationFrame(focusField);
      return;
    }
    event.preventDefault();
    if (!cell) return;
    const isMain = event.button === 0;
    if (isMain && event.shiftKey && grid.selection) grid.select({ anchor: grid.selection.anchor, focus: cell });
    else if (isMain || !isSelected(cell)) grid.selectCell(cell);
    focusField();
    if (isMain) dragSelection(cell);
  };
}

export function shotOf(element: HTMLElement): ShotId | null {
  const id = element.closest<HTMLElement>("[data-shot]")?.dataset["shot"];
  return id ? asId<ShotId>(id) : null;
}

export function cellOf(element: HTMLElement): GridCell | null {
  const column = element.closest<HTMLElement>("[data-column]")?.dataset["column"];
  const id = shotOf(element);
  return column !== undefined && id ? { id, column: Number(column) } : null;
}
