import type { VersionInfo } from "@tongpin/protocol";
import { openDatabase } from "./database.ts";

/**
 * Versions of scripts as this device has seen them: without a network they can still be read and compared. A content
 * stands under its hash and never changes; it is let go when no list names it any more.
 */

export interface ShelvedVersions {
  /** As the server last listed them, newest first. */
  readonly listed: readonly VersionInfo[];
  /** Kept by this device alone, because no server could be reached or there is none. Newest first. */
  readonly own: readonly VersionInfo[];
}

const NOTHING: ShelvedVersions = { listed: [], own: [] };

/** The most a device keeps by itself of one script. */
const MOST_OWN = 50;

const keyOf = (brandId: string, videoId: string) => `versions:${brandId}:${videoId}` as const;

export async function readShelf(database: string, brandId: string, videoId: string): Promise<ShelvedVersions> {
  try {
    const row = await openDatabase(database).shell.get(keyOf(brandId, videoId));
    return row && "listed" in row ? { listed: row.listed, own: row.own } : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** Remembers the server's list; contents that are in neither list any more go. */
export async function shelveList(
  database: string,
  brandId: string,
  videoId: string,
  listed: readonly VersionInfo[],
): Promise<void> {
  await writeShelf(database, brandId, videoId, ({ own }) => ({ listed, own }));
}

/** Keeps a version on this device alone. Rejects when it cannot be stored: it is nowhere else. */
export async function shelveOwn(
  database: string,
  brandId: string,
  videoId: string,
  info: VersionInfo,
  content: unknown,
): Promise<void> {
  await openDatabase(database).pins.put({ hash: info.hash, version: content });
  const kept = await writeShelf(database, brandId, videoId, ({ listed, own }) => ({
    listed,
    own: [info, ...own].slice(0, MOST_OWN),
  }));
  if (!kept) throw new Error("not stored");
}

async function writeShelf(
  database: string,
  brandId: string,
  videoId: string,
  change: (before: ShelvedVersions) => ShelvedVersions,
): Promise<boolean> {
  const { shell, pins } = openDatabase(database);
  const before = await readShelf(database, brandId, videoId);
  const after = change(before);
  const named = new Set([...after.listed, ...after.own].map(({ hash }) => hash));
  const forgotten = [...before.listed, ...before.own].flatMap(({ hash }) => (named.has(hash) ? [] : [hash]));
  try {
    await shell.put({ key: keyOf(brandId, videoId), ...after });
    await pins.bulkDelete(forgotten);
    return true;
  } catch {
    return false;
  }
}

/** What a version holds, if this device has seen it; the reader checks the hash anyway. */
export async function readShelved(database: string, hash: string): Promise<unknown> {
  try {
    const row = await openDatabase(database).pins.get(hash);
    return row && "version" in row ? row.version : null;
  } catch {
    return null;
  }
}

/** A device that can't keep it asks the server again next time. */
export async function shelveContent(database: string, hash: string, content: unknown): Promise<void> {
  await openDatabase(database)
    .pins.put({ hash, version: content })
    .catch(() => undefined);
}
