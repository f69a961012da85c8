export interface MediaState {
  getSnapshot(): boolean;
  subscribe(listener: () => void): () => void;
}

function watched(media: string): MediaState {
  return {
    getSnapshot: () => window.matchMedia(media).matches,
    subscribe(listener) {
      const query = window.matchMedia(media);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
  };
}

/** Whether the screen is as narrow as a phone's, and when that changes. */
export const narrowScreen = watched("(max-width: 640px)");

/** Whether the tabs at the bottom stand in for the rail: what `md:` is in the classes. */
export const phoneLayout = watched("(max-width: 767.98px)");

/** Whether the pointer is a thumb: then a camera is in the hand as well. */
export function isHandheld(): boolean {
  return window.matchMedia("(pointer: coarse)").matches;
}

/** Whether the person has asked the system for less motion. */
export function lessMotion(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
