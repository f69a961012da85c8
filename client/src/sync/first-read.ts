import type { Video } from "@tongpin/domain/video";
import type { MemberInfo, SessionInfo } from "@tongpin/protocol";
import type { PlanState } from "@tongpin/workspace";
import type { PlanExtrasRow, PlanPartRow, ShellRow } from "./database.ts";

/**
 * What the first paint needs, read straight from IndexedDB: Dexie (30 kB) arrives later with the engine, which writes
 * these tables (database.ts has their shapes). Nothing here creates or changes a database, and nothing throws.
 */

/** Version of the projected rows; rows of another version are not read and are written anew. */
export const PLAN_PROJECTION = 3;

export const NO_ROWS: PlanState = {
  videos: new Map(),
  channels: new Map(),
  campaigns: new Map(),
  figures: new Map(),
  callSheets: new Map(),
  templates: new Map(),
  plans: new Map(),
  views: new Map(),
  industries: [],
  holidays: new Map(),
  nodes: new Map(),
  paces: new Map(),
  videoClashes: new Map(),
};

export interface KeptSession {
  readonly session: SessionInfo;
  /** Server minus device clock when it was kept, ms. */
  readonly clockOffset: number;
}

/** Opens a database that exists; null when there is none. */
function openExisting(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    const request = indexedDB.open(name);
    // A database that must first be made has nothing to read, and making it is the engine's affair.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
    request.onblocked = () => resolve(null);
  });
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("unreadable"));
  });
}

/** Runs one read; the connection is let go at once, so that no other tab's upgrade waits for it. */
async function read<T>(
  name: string,
  stores: readonly string[],
  otherwise: T,
  work: (transaction: IDBTransaction) => Promise<T>,
): Promise<T> {
  try {
    const database = await openExisting(name);
    if (!database) return otherwise;
    try {
      if (stores.some((store) => !database.objectStoreNames.contains(store))) return otherwise;
      return await work(database.transaction([...stores], "readonly"));
    } finally {
      database.close();
    }
  } catch {
    return otherwise;
  }
}

function shellRow(databaseName: string, key: ShellRow["key"]): Promise<ShellRow | null> {
  return read<ShellRow | null>(databaseName, ["shell"], null, async (transaction) => {
    const request: IDBRequest<ShellRow | undefined> = transaction.objectStore("shell").get(key);
    return (await answerOf(request)) ?? null;
  });
}

/** The last session answer of this account. Null when there is none or the database can't be read. */
export async function firstSession(databaseName: string): Promise<KeptSession | null> {
  const row = await shellRow(databaseName, "session");
  return row?.key === "session" ? { session: row.session, clockOffset: row.clockOffset } : null;
}

export async function firstMembers(databaseName: string, brandId: string): Promise<readonly MemberInfo[]> {
  const row = await shellRow(databaseName, `members:${brandId}`);
  return row && "members" in row ? row.members : [];
}

let early: { readonly key: string; readonly rows: Promise<PlanState> } | null = null;

/** Begins to read the rows that the screen will ask for, while its code is still on its way. */
export function beginPlanRows(databaseName: string, brandId: string): void {
  early = { key: `${databaseName} ${brandId}`, rows: readPlanRows(databaseName, brandId) };
}

/** The plan's rows as last projected; empty when this device has none of this version. */
export function firstPlanRows(databaseName: string, brandId: string): Promise<PlanState> {
  const begun = early;
  // Once: whoever comes later wants what stands there then.
  early = null;
  return begun?.key === `${databaseName} ${brandId}` ? begun.rows : readPlanRows(databaseName, brandId);
}

function readPlanRows(databaseName: string, brandId: string): Promise<PlanState> {
  return read(databaseName, ["planExtras", "planParts"], NO_ROWS, async (transaction) => {
    const extras: IDBRequest<PlanExtrasRow | undefined> = transaction.objectStore("planExtras").get(brandId);
    // An array sorts after every number: all parts of this brand.
    const ofBrand = IDBKeyRange.bound([brandId], [brandId, []]);
    const parts: IDBRequest<PlanPartRow[]> = transaction.objectStore("planParts").getAll(ofBrand);
    const [extrasRow, partRows] = await Promise.all([answerOf(extras), answerOf(parts)]);
    return planStateOf(extrasRow, partRows) ?? NO_ROWS;
  });
}

/** The plan's state from its rows; null when they were written by another version of the projection. */
export function planStateOf(extras: PlanExtrasRow | undefined, parts: readonly PlanPartRow[]): PlanState | null {
  if (!extras || extras.projection !== PLAN_PROJECTION) return null;
  const videos = new Map<Video["id"], Video>();
  for (const part of parts) for (const video of part.videos) videos.set(video.id, video);
  return {
    videos,
    channels: new Map(extras.channels.map((channel) => [channel.id, channel])),
    campaigns: new Map(extras.campaigns.map((campaign) => [campaign.id, campaign])),
    figures: new Map(extras.figures),
    holidays: new Map(extras.holidays),
    nodes: new Map(extras.nodes),
    views: new Map(extras.views?.map((view) => [view.id, view])),
    // No first paint shows these; they are there with the room.
    callSheets: new Map(),
    templates: new Map(),
    plans: new Map(),
    industries: [],
    paces: new Map(extras.paces.map((pace) => [pace.id, pace])),
    videoClashes: new Map(),
  };
}
