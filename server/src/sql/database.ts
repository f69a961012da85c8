import { backup, DatabaseSync, type DatabaseSyncInstance } from "@photostructure/sqlite";
import { Kysely, type SqliteDatabase, SqliteDialect } from "kysely";
import { SQLITE } from "./dialect.ts";
import { createInTurn } from "./in-turn.ts";
import { MIGRATIONS } from "./migrations.ts";
import type { OpenedDatabase } from "./opened.ts";
import type { Tables } from "./tables.ts";

export type { Database, OpenedDatabase } from "./opened.ts";

/**
 * Opens the records database and brings its tables to the newest version. WAL with `synchronous=FULL`: a committed
 * decision is on disk before anyone is told. Throws when the file was written by a newer version.
 */
export function openDatabase(file: string): OpenedDatabase {
  return opened(openFile(file));
}

/** For the verifier: reads a database file as it is, changing nothing. */
export function openDatabaseReadOnly(file: string): OpenedDatabase {
  const raw = new DatabaseSync(file, { timeout: 5000, readOnly: true });
  return opened(raw);
}

/** An empty records file that rows are put into as they stand elsewhere, in any order of tables. */
export interface CopyTarget {
  tables(): readonly string[];
  insert(table: string, rows: readonly Readonly<Record<string, unknown>>[]): void;
  close(): void;
}

export function openSqliteForCopy(file: string): CopyTarget {
  const raw = openFile(file);
  raw.exec("pragma foreign_keys = off; begin");
  return {
    tables: () => tablesOf(raw),
    insert(table, rows) {
      const columns = Object.keys(rows[0] ?? {});
      const marks = columns.map(() => "?").join(", ");
      const names = columns.map((name) => `"${name}"`).join(", ");
      const statement = raw.prepare(`insert into "${table}" (${names}) values (${marks})`);
      for (const row of rows) statement.run(...columns.map((name) => row[name] as string | number | null | Uint8Array));
    },
    close() {
      // All in the one file: nobody who takes it away looks for a log beside it.
      raw.exec("commit; pragma wal_checkpoint(truncate)");
      raw.close();
    },
  };
}

/** A records file of this version, table by table. */
export interface CopySource {
  tables(): readonly string[];
  rows(table: string): Iterable<Readonly<Record<string, unknown>>>;
  close(): void;
}

export function openSqliteForReading(file: string): CopySource {
  const raw = openFile(file);
  return {
    tables: () => tablesOf(raw),
    *rows(table) {
      for (const row of raw.prepare(`select * from "${table}"`).iterate()) yield row as Record<string, unknown>;
    },
    close: () => raw.close(),
  };
}

function tablesOf(raw: DatabaseSyncInstance): readonly string[] {
  return raw
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
    .all()
    .map((row) => String((row as { name: unknown }).name));
}

function openFile(file: string): DatabaseSyncInstance {
  // The command line writes beside a running server, hence the wait for its lock.
  const raw = new DatabaseSync(file, { timeout: 5000, enableForeignKeyConstraints: true });
  raw.exec("pragma journal_mode = wal; pragma synchronous = full");
  migrate(raw);
  return raw;
}

function opened(raw: DatabaseSyncInstance): OpenedDatabase {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(raw) }) });
  const turns = createInTurn();
  return {
    db,
    shared: false,
    exclusively: turns.run,
    // One process: there is nobody to tell, and no clock but its own.
    announce: async () => undefined,
    listen: () => undefined,
    time: async () => null,
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
    for (const migration of MIGRATIONS.slice(row.user_version)) raw.exec(migration(SQLITE));
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
