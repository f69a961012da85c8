import { AsyncLocalStorage } from "node:async_hooks";

/** For whom the database is asked: a person, somebody without a session, or the server itself. */
export type Acting = `member:${string}` | `guest:${string}` | "nobody" | "system";

/** Null until a database asks: once it is used, Node follows every write of every socket, a tenth more CPU for the relay. */
let acting: AsyncLocalStorage<Acting> | null = null;

/** From here on `whoActs` knows. Must come before the first request. */
export function followWhoActs(): void {
  acting ??= new AsyncLocalStorage();
}

/**
 * Everything `work` does, however deep, is done for this person, and PostgreSQL shows it only the rows of the person's
 * brands. A check forgotten above still leaks nothing. SQLite has no such wall; there the application's checks stand alone.
 */
export function actingFor<T>(who: Acting, work: () => T): T {
  return acting ? acting.run(who, work) : work();
}

/** For what needs no person's right: a token that proves itself, rooms brought up to date, a time that ran out. */
export function asSystem<T>(work: () => T): T {
  return acting ? acting.run("system", work) : work();
}

/** Outside of any request the server works for itself. */
export function whoActs(): Acting {
  return acting?.getStore() ?? "system";
}
