export interface OwnPostgres {
  /** Of the superuser `postgres`, without a password. */
  readonly url: string;
  start(): Promise<void>;
  /** As a crash: without a checkpoint, its sessions cut. */
  kill(): Promise<void>;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
}

export function startPostgres(options?: {
  /** Server parameters, e.g. `{ fsync: "off" }`. */
  readonly settings?: Readonly<Record<string, string>>;
}): Promise<OwnPostgres>;
