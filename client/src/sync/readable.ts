import type { Store } from "./contract.ts";

export interface WritableStore<T> extends Store<T> {
  set(next: T): void;
}

/** One value and who wants to know when it changes. Setting the same value (by identity) tells nobody. */
export function createStore<T>(initial: T): WritableStore<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    getSnapshot: () => value,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      // Those present now: a listener may subscribe anew while it is told.
      const present = Array.from(listeners);
      for (const listener of present) listener();
    },
  };
}
