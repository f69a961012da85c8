import type { FileHandle } from "node:fs/promises";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Client, Pool } from "pg";
import { copyFromSqlite } from "../sql/copy-from-sqlite.ts";
import { migratePostgres } from "../sql/migrate-postgres.ts";
import { fillRooms } from "../storage/postgres-restore.ts";
import { setUpRooms } from "../storage/postgres-schema.ts";
import { restoreBackup } from "./read-backup.ts";
import { type Manifest, RECORDS, ROOMS } from "./write-backup.ts";

/** Made by the tables themselves, or worth nothing after a restart. */
const NO_CONTENT = new Set(["tongpin_schema", "tickets", "throttles"]);

/**
 * Makes a cluster's workspace from a backup: rooms and records go into the empty database, all or nothing; cuts and keys
 * into the folder the nodes share. Refuses a database that holds anything, also the little a first start leaves.
 */
export async function restoreToCluster(file: FileHandle, dataDir: string, databaseUrl: string): Promise<Manifest> {
  await migratePostgres(databaseUrl);
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  await setUpRooms(pool).finally(() => pool.end());
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  let isUnpacked = false;
  try {
    await client.query("begin");
    await client.query("select set_config('tongpin.who', 'system', true)");
    await holdEmpty(client);
    const manifest = await restoreBackup(file, dataDir);
    isUnpacked = true;
    await copyFromSqlite(client, join(dataDir, RECORDS));
    await fillRooms(client, join(dataDir, ROOMS));
    await client.query("commit");
    for (const name of [RECORDS, ROOMS]) {
      for (const end of ["", "-wal", "-shm"]) await rm(join(dataDir, `${name}${end}`), { force: true });
    }
    return manifest;
  } catch (error) {
    // Without its database the folder is half a workspace.
    if (isUnpacked) await rm(dataDir, { recursive: true, force: true });
    throw error;
  } finally {
    // Ends what was not committed.
    await client.end();
  }
}

/** Nobody writes meanwhile: a node that starts now waits for what becomes of it. */
async function holdEmpty(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
     where schemaname in (current_schema(), 'tongpin_rooms') and not (schemaname || '.' || tablename = any($1))
     order by 1`,
    [[...NO_CONTENT].map((table) => `public.${table}`).concat("tongpin_rooms.version")],
  );
  await client.query(`lock table ${rows.map(({ name }) => name).join(", ")} in share row exclusive mode`);
  for (const { name } of rows) {
    const found = await client.query(`select from ${name} limit 1`);
    if (found.rowCount !== 0) {
      throw new Error(`the database is not empty (${name} has rows): name a new one, nothing was changed`);
    }
  }
}
