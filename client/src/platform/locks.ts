/**
 * Runs work while no other tab runs work under the same name; false when another tab is at it. Without Web Locks
 * (plain http from another machine) it runs at once: callers stay correct by checking what they overwrite.
 */
export async function ifFree(name: string, work: () => Promise<void>): Promise<boolean> {
  if (typeof navigator === "undefined" || !("locks" in navigator) || !navigator.locks) {
    await work();
    return true;
  }
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await work();
    return true;
  });
}

/** Waits for its turn among the tabs, then runs work. */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (typeof navigator === "undefined" || !("locks" in navigator) || !navigator.locks) return work();
  return navigator.locks.request(name, work);
}

/** A lock that is held for as long as its holder lives. */
export interface TabLocks {
  /**
   * Waits for the lock, keeps it until the returned function is called or the page ends, whichever way. `lost` is told
   * when another tab took it away. Calling the function while still waiting leaves the queue.
   */
  hold(name: string, got: () => void, lost: () => void): () => void;
  /** Takes the lock away from whoever holds it, then as `hold`. For holders that do not answer any more. */
  take(name: string, got: () => void, lost: () => void): () => void;
}

/** The browser's locks between tabs; null where it has none (plain http from another machine, old browsers). */
export function tabLocks(): TabLocks | null {
  if (typeof navigator === "undefined" || !("locks" in navigator) || !navigator.locks) return null;
  const { locks } = navigator;

  function request(name: string, steal: boolean, got: () => void, lost: () => void): () => void {
    const leaving = new AbortController();
    let isHeld = false;
    let release: (() => void) | null = null;
    const work = () => {
      if (leaving.signal.aborted) return Promise.resolve();
      isHeld = true;
      got();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    };
    // A request that takes the lock away never waits, so there is nothing to leave.
    const options: LockOptions = steal ? { steal } : { signal: leaving.signal };
    locks.request(name, options, work).catch(() => {
      if (isHeld && release !== null && !leaving.signal.aborted) lost();
    });
    return () => {
      leaving.abort();
      release?.();
      release = null;
    };
  }

  return {
    hold: (name, got, lost) => request(name, false, got, lost),
    take: (name, got, lost) => request(name, true, got, lost),
  };
}
