/** What happens to the page and its network, as sync needs to know it. */
export interface PageLife {
  isOnline(): boolean;
  isVisible(): boolean;
  /** The page came back to the front, or the network came back: now is a good moment to try. */
  onWake(listener: () => void): () => void;
  /** The page is about to be hidden, frozen or closed: what must be on disk must be written now. */
  onHide(listener: () => void): () => void;
  onOffline(listener: () => void): () => void;
}

function listen(target: EventTarget, type: string, listener: () => void): () => void {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}

export const pageLife: PageLife = {
  isOnline: () => typeof navigator === "undefined" || navigator.onLine !== false,
  isVisible: () => typeof document === "undefined" || document.visibilityState === "visible",
  onWake(listener) {
    if (typeof document === "undefined") return () => {};
    const stops = [
      listen(document, "visibilitychange", () => {
        if (document.visibilityState === "visible") listener();
      }),
      listen(window, "online", listener),
      listen(window, "pageshow", listener),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  },
  onHide(listener) {
    if (typeof document === "undefined") return () => {};
    const stops = [
      listen(document, "visibilitychange", () => {
        if (document.visibilityState === "hidden") listener();
      }),
      listen(window, "pagehide", listener),
      listen(document, "freeze", listener),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  },
  onOffline: (listener) => (typeof window === "undefined" ? () => {} : listen(window, "offline", listener)),
};
