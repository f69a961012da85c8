import type { MemberInfo } from "@tongpin/protocol";
import { openDatabase } from "./database.ts";
import type { KeptSession } from "./first-read.ts";

export { type LastAccount, readLastAccount, rememberAccount } from "./account-names.ts";
export type { KeptSession } from "./first-read.ts";

/** The last session answer of this account. Null when there is none or the database can't be read. */
export async function readSession(databaseName: string): Promise<KeptSession | null> {
  try {
    const row = await openDatabase(databaseName).shell.get("session");
    return row?.key === "session" ? { session: row.session, clockOffset: row.clockOffset } : null;
  } catch {
    return null;
  }
}

export async function keepSession(databaseName: string, kept: KeptSession): Promise<void> {
  await openDatabase(databaseName)
    .shell.put({ key: "session", ...kept })
    .catch(() => undefined);
}

export async function readMembers(databaseName: string, brandId: string): Promise<readonly MemberInfo[]> {
  try {
    const row = await openDatabase(databaseName).shell.get(`members:${brandId}`);
    return row && "members" in row ? row.members : [];
  } catch {
    return [];
  }
}

export async function keepMembers(
  databaseName: string,
  brandId: string,
  members: readonly MemberInfo[],
): Promise<void> {
  await openDatabase(databaseName)
    .shell.put({ key: `members:${brandId}`, members })
    .catch(() => undefined);
}
