import { CompiledQuery, Kysely, PostgresDialect } from "kysely";
import { Pool, type PoolConfig, types } from "pg";
import { followWhoActs, whoActs } from "./acting.ts";
import { copyToSqlite } from "./copy-to-sqlite.ts";
import { createInTurn } from "./in-turn.ts";
import { listenToNodes } from "./listen.ts";
import { migratePostgres } from "./migrate-postgres.ts";
import type { AnnouncementListener, OpenedDatabase } from "./opened.ts";
import type { Tables } from "./tables.ts";

/** Channel of what nodes tell each other. */
export const CHANNEL = "tongpin";

/** Connections of one node: for queries, and for work that must not happen twice at a time. */
const QUERY_CONNECTIONS = 16;
const TURN_CONNECTIONS = 8;
/** A node that froze or fell off the network in the middle of something stops holding others up after so long. */
const HELD_MS = 60_000;
const WAIT_MS = 30_000;
const INT8 = 20;

export interface PostgresOptions {
  /** Told of connections that broke; whoever used one has got the error as well. */
  readonly onError: (error: unknown) => void;
}

/** Opens the records in PostgreSQL and brings the tables to the newest version; nodes that start together wait in line. */
export async function openPostgres(url: string, { onError }: PostgresOptions): Promise<OpenedDatabase> {
  followWhoActs();
  const common: PoolConfig = {
    connectionString: url,
    types: { getTypeParser: parserOf },
    keepAlive: true,
    connectionTimeoutMillis: WAIT_MS,
    idle_in_transaction_session_timeout: HELD_MS,
    lock_timeout: WAIT_MS,
  };
  const role = await migratePostgres(url);
  const queries = new Pool({ ...common, max: QUERY_CONNECTIONS });
  const turns = new Pool({ ...common, max: TURN_CONNECTIONS });
  for (const pool of [queries, turns]) {
    // Without listeners a connection that breaks would end the process: while idle, and while in somebody's hands.
    pool.on("error", onError);
    pool.on("connect", (client) => client.on("error", onError));
  }

  /** For whom each connection works now. */
  const workingFor = new WeakMap<object, string>();
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: queries,
      async onReserveConnection(connection) {
        const who = whoActs();
        if (workingFor.get(connection) === who) return;
        if (role !== null && !workingFor.has(connection)) {
          await connection.executeQuery(CompiledQuery.raw(`set role ${role}`));
        }
        await connection.executeQuery(CompiledQuery.raw("select set_config('tongpin.who', $1, false)", [who]));
        workingFor.set(connection, who);
      },
    }),
  });
  const here = createInTurn();
  const listening: { stop(): Promise<void> }[] = [];

  return {
    db,
    shared: true,
    exclusively: (name, work) =>
      here.run(name, async () => {
        const held = await turns.connect();
        let broken = false;
        try {
          await held.query("begin");
          await held.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [name]);
          return await work();
        } finally {
          // A lock that was lost meanwhile undoes nothing: what it saves is double work, what is right stands in SQL.
          await held.query("commit").catch((error: unknown) => {
            broken = true;
            onError(error);
          });
          held.release(broken);
        }
      }),
    async announce(tx, message) {
      await tx.selectNoFrom((eb) => eb.fn("pg_notify", [eb.val(CHANNEL), eb.val(message)]).as("told")).execute();
    },
    listen: (listener: AnnouncementListener) => void listening.push(listenToNodes(url, CHANNEL, listener, onError)),
    async time() {
      const { rows } = await queries.query<{ ms: number }>(
        "select (extract(epoch from clock_timestamp()) * 1000)::bigint as ms",
      );
      return rows[0]?.ms ?? null;
    },
    copyTo: (file) => copyToSqlite(queries, file),
    async close() {
      await Promise.all(listening.map((one) => one.stop()));
      await db.destroy();
      await turns.end();
    },
  };
}

/** Counts and milliseconds are far below 2^53; everything else reads as the driver's own parsers have it. */
function parserOf(oid: number, format?: "text" | "binary"): (value: string) => unknown {
  if (oid === INT8) return Number;
  return (format === "binary" ? types.getTypeParser(oid, "binary") : types.getTypeParser(oid, "text")) as (
    value: string,
  ) => unknown;
}
