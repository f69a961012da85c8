import { IndexeddbPersistence, storeState } from "y-indexeddb";
import * as Y from "yjs";
import type { OpenKept } from "./peer.ts";

export const openYIndexeddb: OpenKept = (name) => {
  const doc = new Y.Doc();
  const kept = new IndexeddbPersistence(name, doc);
  return {
    doc,
    loaded: kept.whenSynced,
    // What it does by itself a second after every 500th update.
    settle: async () => void (await storeState(kept, true)),
    close: () => kept.destroy(),
  };
};
