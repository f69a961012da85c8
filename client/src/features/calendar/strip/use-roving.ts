import { type FocusEvent, type KeyboardEvent, type RefObject, useCallback, useLayoutEffect } from "react";

const STOP = "[data-stop]";

export interface Roving {
  onFocus(event: FocusEvent): void;
  onKeyDown(event: KeyboardEvent): void;
}

/**
 * One stop for Tab in a strip of hundreds: arrows walk from bar to bar along a row and to what stands nearest in the row
 * above or below. Which element is the stop is kept at the elements themselves: to hold it in React's state would draw the
 * whole strip anew at every step. Stops carry `data-stop` with the day they begin at, counted from the left.
 */
export function useRoving(root: RefObject<HTMLElement | null>): Roving {
  // After every drawing: the stop may be gone, or there may be none yet.
  useLayoutEffect(() => {
    const stops = stopsIn(root.current);
    const current = stops.filter((stop) => stop.tabIndex === 0);
    const [first] = current.length > 0 ? current : stops;
    for (const stop of current) if (stop !== first) stop.tabIndex = -1;
    if (first) first.tabIndex = 0;
  });

  const onFocus = useCallback(
    (event: FocusEvent) => {
      const stop = event.target instanceof Element ? event.target.closest<HTMLElement>(STOP) : null;
      if (!stop) return;
      for (const other of stopsIn(root.current)) if (other !== stop && other.tabIndex === 0) other.tabIndex = -1;
      stop.tabIndex = 0;
    },
    [root],
  );

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.nativeEvent.isComposing) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const stop = event.target instanceof Element ? event.target.closest<HTMLElement>(STOP) : null;
      if (!stop) return;
      const next = nextStop(stop, event.key, stopsIn(root.current));
      if (!next) return;
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
    },
    [root],
  );
  return { onFocus, onKeyDown };
}

function stopsIn(root: HTMLElement | null): readonly HTMLElement[] {
  return root ? [...root.querySelectorAll<HTMLElement>(STOP)] : [];
}

function nextStop(stop: HTMLElement, key: string, stops: readonly HTMLElement[]): HTMLElement | null {
  const rows = new Map<Element | null, HTMLElement[]>();
  for (const one of stops) {
    const row = one.closest("tr");
    const list = rows.get(row);
    if (list) list.push(one);
    else rows.set(row, [one]);
  }
  const row = rows.get(stop.closest("tr")) ?? [];
  const at = row.indexOf(stop);
  switch (key) {
    case "ArrowLeft":
      return row[at - 1] ?? null;
    case "ArrowRight":
      return row[at + 1] ?? null;
    case "Home":
      return row[0] ?? null;
    case "End":
      return row.at(-1) ?? null;
    case "ArrowUp":
    case "ArrowDown": {
      const lists = [...rows.values()];
      return nearest(stop, lists[lists.indexOf(row) + (key === "ArrowUp" ? -1 : 1)] ?? []);
    }
    default:
      return null;
  }
}

function nearest(stop: HTMLElement, row: readonly HTMLElement[]): HTMLElement | null {
  const day = (element: HTMLElement) => Number(element.dataset["stop"]);
  let found: HTMLElement | null = null;
  for (const one of row) {
    if (!found || Math.abs(day(one) - day(stop)) < Math.abs(day(found) - day(stop))) found = one;
  }
  return found;
}
