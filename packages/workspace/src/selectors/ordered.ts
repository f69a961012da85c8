import { equalityDeep } from "lib0/function";
import { comparePlaced, type Stored } from "../schema/order.ts";

/** Things of a root map that stand in an order, read once and then only where something changed. */
export interface Ordered<T> {
  touch(id: string): void;
  /** The visible ones, in order. The same array as before if nothing visible differs. */
  snapshot(): readonly T[];
  /** Those that were removed and may come back, by id. */
  hidden(): readonly T[];
}

export function createOrdered<T>(ids: () => Iterable<string>, read: (id: string) => Stored<T> | null): Ordered<T> {
  const all = new Map<string, Stored<T>>();
  const dirty = new Set<string>();
  let loaded = false;
  let contents: readonly T[] = [];

  /** Reads one again; answers whether it differs. Its content keeps its identity if only the place changed. */
  function refresh(id: string): boolean {
    const before = all.get(id) ?? null;
    const after = read(id);
    if (equalityDeep(before, after)) return false;
    if (after === null) all.delete(id);
    else if (before && equalityDeep(before.content, after.content)) all.set(id, { ...after, content: before.content });
    else all.set(id, after);
    return true;
  }

  function update(): void {
    if (!loaded) for (const id of ids()) dirty.add(id);
    loaded = true;
    let changed = false;
    for (const id of dirty) changed = refresh(id) || changed;
    dirty.clear();
    if (!changed) return;
    const next = [...all.values()]
      .filter(({ hidden }) => !hidden)
      .sort(comparePlaced)
      .map(({ content }) => content);
    const same = next.length === contents.length && next.every((content, index) => content === contents[index]);
    if (!same) contents = next;
  }

  return {
    touch: (id) => dirty.add(id),
    snapshot() {
      if (!loaded || dirty.size > 0) update();
      return contents;
    },
    hidden() {
      if (!loaded || dirty.size > 0) update();
      return [...all.values()]
        .filter(({ hidden }) => hidden)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map(({ content }) => content);
    },
  };
}
