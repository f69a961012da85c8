import type { Instant } from "@tongpin/domain/base";
import { openDatabase } from "../database.ts";

/** A brand as it was before a backup was merged into it, kept on this device. */
export interface AutomaticBackup {
  readonly id: number;
  readonly at: Instant;
  readonly bytes: number;
}

/** Older ones make room: they are for “that was a mistake”, not for the archive. */
const KEEP = 5;

export async function listAutomaticBackups(databaseName: string, brandId: string): Promise<readonly AutomaticBackup[]> {
  const rows = await openDatabase(databaseName)
    .backups.where("brandId")
    .equals(brandId)
    .reverse()
    .toArray()
    .catch(() => []);
  return rows.map(({ id, at, data }) => ({ id: id ?? 0, at, bytes: data.byteLength }));
}

/** Answers its id. Rejects when this device can't keep it: then nothing may be replaced either. */
export async function keepAutomaticBackup(
  databaseName: string,
  brandId: string,
  file: Blob,
  at: Instant,
): Promise<number> {
  const { backups } = openDatabase(databaseName);
  const id = await backups.add({ brandId, at, data: new Uint8Array(await file.arrayBuffer()) });
  const ids = await backups.where("brandId").equals(brandId).primaryKeys();
  await backups.bulkDelete(ids.slice(0, Math.max(0, ids.length - KEEP)));
  return id;
}

export async function dropAutomaticBackup(databaseName: string, id: number): Promise<void> {
  await openDatabase(databaseName)
    .backups.delete(id)
    .catch(() => undefined);
}

export async function readAutomaticBackup(databaseName: string, id: number): Promise<Blob | null> {
  const row = await openDatabase(databaseName)
    .backups.get(id)
    .catch(() => undefined);
  return row ? new Blob([Uint8Array.from(row.data)], { type: "application/zip" }) : null;
}
