import { type Result, refuse } from "@tongpin/domain/base";
import { planRoom, scriptRoom } from "@tongpin/protocol";
import * as Y from "yjs";
import { hashBlob } from "../../platform/hash-blob.ts";
import { dropMedia, keepMedia, readLocalMedia } from "../../platform/media-store.ts";
import { checksum } from "../checksum.ts";
import type { AccountDatabase, UpdateRow } from "../database.ts";
import type { OpenedBackup } from "./read-backup.ts";
import type { BackupWork } from "./write-backup.ts";

/** The rooms of a backup that are content. Records are the server's that signed them: they stay readable in the file. */
export function contentRooms({ manifest }: Pick<OpenedBackup, "manifest">) {
  return manifest.rooms.filter(({ kind }) => kind === "plan" || kind === "script");
}

/**
 * Puts a backup's plan and scripts into a database under a new brand, all of it in one transaction: a refused or
 * interrupted restore leaves nothing behind. Refuses `backup-damaged`, `no-space`, `cancelled`.
 */
export async function restoreCopy(
  database: AccountDatabase,
  backup: OpenedBackup,
  brandId: string,
  work: BackupWork,
): Promise<Result<void>> {
  const rooms = contentRooms(backup);
  const rows: UpdateRow[] = [];
  for (const [done, room] of rooms.entries()) {
    if (work.isCancelled()) return refuse("cancelled");
    work.onProgress({ step: "rooms", done, total: rooms.length });
    const doc = await backup.room(room);
    if (!doc.ok) return doc;
    const name = room.kind === "plan" ? planRoom(brandId) : scriptRoom(brandId, room.docId);
    const data = Y.encodeStateAsUpdate(doc.value);
    rows.push({ room: name, data, sum: checksum(data) });
  }
  const media = await restoreMedia(backup, work);
  if (!media.ok) return media;
  try {
    await database.transaction("rw", database.updates, () => database.updates.bulkAdd(rows));
    return media;
  } catch {
    return refuse("no-space");
  }
}

/** Keeps the backup's cuts and pictures on this device, each only if its bytes are what its name says. Refused whole or kept whole. */
export async function restoreMedia(backup: OpenedBackup, work: BackupWork): Promise<Result<void>> {
  const { media } = backup.manifest;
  const total = media.reduce((sum, { bytes }) => sum + bytes, 0);
  const added: string[] = [];
  const giveUp = async (code: string): Promise<Result<never>> => {
    for (const sha256 of added) await dropMedia(sha256);
    return refuse(code);
  };
  let done = 0;
  for (const item of media) {
    if (work.isCancelled()) return giveUp("cancelled");
    const part = await backup.media(item);
    if (!part.ok) return giveUp("backup-damaged");
    const file = part.value.slice(0, part.value.size, item.mime);
    const before = done;
    const sha256 = await hashBlob(file, (bytes) =>
      work.onProgress({ step: "media", done: before + bytes, total }),
    ).catch(() => null);
    if (sha256 !== item.sha256) return giveUp("backup-damaged");
    done += item.bytes;
    if (await readLocalMedia(item.sha256)) continue;
    const answer = await keepMedia(file, item.sha256, item.mime.startsWith("image/") ? "frame" : "cut");
    if (answer === "no-space") return giveUp("no-space");
    // A browser without private files can't keep cuts at all; the words are worth restoring all the same.
    if (answer === "kept") added.push(item.sha256);
  }
  return { ok: true, value: undefined };
}
