import { ifFree } from "../platform/locks.ts";
import { checksum } from "./checksum.ts";
import type { AccountDatabase } from "./database.ts";
import { type Fold, fold as foldInWorker } from "./folder.ts";
import { readStoredRoom } from "./room-loader.ts";

/** How much of a room is stored loose, and how much is folded. */
export interface LogSize {
  readonly looseRows: number;
  readonly looseBytes: number;
  readonly foldedBytes: number;
}

/** Fewer loose rows than this are read faster than anything could be saved. */
const FOLD_FROM = 128;
/** From so many on, reading them one by one costs more than the largest snapshot. */
const FOLD_AT_LAST = 256;
/** A fold writes the whole snapshot anew: it waits until the loose rows are worth a part of that. */
const WORTH = 1 / 16;

export function isWorthFolding({ looseRows, looseBytes, foldedBytes }: LogSize): boolean {
  if (looseRows < FOLD_FROM) return false;
  return looseRows >= FOLD_AT_LAST || looseBytes >= foldedBytes * WORTH;
}

/**
 * Folds a room's stored updates into one snapshot. Reading and folding are outside the writing transaction and off the
 * main thread, so typing never waits for it; the swap is one transaction that gives up when another tab has folded
 * meanwhile. Edits the server has not confirmed are folded too but their rows stay: they are the count of what is
 * unsent. Answers the snapshot's bytes, null when nothing was folded.
 */
export async function compactRoom(
  database: AccountDatabase,
  room: string,
  now: () => number,
  fold: Fold = foldInWorker,
): Promise<number | null> {
  let folded: number | null = null;
  await ifFree(`${database.name}:compact:${room}`, async () => {
    const stored = await readStoredRoom(database, room, now);
    if (stored.loose === 0 || stored.damaged > 0) return;
    const data = await fold(stored.updates);
    const sum = checksum(data);
    await database.transaction("rw", [database.snapshots, database.updates], async () => {
      const present = await database.snapshots.get(room);
      if ((present?.upTo ?? 0) !== stored.foldedThrough) return;
      await database.snapshots.put({ room, data, sum, upTo: stored.through });
      const through = database.updates.where("[room+seq]").between([room, 0], [room, stored.through], true, true);
      const pending = new Set(await database.updates.where("pending").equals(room).primaryKeys());
      const seqs = await through.primaryKeys();
      const runs = runsOf(seqs.filter((seq) => !pending.has(seq)));
      await Promise.all(
        runs.map(([first, last]) => database.updates.where(":id").between(first, last, true, true).delete()),
      );
      folded = data.byteLength;
    });
  });
  return folded;
}

/** Neighbouring numbers as ranges: what was typed in one go is deleted in one go. */
export function runsOf(seqs: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const seq of seqs.toSorted((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] + 1 === seq) run[1] = seq;
    else runs.push([seq, seq]);
  }
  return runs;
}
