import type { Clock } from "../authority/clock.ts";
import type { Database } from "../sql/opened.ts";
import { hashToken } from "./tokens.ts";

/** At most so many tries per key in each window. Guards a *name* against guesses from many addresses. */
export interface Throttle {
  /** Counts one try; false when this key has used up its tries for now. */
  allow(key: string): Promise<boolean>;
}

/** Keys remembered at once; beyond it the oldest windows are dropped first. */
const MOST_KEYS = 10_000;

/** In memory, for a process that is alone. */
export function createThrottle(clock: Clock, tries: number, windowMs: number): Throttle {
  const windows = new Map<string, { until: number; used: number }>();
  return {
    async allow(key) {
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

/** In the database, for several nodes: N nodes give nobody N times the tries. Keys are hashed, people type secrets into the wrong field. */
export function createSharedThrottle(db: Database, clock: Clock, tries: number, windowMs: number): Throttle {
  let cleanedAt = clock.now();
  return {
    async allow(key) {
      const now = clock.now();
      if (now - cleanedAt > windowMs) {
        cleanedAt = now;
        await db.deleteFrom("throttles").where("until", "<=", now).execute();
      }
      const row = await db
        .insertInto("throttles")
        .values({ key: hashToken(key), used: 1, until: now + windowMs })
        .onConflict((conflict) =>
          conflict.column("key").doUpdateSet((eb) => ({
            used: eb
              .case()
              .when("throttles.until", ">", now)
              .then(eb("throttles.used", "+", 1))
              .else(1)
              .end(),
            until: eb
              .case()
              .when("throttles.until", ">", now)
              .then(eb.ref("throttles.until"))
              .else(now + windowMs)
              .end(),
          })),
        )
        .returning("used")
        .executeTakeFirstOrThrow();
      return row.used <= tries;
    },
  };
}
