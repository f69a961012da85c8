import { existsSync } from "node:fs";
import { readPublicKey } from "../authority/signer.ts";
import { type DataPaths, dataPaths } from "../config.ts";
import { type OpenedDatabase, openDatabaseReadOnly } from "../sql/database.ts";
import { readRooms } from "../storage/read-rooms.ts";
import { checkDisk, checkKey, checkServer } from "./check-machine.ts";
import { checkMedia, checkUploads } from "./check-media.ts";
import { checkClock, checkLedgers, staleRooms, tellStale } from "./check-records.ts";
import { checkProjections, checkRooms } from "./check-rooms.ts";
import { bad, type Finding } from "./finding.ts";

/**
 * Looks at everything a data folder holds, beside a running server or without one. Reads only. A check that cannot be made
 * is a finding, not the end of the examination.
 */
export async function examine(dataDir: string, options: { deep: boolean; now: number }): Promise<readonly Finding[]> {
  const paths = dataPaths(dataDir);
  const found: Finding[] = [await checkServer(paths), await checkDisk(dataDir), ...checkKey(paths)];
  const add = async (check: string, work: () => Promise<readonly Finding[]>): Promise<void> => {
    try {
      found.push(...(await work()));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      found.push(
        bad(check, `it could not be looked at: ${why}`, "Keep this folder aside and restore the newest backup."),
      );
    }
  };
  const sql = openDatabaseReadOnly(paths.records);
  try {
    await add("records", () => examineRecords(sql, paths, options));
    await add("rooms", () => examineRooms(sql, paths.rooms));
  } finally {
    await sql.close();
  }
  await add("uploads", async () => [await checkUploads(paths, options.now)]);
  return found;
}

async function examineRecords(
  { db }: OpenedDatabase,
  paths: DataPaths,
  { deep, now }: { deep: boolean; now: number },
): Promise<readonly Finding[]> {
  return [
    ...(existsSync(paths.ledgerKey) ? await checkLedgers(db, readPublicKey(paths.ledgerKey)) : []),
    await checkClock(db, now),
    ...(await checkMedia(db, paths, deep)),
  ];
}

async function examineRooms({ db }: OpenedDatabase, file: string): Promise<readonly Finding[]> {
  const stale = await staleRooms(db);
  const rooms = await readRooms(file);
  if (!rooms) {
    return [bad("rooms", `${file} is missing`, "Restore the newest backup: all scripts and plans lie in it.")];
  }
  try {
    const whole = checkRooms(rooms);
    if (rooms.integrity !== null) return whole;
    return [...whole, ...tellStale(stale), ...(await checkProjections(db, rooms, stale))];
  } finally {
    rooms.close();
  }
}
