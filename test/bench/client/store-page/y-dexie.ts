import { Dexie } from "dexie";
import yDexie, { compressYDocs, DexieYProvider } from "y-dexie";
import type * as Y from "yjs";
import type { Kept, OpenKept } from "./peer.ts";

/** Its documents hang on rows of a table: the row comes first, then the document. */
export const openYDexie: OpenKept = (name) => {
  const database = new Dexie(name, { addons: [yDexie] });
  database.version(1).stores({ rooms: "id, doc: Y.Doc" });
  let doc: Y.Doc | null = null;
  async function load(): Promise<void> {
    await database.open();
    const row: unknown = (await database.table("rooms").get(1)) ?? (await made());
    doc = (row as { doc: Y.Doc }).doc;
    await DexieYProvider.load(doc).whenLoaded;
  }
  async function made(): Promise<unknown> {
    await database.table("rooms").add({ id: 1 });
    return database.table("rooms").get(1);
  }
  const loaded = load();
  return {
    get doc() {
      if (!doc) throw new Error("not loaded");
      return doc;
    },
    loaded,
    settle: async () => {
      await compressYDocs(database);
    },
    async close() {
      if (doc) DexieYProvider.release(doc);
      database.close();
    },
  } satisfies Kept;
};
