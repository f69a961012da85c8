import { equalityDeep } from "lib0/function";
import type * as Y from "yjs";
import { stampSchema } from "../migrations/schema-version.ts";
import { PROJECTION_ORIGIN } from "../origins.ts";

/** Values of a server-owned root, read once each and kept by identity. */
export interface Projected<T> {
  snapshot(): readonly T[];
  stop(): void;
}

export function readProjected<T>(
  map: Y.Map<unknown>,
  read: (stored: unknown) => T | null,
  compare: (a: T, b: T) => number,
): Projected<T> {
  const values = new Map<string, T>();
  const dirty = new Set<string>();
  let loaded = false;
  let sorted: readonly T[] = [];
  const onChange = (event: Y.YMapEvent<unknown>) => {
    for (const key of event.keysChanged) dirty.add(String(key));
  };
  map.observe(onChange);
  return {
    snapshot() {
      if (!loaded) for (const key of map.keys()) dirty.add(key);
      loaded = true;
      if (dirty.size === 0) return sorted;
      for (const key of dirty) {
        const value = read(map.get(key));
        if (value === null) values.delete(key);
        else values.set(key, value);
      }
      dirty.clear();
      sorted = [...values.values()].sort(compare);
      return sorted;
    },
    stop: () => map.unobserve(onChange),
  };
}

/** Writes what differs, in one transaction. Nothing is ever taken out: records are only added to. */
export function project(doc: Y.Doc, root: string, values: readonly (readonly [string, unknown])[]): void {
  const map = doc.getMap<unknown>(root);
  const fresh = values.filter(([key, value]) => !equalityDeep(map.get(key), value));
  if (fresh.length === 0) return;
  doc.transact(() => {
    stampSchema(doc);
    for (const [key, value] of fresh) map.set(key, value);
  }, PROJECTION_ORIGIN);
}
