import { askToPersist } from "../../platform/quota.ts";
import type { Store, SyncStatus } from "../../sync/contract.ts";

/**
 * Asks the browser once to keep this site's data, after the first real edit: before somebody has worked here browsers
 * refuse, and a question at the door would only be in the way (trust.md §4).
 */
export function persistAfterFirstEdit(status: Store<SyncStatus>): void {
  let settled = false;
  const stop = status.subscribe(() => {
    const { state } = status.getSnapshot();
    if (state === "local" || state === "synced") settled = true;
    else if (settled && state === "saving") {
      stop();
      void askToPersist();
    }
  });
}
