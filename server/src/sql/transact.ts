import type { Result } from "@tongpin/domain/base";
import type { Transaction } from "kysely";
import type { Database } from "./opened.ts";
import type { Tables } from "./tables.ts";

export type Tx = Transaction<Tables>;

class RolledBack extends Error {
  readonly refusal: unknown;
  constructor(refusal: unknown) {
    super("rolled back");
    this.refusal = refusal;
  }
}

/**
 * One transaction whose refusal takes everything back. Its first statement should write: SQLite then takes the write
 * lock before anything is read, and what was read still holds at the commit.
 */
export async function transact<T>(db: Database, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  let refused: Result<T> | null = null;
  try {
    return await db.transaction().execute(async (tx) => {
      const result = await work(tx);
      if (!result.ok) {
        refused = result;
        throw new RolledBack(result.error);
      }
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack && refused) return refused;
    throw error;
  }
}
