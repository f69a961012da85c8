import { existsSync, readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { type JournalRecord, readRecord } from "./journal-record.ts";
import { listSegments, readSegmentHeader, SEGMENT_HEAD } from "./journal-segment.ts";
import { decodePack } from "./pack.ts";
import { openSqlite, type Sqlite } from "./sqlite.ts";

/** The embedded log as it lies on disk, read beside the server that works on it. Nothing is written and nothing locked. */
export interface RoomsOnDisk {
  readonly names: readonly string[];
  /** Records of the journal that fail their checksum and are not merely a torn last write. */
  readonly damagedRecords: number;
  /** SQLite's own word on the file; null when it is sound. */
  readonly integrity: string | null;
  /** A room's updates, oldest first; null when what is stored of it fails its checksum. */
  updates(room: string): readonly Uint8Array[] | null;
  close(): void;
}

/** Null when there is no log yet. */
export async function readRooms(file: string): Promise<RoomsOnDisk | null> {
  if (!existsSync(file)) return null;
  // Before the database: what leaves the journal meanwhile is in the database by then, and twice is as good as once.
  const journal = readJournal(file);
  const db = await openSqlite(file, { readOnly: true });
  const integrity = quickCheck(db);
  const listed = integrity === null ? (db.prepare("select name from room").all() as { name: string }[]) : [];
  const names = new Set([...listed.map((row) => row.name), ...journal.records.map((record) => record.room)]);
  return {
    names: [...names].sort(),
    damagedRecords: journal.damaged,
    integrity,
    updates(room) {
      const stored = storedUpdates(db, room);
      if (!stored) return null;
      const waiting = journal.records.filter((record) => record.room === room && record.type === "update");
      return [...stored, ...waiting.map((record) => record.update)].filter((update) => update.length > 0);
    },
    close: () => db.close(),
  };
}

function quickCheck(db: Sqlite): string | null {
  try {
    const row = db.prepare("pragma quick_check(1)").get() as { quick_check?: string } | undefined;
    return row?.quick_check === "ok" ? null : (row?.quick_check ?? "no answer");
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function storedUpdates(db: Sqlite, room: string): Uint8Array[] | null {
  const row = db.prepare("select id, snapshot, state_vector, delete_set, sum from room where name = ?").get(room) as
    | StoredRow
    | undefined;
  if (!row) return [];
  if (row.snapshot && row.state_vector && row.delete_set) {
    if (crc32(row.delete_set, crc32(row.state_vector, crc32(row.snapshot))) !== row.sum) return null;
  }
  const entries = db.prepare("select pack, sum from entry where room = ? order by seq").all(row.id) as {
    pack: Uint8Array;
    sum: number;
  }[];
  if (entries.some((entry) => crc32(entry.pack) !== entry.sum)) return null;
  const updates = entries.flatMap((entry) => decodePack(entry.pack)).map((entry) => entry.update);
  return row.snapshot ? [row.snapshot, ...updates] : updates;
}

interface StoredRow {
  readonly id: number;
  readonly snapshot: Uint8Array | null;
  readonly state_vector: Uint8Array | null;
  readonly delete_set: Uint8Array | null;
  readonly sum: number | null;
}

function readJournal(file: string): { records: readonly JournalRecord[]; damaged: number } {
  let records: JournalRecord[] = [];
  let damaged = 0;
  for (const { path } of listSegments(file)) {
    const bytes = readIfThere(path);
    const firstSeq = bytes && readSegmentHeader(bytes);
    if (!bytes || firstSeq === null) continue;
    // After a failed sync the same numbers were written again: the newer segment is the one to believe.
    records = records.filter((record) => record.seq < firstSeq);
    let outcome = readRecord(bytes, SEGMENT_HEAD);
    for (; outcome.type !== "end"; outcome = readRecord(bytes, outcome.next)) {
      if (outcome.type === "record") records.push(outcome.record);
      else damaged++;
    }
    if (outcome.damaged) damaged++;
  }
  return { records, damaged };
}

/** A running server removes segments it has taken in. */
function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
