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
