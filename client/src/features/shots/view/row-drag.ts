import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { asId, type ShotId } from "@tongpin/domain/base";

const DRAG_TYPE = "shot";

export function makeShotDraggable(row: HTMLElement, handle: HTMLElement, id: ShotId): () => void {
  return draggable({
    element: row,
    dragHandle: handle,
    getInitialData: () => ({ type: DRAG_TYPE, id }),
    onDragStart: () => row.setAttribute("data-dragging", ""),
    onDrop: () => row.removeAttribute("data-dragging"),
  });
}

/** One drop target for the table; a line shows where the shot would go. */
export function acceptShotDrops(
  list: HTMLElement,
  onDrop: (drop: { readonly id: ShotId; readonly afterId: ShotId | null }) => void,
): () => void {
  let marked: HTMLElement | null = null;
  const mark = (place: Place | null): void => {
    if (marked) delete marked.dataset["drop"];
    marked = place?.row ?? null;
    if (marked && place) marked.dataset["drop"] = place.edge;
  };
  return dropTargetForElements({
    element: list,
    canDrop: ({ source }) => source.data["type"] === DRAG_TYPE,
    onDrag: ({ location }) => mark(placeAt(list, location.current.input.clientY)),
    onDragLeave: () => mark(null),
    onDrop({ source, location }) {
      mark(null);
      const place = placeAt(list, location.current.input.clientY);
      const id = asId<ShotId>(String(source.data["id"]));
      if (place && place.afterId !== id) onDrop({ id, afterId: place.afterId });
    },
  });
}

interface Place {
  readonly row: HTMLElement;
  readonly edge: "before" | "after";
  readonly afterId: ShotId | null;
}

function placeAt(list: HTMLElement, y: number): Place | null {
  const rows = [...list.querySelectorAll<HTMLElement>("[data-shot]")];
  const row = rows.find((each) => y < each.getBoundingClientRect().bottom) ?? rows.at(-1);
  if (!row) return null;
  const box = row.getBoundingClientRect();
  const isUpper = y < box.top + box.height / 2;
  // In a virtual list the row above may not be there; each row knows who stands before it.
  const id = asId<ShotId>((isUpper ? row.dataset["before"] : row.dataset["shot"]) ?? "");
  return { row, edge: isUpper ? "before" : "after", afterId: id === "" ? null : id };
}
