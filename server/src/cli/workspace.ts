import { existsSync } from "node:fs";
import { createPasswords } from "../auth/passwords.ts";
import { createSessions, type Sessions } from "../auth/sessions.ts";
import { createThrottle } from "../auth/throttle.ts";
import { type Accounts, createAccounts } from "../authority/accounts.ts";
import { systemClock } from "../authority/clock.ts";
import { type Config, dataPaths } from "../config.ts";
import { readControlNote } from "../http/control.ts";
import { openRecords } from "../sql/open-records.ts";
import type { Database } from "../sql/opened.ts";
import { CliFailure } from "./command.ts";

/** The records of a data folder as the command line works on them, beside a running server or without one. */
export interface CliWorkspace {
  readonly db: Database;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  /** Where links should lead: the running server, a configured public address, or where it would listen. */
  readonly origin: string;
  /** The brand of this id or name. */
  brand(nameOrId: string): Promise<{ id: string; name: string }>;
  /** The person in whose name the operator acts. */
  owner(): Promise<{ id: string; name: string }>;
}

export async function withWorkspace<T>(config: Config, work: (workspace: CliWorkspace) => Promise<T>): Promise<T> {
  const paths = dataPaths(config.dataDir);
  if (!config.cluster && !existsSync(paths.records)) {
    throw new CliFailure(`${config.dataDir} holds no workspace; start the server once`);
  }
  const opened = await openRecords(config, () => undefined);
  const { db } = opened;
  try {
    return await work({
      db,
      accounts: createAccounts({
        db,
        clock: systemClock,
        passwords: createPasswords(),
        throttle: createThrottle(systemClock, Number.POSITIVE_INFINITY, 1),
        shared: opened.shared,
      }),
      sessions: createSessions(db, systemClock),
      origin: config.origins[0] ?? readControlNote(paths.keys)?.origin ?? `http://${config.host}:${config.port}`,
      async brand(nameOrId) {
        const brands = await db.selectFrom("brands").select(["id", "name"]).execute();
        const found = brands.filter((brand) => brand.id === nameOrId || brand.name === nameOrId);
        const [only] = found;
        if (only && found.length === 1) return only;
        if (found.length > 1) throw new CliFailure(`several brands are called "${nameOrId}": name it by its id`);
        const known = brands.map((brand) => `${brand.name} (${brand.id})`).join(", ");
        throw new CliFailure(`there is no brand "${nameOrId}"${known ? `; there is ${known}` : ""}`);
      },
      async owner() {
        const owner = await db
          .selectFrom("persons")
          .select(["id", "name"])
          .where("is_owner", "=", 1)
          .orderBy("created_at")
          .executeTakeFirst();
        if (!owner) throw new CliFailure("nobody owns this workspace yet: open the owner link first");
        return owner;
      },
    });
  } finally {
    await opened.close();
  }
}
