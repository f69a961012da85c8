import { Workbox } from "workbox-window";

/** How often an open page asks whether there is a new version, ms. */
const CHECK_MS = 60 * 60_000;

/**
 * Registers the service worker. `offer` is told once there is a newer version, with what changes over to it: the waiting
 * worker takes this and every other tab, and this page is loaded again. Other tabs are offered a reload of their own.
 */
export function installServiceWorker(offer: (change: () => void) => void): () => void {
  if (!("serviceWorker" in navigator)) return () => {};
  const workbox = new Workbox("/sw.js", { scope: "/" });
  let asked = false;
  let offered = false;
  /** Another tab has changed over: the new version serves this one too, whose page is still the one before. */
  let isServedAnew = false;
  const offerOnce = (change: () => void) => {
    if (offered) return;
    offered = true;
    offer(change);
  };
  const reload = () => window.location.reload();
  workbox.addEventListener("waiting", () => {
    offerOnce(() => {
      // Nothing waits any more, and nothing would answer.
      if (isServedAnew) return reload();
      asked = true;
      workbox.messageSkipWaiting();
    });
  });
  workbox.addEventListener("controlling", (event) => {
    if (asked) reload();
    else if (event.isUpdate) {
      isServedAnew = true;
      offerOnce(reload);
    }
  });
  // A tab still running the version before may ask for a file that is gone.
  const onMissing = (event: Event) => {
    event.preventDefault();
    offerOnce(reload);
  };
  window.addEventListener("vite:preloadError", onMissing);
  // Without a network or on an address that allows no service worker the app works, only not offline.
  void workbox.register().catch(() => undefined);
  const timer = setInterval(() => void workbox.update().catch(() => undefined), CHECK_MS);
  return () => {
    clearInterval(timer);
    window.removeEventListener("vite:preloadError", onMissing);
  };
}
