import type { Result } from "@tongpin/domain/base";
import type { FastifyRequest } from "fastify";
import type { Clock } from "../authority/clock.ts";
import { addressKey } from "./address.ts";
import { failure } from "./failures.ts";

/** Links hold 256 random bits, so nobody hits one; who misses so often is not somebody with a badly copied link. */
const MISSES = 20;
const LOCK_MS = 15 * 60_000;
/** A set-up link after the set-up is one that never was. */
const UNKNOWN = ["link-unknown", "setup-done"];
/** Addresses remembered at once; beyond it the one that missed longest ago is forgotten. */
const MOST_ADDRESSES = 10_000;

/** Runs what a link is for, or refuses an address that has guessed too often; ends the request when the link is none. */
export type TryLink = <T>(request: FastifyRequest, use: () => Promise<Result<T>>) => Promise<T>;

/** Locks out addresses that try links which never were. Each node counts for itself: N nodes give N times the tries. */
export function createGuessGuard(clock: Clock): TryLink {
  // Deleted and set anew with every miss, so the first is the one that missed longest ago.
  const known = new Map<string, { misses: number; until: number }>();

  function missesOf(address: string): number {
    const found = known.get(address);
    return found && found.until > clock.now() ? found.misses : 0;
  }

  function missed(address: string): void {
    const misses = missesOf(address) + 1;
    known.delete(address);
    if (known.size >= MOST_ADDRESSES) {
      const oldest = known.keys().next().value;
      if (oldest !== undefined) known.delete(oldest);
    }
    known.set(address, { misses, until: clock.now() + LOCK_MS });
  }

  return async (request, use) => {
    const address = addressKey(request.ip);
    if (missesOf(address) >= MISSES) throw failure({ code: "too-many-tries" });
    const result = await use();
    if (result.ok) return result.value;
    if (UNKNOWN.includes(result.error.code)) missed(address);
    throw failure(result.error);
  };
}
