/**
 * A room's content as plain data. Unchanged parts keep their object identity, so a reader may compare with `===`;
 * nobody may write to them.
 */
export interface View<S> {
  getSnapshot(): S;
  subscribe(listener: () => void): () => void;
  destroy(): void;
}

export interface Listeners<A extends readonly unknown[]> {
  add(listener: (...args: A) => void): () => void;
  emit(...args: A): void;
  clear(): void;
  readonly size: number;
}

/** Listeners in the order they came. One that is removed during an emit is no longer called. */
export function createListeners<A extends readonly unknown[]>(): Listeners<A> {
  const entries = new Set<{ readonly call: (...args: A) => void }>();
  return {
    add(listener) {
      const entry = { call: listener };
      entries.add(entry);
      return () => entries.delete(entry);
    },
    emit(...args) {
      for (const entry of Array.from(entries)) if (entries.has(entry)) entry.call(...args);
    },
    clear: () => entries.clear(),
    get size() {
      return entries.size;
    },
  };
}
