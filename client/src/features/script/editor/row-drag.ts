import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { asId, type RowId } from "@tongpin/domain/base";
import type { RowView } from "./views/row-view.ts";

/** Where a dragged row would land: behind this row, or in front of all. */
export interface RowDrop {
  readonly id: RowId;
  readonly afterId: RowId | null;
}

const DRAG_TYPE = "script-row";

export function makeRowDraggable(view: RowView, mayWrite: () => boolean): () => void {
  return draggable({
    element: view.dom,
    dragHandle: view.handle,
    canDrag: mayWrite,
    getInitialData: () => ({ type: DRAG_TYPE, id: view.id }),
    onDragStart: () => view.dom.setAttribute("data-dragging", ""),
    onDrop: () => view.dom.removeAttribute("data-dragging"),
  });
}

/** One drop target for the whole script: a line shows where the row would go. */
export function acceptRowDrops(list: HTMLElement, onDrop: (drop: RowDrop) => void): () => void {
  let marked: Element | null = null;
  const mark = (place: Place | null): void => {
    marked?.removeAttribute("data-drop");
    marked = place?.row ?? null;
    marked?.setAttribute("data-drop", place?.edge ?? "");
  };
  return combine(
    dropTargetForElements({
      element: list,
      canDrop: ({ source }) => source.data["type"] === DRAG_TYPE,
      onDrag: ({ location }) => mark(placeAt(list, location.current.input.clientY)),
      onDragLeave: () => mark(null),
      onDrop: ({ source, location }) => {
        mark(null);
        const place = placeAt(list, location.current.input.clientY);
        const id = asId<RowId>(String(source.data["id"]));
        if (place && place.afterId !== id) onDrop({ id, afterId: place.afterId });
      },
    }),
    () => mark(null),
  );
}

interface Place {
  readonly row: Element;
  readonly edge: "before" | "after";
  readonly afterId: RowId | null;
}

function placeAt(list: HTMLElement, y: number): Place | null {
  const rows = [...list.querySelectorAll<HTMLElement>(".script-row")];
  const idOf = (row: HTMLElement | undefined): RowId | null => (row ? asId<RowId>(row.dataset["row"] ?? "") : null);
  const index = rows.findIndex((row) => {
    const box = row.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  if (index >= 0) {
    const row = rows[index];
    return row ? { row, edge: "before", afterId: idOf(rows[index - 1]) } : null;
  }
  const last = rows.at(-1);
  return last ? { row: last, edge: "after", afterId: idOf(last) } : null;
}
