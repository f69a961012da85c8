import type { FolderFile } from "../database.ts";

/** How many backups may be kept besides the pinned ones. */
export const KEEP_CHOICES = [3, 7, 14, 30] as const;
export const KEEP_AT_FIRST = 7;

/** Less than a day: who opens the page every morning gets one every morning, a little earlier than yesterday or not. */
const EVERY_MS = 20 * 3_600_000;

export function isBackupDue(checkedAt: number | null, now: number): boolean {
  // A clock that was set back must not stop backups for ever.
  return checkedAt === null || now - checkedAt >= EVERY_MS || now < checkedAt;
}

/** What makes room: the oldest beyond `keep`. A pinned one never goes and takes nobody's place; nor does the newest go. */
export function surplusFiles(files: readonly FolderFile[], keep: number): readonly FolderFile[] {
  const loose = files.filter(({ pinned }) => !pinned).sort((a, b) => a.at - b.at);
  return loose.slice(0, Math.max(0, loose.length - Math.max(1, keep)));
}
