import type { ClientBase } from "pg";
import { openSqliteForReading } from "./database.ts";

/** PostgreSQL takes 65,535 values in a statement. */
const VALUES_AT_ONCE = 10_000;

/**
 * The records of a file, as a single process or a backup has them, put into a cluster's empty tables within the caller's
 * transaction: the other way round of copy-to-sqlite.ts. The file must be of this version of the tables.
 */
export async function copyFromSqlite(client: ClientBase, file: string): Promise<void> {
  const source = openSqliteForReading(file);
  try {
    await client.query("select set_config('tongpin.who', 'system', true)");
    for (const table of inOrder(source.tables(), await referencesOf(client))) {
      let rows: Readonly<Record<string, unknown>>[] = [];
      for (const row of source.rows(table)) {
        rows.push(row);
        if (rows.length * Object.keys(row).length < VALUES_AT_ONCE) continue;
        await insert(client, table, rows);
        rows = [];
      }
      await insert(client, table, rows);
    }
    await countOn(client);
  } finally {
    source.close();
  }
}

async function insert(
  client: ClientBase,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  let place = 0;
  const marks = rows.map(() => `(${columns.map(() => `$${++place}`).join(", ")})`);
  const names = columns.map((name) => `"${name}"`).join(", ");
  await client.query(
    `insert into "${table}" (${names}) values ${marks.join(", ")}`,
    rows.flatMap((row) => columns.map((name) => row[name])),
  );
}

interface Reference {
  readonly child: string;
  readonly parent: string;
}

async function referencesOf(client: ClientBase): Promise<readonly Reference[]> {
  const { rows } = await client.query<Reference>(
    `select child.relname as child, parent.relname as parent from pg_constraint
     join pg_class child on child.oid = conrelid join pg_class parent on parent.oid = confrelid
     where contype = 'f' and connamespace = current_schema()::regnamespace and conrelid <> confrelid`,
  );
  return rows;
}

/** What is referred to comes first. */
function inOrder(tables: readonly string[], references: readonly Reference[]): readonly string[] {
  const ordered = new Set<string>();
  const put = (table: string) => {
    if (ordered.has(table)) return;
    for (const { child, parent } of references) if (child === table) put(parent);
    ordered.add(table);
  };
  for (const table of tables) put(table);
  return [...ordered];
}

/** Ids that count by themselves go on above those that were put in. */
async function countOn(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ table_name: string; column_name: string }>(
    "select table_name, column_name from information_schema.columns where table_schema = current_schema() and is_identity = 'YES'",
  );
  for (const { table_name: table, column_name: column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), max("${column}")) from "${table}" having max("${column}") is not null`,
      [table, column],
    );
  }
}
