import { equalityDeep } from "lib0/function";
import type * as Y from "yjs";
import { type FlatMap, splitKey } from "../schema/record.ts";

/** The records of one root map, read once and then only where something changed. */
export interface Table<K extends string, T> {
  /** Marks a record as changed. */
  touch(id: string): void;
  /** All records. The same object as before if no record differs. */
  snapshot(): ReadonlyMap<K, T>;
}

/** `read` answers null for an id that holds no record. */
export function createTable<K extends string, T>(map: FlatMap, read: (id: string) => T | null): Table<K, T> {
  const dirty = new Set<string>();
  let records: Map<K, T> | null = null;

  function readAll(): Map<K, T> {
    const ids = new Set<string>();
    for (const key of map.keys()) ids.add(splitKey(key).id);
    const all = new Map<K, T>();
    for (const id of ids) {
      const record = read(id);
      if (record !== null) all.set(id as K, record);
    }
    return all;
  }

  function readDirty(before: Map<K, T>): Map<K, T> {
    let after = before;
    for (const id of dirty) {
      const record = read(id);
      if (equalityDeep(record, before.get(id as K) ?? null)) continue;
      if (after === before) after = new Map(before);
      if (record === null) after.delete(id as K);
      else after.set(id as K, record);
    }
    return after;
  }

  return {
    touch: (id) => dirty.add(id),
    snapshot() {
      records = records === null ? readAll() : dirty.size > 0 ? readDirty(records) : records;
      dirty.clear();
      return records;
    },
  };
}

/** Ids of the records that a root map's event touches. */
export function touchedIds(event: Y.YMapEvent<unknown>): Set<string> {
  const ids = new Set<string>();
  for (const key of event.keysChanged) ids.add(splitKey(String(key)).id);
  return ids;
}

/** Whether a record exists: it has a seed, or somebody's edit that outlived the undo of its creation. */
export function hasRecord(map: FlatMap, id: string, fields: Iterable<string>): boolean {
  if (map.has(id)) return true;
  for (const field of fields) if (map.has(`${id}/${field}`)) return true;
  return false;
}
