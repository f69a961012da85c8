import { AsyncLocalStorage } from "node:async_hooks";

/** For whom the database is asked: a person, somebody without a session, or the server itself. */
export type Acting = `member:${string}` | `guest:${string}` | "nobody" | "system";

const acting = new AsyncLocalStorage<Acting>();

/**
 * Everything `work` does, however deep, is done for this person, and PostgreSQL shows it only the rows of the person's
 * brands. A check forgotten above still leaks nothing. SQLite has no such wall; there the application's checks stand alone.
 */
export function actingFor<T>(who: Acting, work: () => T): T {
  return acting.run(who, work);
}

/** For what needs no person's right: a token that proves itself, rooms brought up to date, a time that ran out. */
export function asSystem<T>(work: () => T): T {
  return acting.run("system", work);
}

/** Outside of any request the server works for itself. */
export function whoActs(): Acting {
  return acting.getStore() ?? "system";
}
