import type { Store, SyncStatus } from "../../sync/contract.ts";

/** How long good news must last before they are told, and how often a growing count is told, ms. */
const CALM_MS = 600;

/**
 * The sync status for the screen. A word typed makes it go to "saving" and back within a moment; told each time,
 * React would commit a page per keystroke under the hands of whoever writes. What is worse is told at once, what is
 * better when it has lasted: never is more claimed than is true.
 */
export function calmStatus(store: Store<SyncStatus>): Store<SyncStatus> {
  const listeners = new Set<() => void>();
  let told = store.getSnapshot();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stop: (() => void) | null = null;

  function tell(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    told = store.getSnapshot();
    for (const listener of [...listeners]) listener();
  }
  function changed(): void {
    const now = store.getSnapshot();
    if (now.state !== told.state && badness(now) > badness(told)) tell();
    else timer ??= setTimeout(settled, CALM_MS);
  }
  function settled(): void {
    timer = null;
    if (store.getSnapshot() !== told) tell();
  }
  return {
    getSnapshot: () => (listeners.size === 0 ? store.getSnapshot() : told),
    subscribe(listener) {
      if (listeners.size === 0) {
        told = store.getSnapshot();
        stop = store.subscribe(changed);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stop?.();
        if (timer) clearTimeout(timer);
        timer = null;
      };
    },
  };
}

function badness({ state }: SyncStatus): number {
  return ["local", "synced", "saving", "offline", "error"].indexOf(state);
}
