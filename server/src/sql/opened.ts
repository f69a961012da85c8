import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";
import type { Tx } from "./transact.ts";

export type Database = Kysely<Tables>;

/** The records, wherever they are kept. What differs between one process with a file and several nodes is behind this. */
export interface OpenedDatabase {
  readonly db: Database;
  /** Several nodes work on it: what one process could keep in its memory must be in the database. */
  readonly shared: boolean;
  /** Nobody else, on whichever node, does work of this name meanwhile. Not re-entrant. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Tells the other nodes, when and only when the transaction commits. */
  announce(tx: Tx | Database, message: string): Promise<void>;
  /** What other nodes announce. `onGap` is called when some of it may have been missed, the first time included. */
  listen(listener: AnnouncementListener): void;
  /** The time all nodes go by, and this process's own clock at that moment; null: there is no other than our own. */
  time(): Promise<number | null>;
  /** A consistent copy in a new SQLite file, taken while work goes on. */
  copyTo(file: string): Promise<void>;
  close(): Promise<void>;
}

export interface AnnouncementListener {
  onMessage(message: string): void;
  onGap(): void;
}
