import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { asId, type ShotId } from "@tongpin/domain/base";

const DRAG_TYPE = "board-shot";

export function makeCardDraggable(card: HTMLElement, id: ShotId): () => void {
  return draggable({
    element: card,
    getInitialData: () => ({ type: DRAG_TYPE, id }),
    onDragStart: () => card.setAttribute("data-dragging", ""),
    onDrop: () => card.removeAttribute("data-dragging"),
  });
}

interface Place {
  readonly card: HTMLElement;
  readonly edge: "before" | "after";
  readonly afterId: ShotId | null;
}

/** One drop target for the whole board; a line between two cards shows where the shot would go. */
export function acceptCardDrops(board: HTMLElement, onDrop: (id: ShotId, afterId: ShotId | null) => void): () => void {
  let marked: HTMLElement | null = null;
  const mark = (place: Place | null): void => {
    if (marked) delete marked.dataset["drop"];
    marked = place?.card ?? null;
    if (marked && place) marked.dataset["drop"] = place.edge;
  };
  return dropTargetForElements({
    element: board,
    canDrop: ({ source }) => source.data["type"] === DRAG_TYPE,
    onDrag: ({ location }) => mark(placeAt(board, location.current.input)),
    onDragLeave: () => mark(null),
    onDrop({ source, location }) {
      mark(null);
      const place = placeAt(board, location.current.input);
      const id = asId<ShotId>(String(source.data["id"]));
      if (place && place.afterId !== id) onDrop(id, place.afterId);
    },
  });
}

/** The side of the nearest card. Only cards on the screen are in the page; each knows who stands before it. */
function placeAt(board: HTMLElement, { clientX, clientY }: { readonly clientX: number; readonly clientY: number }) {
  let best: { readonly card: HTMLElement; readonly away: number; readonly middle: number } | null = null;
  for (const card of board.querySelectorAll<HTMLElement>("[data-shot]")) {
    const box = card.getBoundingClientRect();
    const middle = box.left + box.width / 2;
    const away = Math.hypot(clientX - middle, clientY - (box.top + box.height / 2));
    if (!best || away < best.away) best = { card, away, middle };
  }
  if (!best) return null;
  const edge = clientX < best.middle ? "before" : "after";
  const id = asId<ShotId>((edge === "before" ? best.card.dataset["before"] : best.card.dataset["shot"]) ?? "");
  return { card: best.card, edge, afterId: id === "" ? null : id } satisfies Place;
}
