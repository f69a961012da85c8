/** Whether the screen is as narrow as a phone's, and when that changes. */
export const narrowScreen = {
  getSnapshot: (): boolean => window.matchMedia(NARROW).matches,
  subscribe(listener: () => void): () => void {
    const query = window.matchMedia(NARROW);
    query.addEventListener("change", listener);
    return () => query.removeEventListener("change", listener);
  },
};

/** Whether the pointer is a thumb: then a camera is in the hand as well. */
export function isHandheld(): boolean {
  return window.matchMedia("(pointer: coarse)").matches;
}

const NARROW = "(max-width: 640px)";

/** Whether the person has asked the system for less motion. */
export function lessMotion(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
