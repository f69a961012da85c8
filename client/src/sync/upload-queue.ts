import { openDatabase, type UploadRow } from "./database.ts";

/** Cuts that are registered and kept on this device, and still owed to the server. Their bytes are never freed. */

export type QueuedUpload = UploadRow;

const keyOf = (brandId: string, sha256: string) => `${brandId}:${sha256}`;

export async function queueUpload(databaseName: string, upload: Omit<QueuedUpload, "key">): Promise<void> {
  const key = keyOf(upload.brandId, upload.sha256);
  // Without storage the upload lives as long as the page, as the cut's own bytes do.
  await openDatabase(databaseName)
    .uploads.put({ key, ...upload })
    .catch(() => undefined);
}

export async function dropUpload(databaseName: string, brandId: string, sha256: string): Promise<void> {
  await openDatabase(databaseName)
    .uploads.delete(keyOf(brandId, sha256))
    .catch(() => undefined);
}

export async function listUploads(databaseName: string): Promise<readonly QueuedUpload[]> {
  const rows = await openDatabase(databaseName)
    .uploads.toArray()
    .catch(() => []);
  return rows.sort((a, b) => a.queuedAt - b.queuedAt);
}
