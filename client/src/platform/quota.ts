/** How safely and how much this device keeps. */
export interface StorageReport {
  /** Whether the browser promised not to drop our data by itself; null = it can't say. */
  readonly persisted: boolean | null;
  /** Bytes, null = unknown. */
  readonly used: number | null;
  readonly available: number | null;
  /**
   * What the browser does with data it has not promised to keep: drops it when the disk is full, also after seven days
   * without a visit (Safari, unless the app was added to the home screen or the dock), or stores nothing at all.
   */
  readonly keeps: "whileThereIsRoom" | "sevenDays" | "nothing";
}

/** Safari and every browser on iOS are WebKit without Chromium's or Firefox's name. */
function isWebKit(agent: string): boolean {
  return /AppleWebKit/.test(agent) && !/Chrome|Chromium|Edg|Android/.test(agent);
}

/** An installed app is not under the seven-day rule. */
function isInstalled(): boolean {
  return typeof matchMedia === "function" && matchMedia("(display-mode: standalone)").matches;
}

function canStore(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open("tongpin-probe");
      request.onsuccess = () => {
        request.result.close();
        indexedDB.deleteDatabase("tongpin-probe");
        resolve(true);
      };
      request.onerror = () => resolve(false);
    } catch {
      // No IndexedDB, or none for this window.
      resolve(false);
    }
  });
}

async function howItKeeps(): Promise<StorageReport["keeps"]> {
  if (!(await canStore())) return "nothing";
  return isWebKit(navigator.userAgent) && !isInstalled() ? "sevenDays" : "whileThereIsRoom";
}

export async function readStorageReport(): Promise<StorageReport> {
  const keeps = await howItKeeps();
  if (!navigator.storage) return { persisted: null, used: null, available: null, keeps };
  const persisted = navigator.storage.persisted ? await navigator.storage.persisted().catch(() => null) : null;
  const estimate = navigator.storage.estimate ? await navigator.storage.estimate().catch(() => null) : null;
  const used = estimate?.usage ?? null;
  const quota = estimate?.quota ?? null;
  return { persisted, used, available: used === null || quota === null ? null : Math.max(0, quota - used), keeps };
}

/** Asks the browser to keep our data. Ask after the first real edit: browsers refuse pages nobody has used yet. */
export async function askToPersist(): Promise<boolean> {
  if (typeof navigator === "undefined" || !navigator.storage?.persist) return false;
  return navigator.storage.persist().catch(() => false);
}
