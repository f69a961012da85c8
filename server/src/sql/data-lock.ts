import { join } from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";

export class DataInUse extends Error {}

/**
 * One process at a time works on a data folder. The lock is the operating system's, held through an open database: it
 * ends with the process, however that ends, and no stale file has to be judged. Throws DataInUse.
 */
export function lockData(dataDir: string): () => void {
  const lock = new DatabaseSync(join(dataDir, "lock.db"));
  try {
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if (error instanceof Error && /locked|busy/i.test(error.message)) {
      throw new DataInUse(`another Tongpin process works on ${dataDir}`);
    }
    throw error;
  }
  return () => lock.close();
}
