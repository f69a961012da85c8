import type { MemberInfo, SessionInfo } from "@tongpin/protocol";
import { openDatabase } from "./database.ts";

/** The account this device worked with last, so that a start without a network knows which database to open. */
export interface LastAccount {
  readonly database: string;
  readonly mode: "server" | "local" | "guest";
  readonly personId: string;
}

const LAST = "tongpin.account";

export function readLastAccount(): LastAccount | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(LAST) ?? "null");
    if (typeof value !== "object" || value === null) return null;
    const { database, mode, personId } = value as Record<string, unknown>;
    if (typeof database !== "string" || typeof personId !== "string") return null;
    return mode === "server" || mode === "local" || mode === "guest" ? { database, mode, personId } : null;
  } catch {
    return null;
  }
}

/** Null forgets it (sign-out); the account's database stays until it is deleted on purpose. */
export function rememberAccount(account: LastAccount | null): void {
  try {
    if (account) localStorage.setItem(LAST, JSON.stringify(account));
    else localStorage.removeItem(LAST);
  } catch {
    // A browser without storage asks who we are at every start; nothing else is lost.
  }
}

export interface KeptSession {
  readonly session: SessionInfo;
  /** Server minus device clock when it was kept, ms. */
  readonly clockOffset: number;
}

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
