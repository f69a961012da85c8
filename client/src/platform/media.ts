/** Whether the screen is as narrow as a phone's, and when that changes. */
export const narrowScreen = {
  getSnapshot: (): boolean => window.matchMedia(NARROW).matches,
  subscribe(listener: () => void): () => void {
    const query = window.matchMedia(NARROW);
    query.addEventListener("change", listener);
    return () => query.removeEventListener("change", listener);
  },
};

const NARROW = "(max-width: 640px)";
