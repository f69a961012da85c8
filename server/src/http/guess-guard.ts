import type { Result } from "@tongpin/domain/base";
import type { FastifyRequest } from "fastify";
import type { Misses } from "../auth/misses.ts";
import { addressKey } from "./address.ts";
import { failure } from "./failures.ts";

/** A set-up link after the set-up is one that never was. */
const UNKNOWN = ["link-unknown", "setup-done"];

/** Runs what a link is for, or refuses an address that has guessed too often; ends the request when the link is none. */
export type TryLink = <T>(request: FastifyRequest, use: () => Promise<Result<T>>) => Promise<T>;

/** Locks out addresses that try links which never were. */
export function createGuessGuard(misses: Misses): TryLink {
  return async (request, use) => {
    const address = addressKey(request.ip);
    if (await misses.isLocked(address)) throw failure({ code: "too-many-tries" });
    const result = await use();
    if (result.ok) return result.value;
    if (UNKNOWN.includes(result.error.code)) await misses.add(address);
    throw failure(result.error);
  };
}
