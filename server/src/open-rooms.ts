import type { Logger } from "pino";
import { type Bus, openRedisBus } from "./bus/index.ts";
import { type Config, logOptions } from "./config.ts";
import type { Disk } from "./storage/disk.ts";
import { openEmbeddedLog, openPostgresLog, type RoomLog, type SharedLog } from "./storage/index.ts";

export interface OpenedRooms {
  readonly log: RoomLog;
  /** In a node of several. */
  readonly shared: { readonly log: SharedLog; readonly bus: Bus } | null;
  /** What keeps the rooms and how it is, for whoever looks after the server. */
  describe(): string;
  close(): Promise<void>;
}

/** The rooms' log in the data folder, or the one that all nodes of a cluster share, with the bus between them. */
export async function openRooms(config: Config, out: Logger, disk: Disk): Promise<OpenedRooms> {
  const { cluster } = config;
  if (!cluster) {
    const log = await openEmbeddedLog({
      ...logOptions(config),
      disk,
      onDamage: (entries) =>
        out.error(
          { records: entries },
          "damaged records of the room log were set aside; run a backup and check the disk",
        ),
    });
    return { log, shared: null, describe: () => describe("embedded", log), close: log.close };
  }
  const log = await openPostgresLog({
    url: cluster.databaseUrl,
    ...(config.foldWorker ? { worker: config.foldWorker } : {}),
    onTrouble: (error) =>
      out.error({ error: String(error) }, "PostgreSQL does not take the rooms' log: read-only until it does again"),
  });
  let busUp = false;
  const bus = await openRedisBus({
    url: cluster.redisUrl,
    onState(up) {
      busUp = up;
      if (up) out.info("Redis is there: what one node writes the others show at once");
      else out.warn("Redis is away: nodes find each other's edits in the log, within seconds");
    },
  });
  if (!busUp) out.warn("Redis does not answer: nodes find each other's edits in the log, within seconds");
  return {
    log,
    shared: { log, bus },
    describe: () => describe(busUp ? "PostgreSQL" : "PostgreSQL, without Redis", log),
    async close() {
      await bus.close();
      await log.close();
    },
  };
}

function describe(store: string, log: RoomLog): string {
  return log.health() === "ok" ? store : `${store}, read-only`;
}
