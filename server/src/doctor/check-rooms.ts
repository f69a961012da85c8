import { asId, type BrandId } from "@tongpin/domain/base";
import { ledgerRoom } from "@tongpin/protocol";
import { openLedger } from "@tongpin/workspace";
import * as Y from "yjs";
import type { Database } from "../sql/database.ts";
import type { RoomsOnDisk } from "../storage/read-rooms.ts";
import { bad, type Finding, fine } from "./finding.ts";

const RESTORE =
  "Stop the server, keep this folder aside, and restore the newest backup; people's devices bring back what is newer.";

/** Checksums of everything stored, and whether each room can be put together. */
export function checkRooms(rooms: RoomsOnDisk): readonly Finding[] {
  if (rooms.integrity !== null) return [bad("rooms", `the rooms' file is damaged: ${rooms.integrity}`, RESTORE)];
  const found: Finding[] = [];
  if (rooms.damagedRecords > 0) {
    found.push(
      bad(
        "rooms",
        `${rooms.damagedRecords} records of the journal fail their checksum`,
        "Check the disk. What they held comes back from the devices of those who wrote it, as soon as these connect.",
      ),
    );
  }
  const damaged = rooms.names.filter((room) => !isWhole(rooms, room));
  for (const room of damaged) found.push(bad("rooms", `what is stored of room ${room} fails its checksum`, RESTORE));
  return found.length > 0 ? found : [fine("rooms", `${rooms.names.length} rooms are whole`)];
}

function isWhole(rooms: RoomsOnDisk, room: string): boolean {
  const doc = put(rooms, room);
  const whole = doc !== null && doc.store.pendingStructs === null && doc.store.pendingDs === null;
  doc?.destroy();
  return whole;
}

function put(rooms: RoomsOnDisk, room: string): Y.Doc | null {
  const updates = rooms.updates(room);
  if (!updates) return null;
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** What members see must be what is signed. `stale` rooms are on their way and are not held against anybody. */
export async function checkProjections(
  db: Database,
  rooms: RoomsOnDisk,
  stale: ReadonlySet<string>,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  let compared = 0;
  for (const { id } of await db.selectFrom("brands").select("id").orderBy("id").execute()) {
    const room = ledgerRoom(id);
    if (stale.has(room)) continue;
    // The room first: what is recorded meanwhile is then missing in it, and only that much is forgiven.
    const shown = shownHashes(rooms, room);
    const signed = await signedHashes(db, asId<BrandId>(id));
    if (!shown) continue;
    compared++;
    const isPrefix = shown.every((hash, place) => hash === signed[place]);
    if (isPrefix && shown.length === signed.length) continue;
    found.push(
      bad(
        "projections",
        `the ledger room of brand ${id} shows ${shown.length} entries${isPrefix ? "" : ", not the signed ones"}; ${signed.length} are recorded`,
        "Run this again: a record of this very moment is on its way. If it stays, restart the server; then look at its log.",
      ),
    );
  }
  return found.length > 0 ? found : [fine("projections", `the ledgers of ${compared} brands show what is recorded`)];
}

function shownHashes(rooms: RoomsOnDisk, room: string): readonly string[] | null {
  const doc = put(rooms, room);
  if (!doc) return null;
  const ledger = openLedger(doc);
  const hashes = ledger.getSnapshot().entries.map((entry) => entry.hash);
  ledger.destroy();
  doc.destroy();
  return hashes;
}

async function signedHashes(db: Database, brandId: BrandId): Promise<readonly string[]> {
  const rows = await db.selectFrom("records").select("entry").where("brand_id", "=", brandId).orderBy("seq").execute();
  return rows.map((row) => (JSON.parse(row.entry) as { hash: string }).hash);
}
