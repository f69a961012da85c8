/** Names by which this device finds an account's database. Free of Dexie: the first paint needs them before it. */

/** Name of the database of a signed-in person. */
export function databaseOf(personId: string): string {
  return `tongpin-${personId}`;
}

/** Name of the database of the workspace that lives on this device alone. */
export const LOCAL_DATABASE = "tongpin-local";

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

/** Another tab of this device signed in or out. */
export function onAccountChange(listener: () => void): () => void {
  const onStorage = (event: StorageEvent) => {
    // A null key is everything cleared.
    if (event.key === LAST || event.key === null) listener();
  };
  window.addEventListener("storage", onStorage);
  return () => window.removeEventListener("storage", onStorage);
}
