import type { BrandId, VideoId } from "@tongpin/domain/base";
import type { ShotFrame } from "@tongpin/domain/video";
import { scriptRoom } from "@tongpin/protocol";
import { openScript } from "@tongpin/workspace";
import * as Y from "yjs";
import type { AccountDatabase } from "./database.ts";
import { readStoredRoom } from "./room-loader.ts";

/** What a plan shows of a video's script. */
export interface ScriptGlance {
  readonly hasCover: boolean;
  /** The picture of the first shot that has one. */
  readonly picture: ShotFrame | null;
}

/**
 * A look at what this device stores of a script, without opening its room: a month has dozens of videos, and each opened
 * room is a line to the server. Null when nothing of it was ever stored or fetched here.
 * @param isComplete what is not stored is not there: a workspace of this device alone
 */
export async function glanceAtScript(
  database: AccountDatabase,
  { brandId, videoId, isComplete }: { brandId: BrandId; videoId: VideoId; isComplete: boolean },
  now: () => number,
): Promise<ScriptGlance | null> {
  const room = scriptRoom(brandId, videoId);
  const { updates } = await readStoredRoom(database, room, now);
  if (updates.length === 0) {
    const isKnown = isComplete || (await database.rooms.get(room)) !== undefined;
    return isKnown ? { hasCover: false, picture: null } : null;
  }
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const script = openScript(doc);
  const { post, shots } = script.getSnapshot();
  script.destroy();
  doc.destroy();
  return { hasCover: post.coverAtMs !== null, picture: shots.find(({ frame }) => frame !== undefined)?.frame ?? null };
}
