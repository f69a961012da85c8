import type { Pool } from "pg";
import { openSqliteForCopy } from "./database.ts";

const ROWS_AT_ONCE = 500;

/**
 * The records of a cluster as the file a single process would have: one backup format for both, and a cluster's backup
 * starts on a laptop. All tables as they were at one moment.
 */
export async function copyToSqlite(pool: Pool, file: string): Promise<void> {
  const copy = openSqliteForCopy(file);
  const client = await pool.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    await client.query("select set_config('tongpin.who', 'system', true)");
    for (const table of copy.tables()) {
      await client.query(`declare rows cursor for select * from ${table}`);
      for (;;) {
        const { rows } = await client.query<Record<string, unknown>>(`fetch ${ROWS_AT_ONCE} from rows`);
        if (rows.length === 0) break;
        copy.insert(table, rows);
      }
      await client.query("close rows");
    }
    await client.query("commit");
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  } finally {
    copy.close();
  }
}
