/** The part of SQLite's driver that the store uses; `node:sqlite` and its stand-in for Node 20 both have it. */
export interface Sqlite {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  close(): void;
}

export interface SqliteStatement {
  run(...values: SqliteValue[]): unknown;
  get(...values: SqliteValue[]): unknown;
  all(...values: SqliteValue[]): unknown[];
}

export type SqliteValue = string | number | null | Uint8Array;

interface Driver {
  readonly DatabaseSync: new (
    file: string,
    options?: { readonly readOnly?: boolean; readonly timeout?: number },
  ) => Sqlite;
}

/** From here on the runtime brings SQLite itself, without a flag. */
const BUILT_IN_SINCE = [22, 13] as const;

export async function openSqlite(file: string, options: { readonly readOnly?: boolean } = {}): Promise<Sqlite> {
  const driver = hasBuiltIn() ? await loadBuiltIn() : ((await import("@photostructure/sqlite")) satisfies Driver);
  return new driver.DatabaseSync(file, { ...options, timeout: 5000 });
}

function hasBuiltIn(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return major > BUILT_IN_SINCE[0] || (major === BUILT_IN_SINCE[0] && minor >= BUILT_IN_SINCE[1]);
}

async function loadBuiltIn(): Promise<Driver> {
  // Not a literal, so that a bundler for Node 20 does not look for it.
  const name: string = "node:sqlite";
  return (await import(name)) as Driver;
}
