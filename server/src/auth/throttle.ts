import type { Clock } from "../authority/clock.ts";

export interface Throttle {
  /** Counts one try; false when this key has used up its tries for now. */
  allow(key: string): boolean;
}

/** Keys remembered at once; beyond it the oldest windows are dropped first. */
const MOST_KEYS = 10_000;

/** At most `tries` per key in each window. Guards a *name* against guesses from many addresses. */
export function createThrottle(clock: Clock, tries: number, windowMs: number): Throttle {
  const windows = new Map<string, { until: number; used: number }>();
  return {
    allow(key) {
      const now = clock.now();
      const known = windows.get(key);
      if (known && known.until > now) {
        known.used += 1;
        return known.used <= tries;
      }
      windows.delete(key);
      if (windows.size >= MOST_KEYS) {
        const oldest = windows.keys().next().value;
        if (oldest !== undefined) windows.delete(oldest);
      }
      windows.set(key, { until: now + windowMs, used: 1 });
      return true;
    },
  };
}
