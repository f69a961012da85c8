import { backup, DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import { Kysely, type SqliteDatabase, SqliteDialect } from "kysely";
import { MIGRATIONS } from "./migrations.ts";
import type { Tables } from "./tables.ts";

export type Database = Kysely<Tables>;

export interface OpenedDatabase {
  readonly db: Database;
  /** A consistent copy in a new file, taken while work goes on. */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the records database and brings its tables to the newest version. WAL with `synchronous=FULL`: a committed
 * decision is on disk before anyone is told. Throws when the file was written by a newer version.
 */
export function openDatabase(file: string): OpenedDatabase {
  // The command line writes beside a running server, hence the wait for its lock.
  const raw = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
  raw.exec("pragma journal_mode = wal; pragma synchronous = full");
  migrate(raw);
  return opened(raw);
}

/** For the verifier: reads a database file as it is, changing nothing. */
export function openDatabaseReadOnly(file: string): OpenedDatabase {
  const raw = new DatabaseSync(file, { timeout: 5000, readOnly: true });
  return opened(raw);
}

function opened(raw: DatabaseSyncInstance): OpenedDatabase {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(raw) }) });
  return {
    db,
    async copyTo(file) {
      await backup(raw, file, { rate: 500 });
    },
    close: () => db.destroy(),
  };
}

function migrate(raw: DatabaseSyncInstance): void {
  raw.exec("begin immediate");
  try {
    const row = raw.prepare("pragma user_version").get() as { user_version: number };
    if (row.user_version > MIGRATIONS.length) {
      throw new Error(
        `the database is of version ${row.user_version}, this server knows ${MIGRATIONS.length}: update it`,
      );
    }
    for (const sql of MIGRATIONS.slice(row.user_version)) raw.exec(sql);
    raw.exec(`pragma user_version = ${MIGRATIONS.length}`);
    raw.exec("commit");
  } catch (error) {
    raw.exec("rollback");
    raw.close();
    throw error;
  }
}

function adapt(raw: DatabaseSyncInstance): SqliteDatabase {
  return {
    close: () => raw.close(),
    prepare(query) {
      const statement = raw.prepare(query);
      return {
        reader: /^\s*(select|with|pragma)\b/i.test(query) || /\breturning\b/i.test(query),
        all: (parameters) => statement.all(...parameters),
        run: (parameters) => statement.run(...parameters),
        iterate: (parameters) => statement.iterate(...parameters) as IterableIterator<unknown>,
      };
    },
  };
}
