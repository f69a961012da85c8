import type { Refusal, Result } from "@tongpin/domain/base";
import * as Y from "yjs";
import { AccountDatabase } from "../database.ts";
import type { BackupManifest, BackupRoom } from "./backup-format.ts";
import { type OpenedBackup, openBackup } from "./read-backup.ts";
import { contentRooms, restoreCopy, restoreMedia } from "./restore-copy.ts";
import { type BackupOrder, type BackupProgress, type BackupWork, writeBackup } from "./write-backup.ts";

/** One job of a worker's life; the page cancels by ending the worker. */
export type BackupJob =
  | { readonly type: "write"; readonly database: string; readonly order: BackupOrder }
  | { readonly type: "inspect"; readonly file: Blob }
  | { readonly type: "copy"; readonly file: Blob; readonly database: string; readonly brandId: string }
  | { readonly type: "open"; readonly file: Blob };

/** What a job brings when it ends well. */
export interface BackupResults {
  readonly write: { readonly file: Blob; readonly manifest: BackupManifest };
  readonly inspect: BackupManifest;
  readonly copy: null;
  /** The content rooms as updates, checked, their cuts kept on this device: ready to be merged. */
  readonly open: readonly { readonly room: BackupRoom; readonly update: Uint8Array }[];
}

export type BackupAnswer =
  | { readonly type: "progress"; readonly progress: BackupProgress }
  | { readonly type: "done"; readonly value: BackupResults[keyof BackupResults] }
  | { readonly type: "refused"; readonly error: Refusal };

/** Runs a job here. Never throws: what can't be read or written is a refusal. */
export async function runBackupJob(
  job: BackupJob,
  work: BackupWork,
): Promise<Result<BackupResults[BackupJob["type"]]>> {
  try {
    switch (job.type) {
      case "write":
        return await withDatabase(job.database, async (database) => {
          const written = await writeBackup(database, job.order, work);
          return written ? { ok: true, value: written } : { ok: false, error: { code: "cancelled" } };
        });
      case "inspect": {
        const backup = await openBackup(job.file);
        return backup.ok ? { ok: true, value: backup.value.manifest } : backup;
      }
      case "copy":
        return await withDatabase(job.database, async (database) => {
          const backup = await openBackup(job.file);
          if (!backup.ok) return backup;
          const copied = await restoreCopy(database, backup.value, job.brandId, work);
          return copied.ok ? { ok: true, value: null } : copied;
        });
      case "open": {
        const backup = await openBackup(job.file);
        return backup.ok ? await readAll(backup.value, work) : backup;
      }
    }
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    return { ok: false, error: { code: isFull ? "no-space" : "device-failed" } };
  }
}

async function withDatabase<T>(name: string, work: (database: AccountDatabase) => Promise<T>): Promise<T> {
  const database = new AccountDatabase(name);
  await database.open();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

async function readAll(backup: OpenedBackup, work: BackupWork): Promise<Result<BackupResults["open"]>> {
  const rooms = contentRooms(backup);
  const read: { room: BackupRoom; update: Uint8Array }[] = [];
  for (const [done, room] of rooms.entries()) {
    work.onProgress({ step: "rooms", done, total: rooms.length });
    const doc = await backup.room(room);
    if (!doc.ok) return doc;
    read.push({ room, update: Y.encodeStateAsUpdate(doc.value) });
  }
  const media = await restoreMedia(backup, work);
  return media.ok ? { ok: true, value: read } : media;
}
