import { Client } from "pg";
import { POSTGRES } from "./dialect.ts";
import { MIGRATIONS } from "./migrations.ts";

/** Any number, the same on all nodes: who holds it changes tables. */
const MIGRATION_LOCK = 7_464_123_901;
const APP_ROLE = "tongpin_app";

/**
 * Brings the tables to the newest version, one node at a time, all or nothing. Answers the role to work under, or null to
 * stay what the login is: a superuser passes every wall, so the server steps down from being one.
 */
export async function migratePostgres(url: string): Promise<string | null> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    await client.query("select set_config('tongpin.who', 'system', false)");
    await client.query("create table if not exists tongpin_schema (version bigint not null)");
    const { rows } = await client.query<{ version: string }>("select version from tongpin_schema");
    const version = Number(rows[0]?.version ?? 0);
    if (version > MIGRATIONS.length) {
      throw new Error(`the database is of version ${version}, this server knows ${MIGRATIONS.length}: update it`);
    }
    if (version === 0) {
      await client.query(`
        create function tongpin_refuse() returns trigger language plpgsql as
        $$ begin raise exception '%', tg_argv[0]; end $$`);
      await client.query("insert into tongpin_schema values (0)");
    }
    for (const migration of MIGRATIONS.slice(version)) await client.query(migration(POSTGRES));
    await client.query("update tongpin_schema set version = $1", [MIGRATIONS.length]);
    const role = await stepDown(client);
    await client.query("commit");
    return role;
  } finally {
    await client.end();
  }
}

async function stepDown(client: Client): Promise<string | null> {
  const { rows } = await client.query<{ above: boolean }>(
    "select rolsuper or rolbypassrls as above from pg_roles where rolname = current_user",
  );
  if (!rows[0]?.above) return null;
  // Roles belong to the whole server: another workspace's first start may make it in the same moment.
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${APP_ROLE}') then
      create role ${APP_ROLE} nologin;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`);
  await client.query(`grant usage on schema public to ${APP_ROLE}`);
  await client.query(`grant select, insert, update, delete on all tables in schema public to ${APP_ROLE}`);
  await client.query(`grant usage on all sequences in schema public to ${APP_ROLE}`);
  return APP_ROLE;
}
