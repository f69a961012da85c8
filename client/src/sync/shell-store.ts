import type { MemberInfo } from "@tongpin/protocol";
import { openDatabase } from "./database.ts";
import type { KeptSession } from "./first-read.ts";

/** What the shell needs at a start without a network is written here and read by first-read.ts. */

export async function keepSession(databaseName: string, kept: KeptSession): Promise<void> {
  await openDatabase(databaseName)
    .shell.put({ key: "session", ...kept })
    .catch(() => undefined);
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
