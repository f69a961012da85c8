import { createStore } from "../../sync/readable.ts";

/** Letters typed after a sheet was asked for and before its field stood. */
export const typedAhead = createStore("");

/** What was typed ahead, once. */
export function takeTypedAhead(): string {
  const letters = typedAhead.getSnapshot();
  typedAhead.set("");
  return letters;
}

/**
 * From the moment a sheet is asked for, keys are for it: a fast hand's next letters must neither fire shortcuts nor land in
 * the sentence behind it. Letters are kept for the sheet's field; Escape takes the wish back. Returns a way to stop.
 */
export function holdKeys(target: Window, close: () => void): () => void {
  function onKeyDown(event: KeyboardEvent): void {
    const isInSheet = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
    // Ctrl+R and its kind stay the browser's; what an input method composes can't be carried over.
    if (isInSheet || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") close();
    else if (event.key === "Backspace") typedAhead.set(typedAhead.getSnapshot().slice(0, -1));
    else if (event.key.length === 1) typedAhead.set(typedAhead.getSnapshot() + event.key);
  }

  target.addEventListener("keydown", onKeyDown, true);
  return () => {
    target.removeEventListener("keydown", onKeyDown, true);
    typedAhead.set("");
  };
}
