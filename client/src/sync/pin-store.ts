import type { PinnedContent } from "@tongpin/domain/records";
import { openDatabase } from "./database.ts";

/** What this device keeps of a frozen content; null when it has never seen it. The reader checks the hash anyway. */
export async function readPin(databaseName: string, hash: string): Promise<PinnedContent | null> {
  try {
    const row = await openDatabase(databaseName).pins.get(hash);
    return row && "content" in row ? row.content : null;
  } catch {
    return null;
  }
}

/** A device that can't keep it asks the server again next time. */
export async function keepPin(databaseName: string, hash: string, content: PinnedContent): Promise<void> {
  await openDatabase(databaseName)
    .pins.put({ hash, content })
    .catch(() => undefined);
}

/** Forgets a copy whose bytes turned out not to be what its hash says. */
export async function dropPin(databaseName: string, hash: string): Promise<void> {
  await openDatabase(databaseName)
    .pins.delete(hash)
    .catch(() => undefined);
}
