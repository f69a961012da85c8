import type * as Y from "yjs";
import { splitKey } from "../schema/record.ts";

/** Which keys of a root belong to each record named by their first id (`<id>:…`), kept up to date key by key. */
export interface KeyIndex {
  /** The records' keys, without fields. */
  keys(id: string): Iterable<string>;
  /** Takes note of a key that changed, and answers the id it belongs to. */
  touch(key: string): string;
}

export function indexByFirstId(map: Y.Map<unknown>): KeyIndex {
  let index: Map<string, Set<string>> | null = null;

  function firstId(key: string): string {
    const colon = key.indexOf(":");
    return colon < 0 ? key : key.slice(0, colon);
  }

  function add(key: string): void {
    const id = firstId(key);
    const known = index?.get(id);
    if (known) known.add(key);
    else index?.set(id, new Set([key]));
  }

  return {
    keys(id) {
      if (!index) {
        index = new Map();
        for (const key of map.keys()) add(splitKey(key).id);
      }
      return index.get(id) ?? [];
    },
    touch(key) {
      if (index) add(key);
      return firstId(key);
    },
  };
}
