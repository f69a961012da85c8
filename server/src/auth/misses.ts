import type { Clock } from "../authority/clock.ts";
import { asSystem } from "../sql/acting.ts";
import type { Database } from "../sql/opened.ts";
import { hashToken } from "./tokens.ts";

/** Counts the links an address has tried that never were. */
export interface Misses {
  isLocked(address: string): Promise<boolean>;
  add(address: string): Promise<void>;
}

/** Links hold 256 random bits, so nobody hits one; who misses so often is not somebody with a badly copied link. */
const MOST = 20;
/** From the last miss on. */
const LOCK_MS = 15 * 60_000;
/** Addresses remembered at once; beyond it the one that missed longest ago is forgotten. */
const MOST_ADDRESSES = 10_000;

/** In memory, for a process that is alone. */
export function createMisses(clock: Clock): Misses {
  // Deleted and set anew with every miss, so the first is the one that missed longest ago.
  const known = new Map<string, { misses: number; until: number }>();
  const missesOf = (address: string) => {
    const found = known.get(address);
    return found && found.until > clock.now() ? found.misses : 0;
  };
  return {
    isLocked: async (address) => missesOf(address) >= MOST,
    async add(address) {
      const misses = missesOf(address) + 1;
      known.delete(address);
      if (known.size >= MOST_ADDRESSES) {
        const oldest = known.keys().next().value;
        if (oldest !== undefined) known.delete(oldest);
      }
      known.set(address, { misses, until: clock.now() + LOCK_MS });
    },
  };
}

/** In the database, for several nodes: N nodes give nobody N times the tries, and a restart forgets nobody. */
export function createSharedMisses(db: Database, clock: Clock): Misses {
  const keyOf = (address: string) => hashToken(`links tried from ${address}`);
  return {
    async isLocked(address) {
      const row = await asSystem(() =>
        db
          .selectFrom("throttles")
          .select("used")
          .where("key", "=", keyOf(address))
          .where("until", ">", clock.now())
          .executeTakeFirst(),
      );
      return (row?.used ?? 0) >= MOST;
    },
    async add(address) {
      const now = clock.now();
      const until = now + LOCK_MS;
      await asSystem(async () => {
        await db.deleteFrom("throttles").where("until", "<=", now).execute();
        await db
          .insertInto("throttles")
          .values({ key: keyOf(address), used: 1, until })
          .onConflict((conflict) =>
            conflict.column("key").doUpdateSet((eb) => ({ used: eb("throttles.used", "+", 1), until })),
          )
          .execute();
      });
    },
  };
}
