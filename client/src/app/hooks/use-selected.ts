import { useCallback, useRef, useSyncExternalStore } from "react";
import type { Store } from "../../sync/contract.ts";

/**
 * A part of a store's value. Re-renders only when that part changes (by identity, or member by member for arrays, so a
 * filtered list of unchanged items is unchanged).
 */
export function useSelected<S, T>(store: Store<S>, select: (state: S) => T): T {
  const last = useRef<{ state: S; select: (state: S) => T; value: T } | null>(null);
  const read = useCallback(() => {
    const state = store.getSnapshot();
    const known = last.current;
    if (known && known.state === state && known.select === select) return known.value;
    const value = select(state);
    const kept = known && isSame(known.value, value) ? known.value : value;
    last.current = { state, select, value: kept };
    return kept;
  }, [store, select]);
  return useSyncExternalStore(store.subscribe, read);
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  return a.every((item, place) => Object.is(item, b[place]));
}
