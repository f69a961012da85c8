/** How safely and how much this device keeps. */
export interface StorageReport {
  /** Whether the browser promised not to drop our data by itself; null = it can't say. */
  readonly persisted: boolean | null;
  /** Bytes, null = unknown. */
  readonly used: number | null;
  readonly available: number | null;
}

export async function readStorageReport(): Promise<StorageReport> {
  if (typeof navigator === "undefined" || !navigator.storage) return { persisted: null, used: null, available: null };
  const persisted = navigator.storage.persisted ? await navigator.storage.persisted().catch(() => null) : null;
  const estimate = navigator.storage.estimate ? await navigator.storage.estimate().catch(() => null) : null;
  const used = estimate?.usage ?? null;
  const quota = estimate?.quota ?? null;
  return { persisted, used, available: used === null || quota === null ? null : Math.max(0, quota - used) };
}

/** Asks the browser to keep our data. Ask after the first real edit: browsers refuse pages nobody has used yet. */
export async function askToPersist(): Promise<boolean> {
  if (typeof navigator === "undefined" || !navigator.storage?.persist) return false;
  return navigator.storage.persist().catch(() => false);
}
