import * as Y from "yjs";
import { openOurs } from "./ours.ts";
import type { OpenKept } from "./peer.ts";
import { planReady, storePlan } from "./plan.ts";
import { createWriter, lengthOf } from "./typing.ts";
import { openYDexie } from "./y-dexie.ts";
import { openYIndexeddb } from "./y-indexeddb.ts";

const STORES = { tongpin: openOurs, "y-indexeddb": openYIndexeddb, "y-dexie": openYDexie } satisfies Record<
  string,
  OpenKept
>;
export type StoreName = keyof typeof STORES;

const turn = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Types `keys` keystrokes, keeps them in this store, and answers how long the text is. */
async function fill(store: StoreName, name: string, keys: number): Promise<number> {
  const kept = STORES[store](name);
  await kept.loaded;
  const writer = createWriter(kept.doc, 7);
  for (let key = 0; key < keys; key += 1) {
    writer.type();
    if (key % 100 === 99) await turn();
  }
  await kept.settle();
  const length = lengthOf(kept.doc);
  await kept.close();
  return length;
}

/** From the first call to the document with everything in it, ms. */
async function load(store: StoreName, name: string): Promise<{ ms: number; length: number }> {
  const from = performance.now();
  const kept = STORES[store](name);
  await kept.loaded;
  const ms = performance.now() - from;
  const length = lengthOf(kept.doc);
  await kept.close();
  return { ms, length };
}

/** Types, a key every so many milliseconds; "nothing" is what the typing itself costs. */
async function type(store: StoreName | "nothing", name: string, keys: number, every: number): Promise<void> {
  const kept = store === "nothing" ? null : STORES[store](name);
  await kept?.loaded;
  const writer = createWriter(kept?.doc ?? new Y.Doc(), 11);
  for (let key = 0; key < keys; key += 1) {
    writer.type();
    await new Promise<void>((resolve) => setTimeout(resolve, every));
  }
}

/** Bytes of content in all records of a database. */
async function bytesIn(name: string): Promise<number> {
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  let bytes = 0;
  for (const store of opened.objectStoreNames) {
    const request = opened.transaction(store).objectStore(store).getAll();
    const rows = await new Promise<readonly unknown[]>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    for (const row of rows) bytes += sizeOf(row);
  }
  opened.close();
  return bytes;
}

function sizeOf(value: unknown): number {
  if (value instanceof Uint8Array) return value.byteLength;
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 8;
  return Object.values(value).reduce<number>((sum, part) => sum + sizeOf(part), 0);
}

const bench = { fill, load, type, bytesIn, storePlan, planReady };
declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;
