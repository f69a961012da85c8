import { type Config, dataPaths } from "../config.ts";
import { openDatabase } from "./database.ts";
import type { OpenedDatabase } from "./opened.ts";
import { openPostgres } from "./postgres.ts";

/** The records of this configuration: a file of one process, or the database several nodes share. */
export async function openRecords(config: Config, onError: (error: unknown) => void): Promise<OpenedDatabase> {
  if (config.cluster) return openPostgres(config.cluster.databaseUrl, { onError });
  return openDatabase(dataPaths(config.dataDir).records);
}
