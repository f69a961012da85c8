import { useSyncExternalStore } from "react";
import { createStore } from "../sync/readable.ts";

const spoken = createStore({ text: "", turn: 0 });

/** Says something to screen readers: a move made by key, a change of the sync state. */
export function announce(text: string): void {
  spoken.set({ text, turn: spoken.getSnapshot().turn + 1 });
}

/** The one polite live region. The same words twice are said twice, by changing places. */
export function LiveRegion() {
  const { text, turn } = useSyncExternalStore(spoken.subscribe, spoken.getSnapshot);
  return (
    <div aria-live="polite" aria-atomic="true" className="sr-only">
      <p>{turn % 2 === 0 ? text : ""}</p>
      <p>{turn % 2 === 1 ? text : ""}</p>
    </div>
  );
}
