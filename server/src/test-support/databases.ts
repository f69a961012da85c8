import { sql } from "kysely";
import { Client } from "pg";
import { afterAll, beforeAll, describe } from "vitest";
import { type OwnPostgres, startPostgres } from "../../bootstrap/postgres.mjs";
import { openDatabase } from "../sql/database.ts";
import { createInTurn } from "../sql/in-turn.ts";
import type { OpenedDatabase } from "../sql/opened.ts";
import { openPostgres } from "../sql/postgres.ts";

export interface OpenForTest {
  /** A new, empty database. */
  (): Promise<OpenedDatabase>;
  /** The last one as a new process finds it whose predecessor was killed: nothing it held is held any more. */
  afterCrash(dead: OpenedDatabase): Promise<OpenedDatabase>;
  /** Runs a statement on the last one as whoever owns the tables, past all guards. */
  asOwner(statement: string): Promise<void>;
}

/** Runs the same tests on both databases the records can be in. */
export function onEachDatabase(title: string, tests: (open: OpenForTest) => void): void {
  describe(`${title}, SQLite`, () => {
    let last: OpenedDatabase;
    const open = async () => {
      last = openDatabase(":memory:");
      return last;
    };
    const asOwner = async (text: string) => void (await sql.raw(text).execute(last.db));
    // The file in memory would go with its connection: it stays, and only what the process itself kept is new.
    const afterCrash = async (dead: OpenedDatabase) => ({ ...dead, exclusively: createInTurn().run });
    tests(Object.assign(open, { asOwner, afterCrash }));
  });
  describe(`${title}, PostgreSQL`, () => {
    const postgres = useTestPostgres();
    let url = "";
    const open = async () => {
      url = await postgres.newDatabase();
      return openPostgres(url, { onError: () => undefined });
    };
    const asOwner = (text: string) => postgres.asSuperuser(url, async (client) => void (await client.query(text)));
    const cut =
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    const afterCrash = async () => {
      await asOwner(cut);
      return openPostgres(url, { onError: () => undefined });
    };
    tests(Object.assign(open, { asOwner, afterCrash }));
  });
}

export interface TestPostgres {
  /** The address of a new, empty database. */
  newDatabase(): Promise<string>;
  /** A node's connections to it. */
  open(url: string): Promise<OpenedDatabase>;
  /** Runs statements as the superuser, past every wall. */
  asSuperuser<T>(url: string, work: (client: Client) => Promise<T>): Promise<T>;
}

/** Making a database takes a second, and a minute on a machine that has much else to do. */
const START_MS = 120_000;

/** A PostgreSQL for all tests of a `describe`, or of a file. */
export function useTestPostgres(): TestPostgres {
  let server: OwnPostgres;
  let made = 0;
  beforeAll(async () => {
    server = await startPostgres({ settings: { fsync: "off" } });
  }, START_MS);
  afterAll(() => server.stop(), START_MS);
  async function asSuperuser<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
  return {
    asSuperuser,
    open: (url) => openPostgres(url, { onError: () => undefined }),
    async newDatabase() {
      made += 1;
      const name = `test_${made}`;
      await asSuperuser(server.url, (client) => client.query(`create database ${name}`));
      return server.url.replace(/\/postgres$/, `/${name}`);
    },
  };
}

/** The records of a file, e.g. of a copy. */
export function openFile(file: string): OpenedDatabase {
  return openDatabase(file);
}
