import type { Page } from "@playwright/test";

interface StoredEdit {
  readonly room: string;
  readonly pending?: string;
}

/** All records of one table of the account's database on this device. */
function tableOf<T>(page: Page, table: string): Promise<readonly T[]> {
  return page.evaluate(async (name) => {
    const { database } = JSON.parse(localStorage.getItem("tongpin.account") ?? "{}") as { database?: string };
    if (database === undefined) return [];
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(database);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    try {
      const request = opened.transaction(name).objectStore(name).getAll();
      return await new Promise<never[]>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result as never[]);
        request.onerror = () => reject(request.error);
      });
    } finally {
      opened.close();
    }
  }, table);
}

/** How many local edits this device has stored that the server has not confirmed: what the words must say. */
export async function countUnsent(page: Page): Promise<number> {
  const edits = await tableOf<StoredEdit>(page, "updates");
  return edits.filter((edit) => edit.pending !== undefined).length;
}

/** Rooms that were once exchanged completely, and so can be opened without a network. */
export async function roomsOnDevice(page: Page): Promise<readonly string[]> {
  return (await tableOf<{ room: string }>(page, "rooms")).map(({ room }) => room);
}

/** What a browser does that needs room, or a person who clears this site's data: every database of ours is deleted. */
export function dropDatabases(page: Page): Promise<void> {
  return page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      });
    }
  });
}
