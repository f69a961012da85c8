import { useCallback, useRef } from "react";

/** One function for as long as the component lives, which does what the latest render said. */
export function useLatest<A extends readonly unknown[], R>(work: (...args: A) => R): (...args: A) => R {
  const latest = useRef(work);
  latest.current = work;
  return useCallback((...args: A) => latest.current(...args), []);
}
