import { statfs } from "node:fs/promises";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { RelayMetrics } from "../relay/index.ts";
import { type Disk, realDisk } from "../storage/disk.ts";
import type { RoomLog } from "../storage/room-log.ts";

/** What only the running parts know, asked at each scrape. */
export interface MetricSources {
  readonly relay: () => RelayMetrics;
  readonly health: () => "ok" | "readOnly";
  /** Entries of all ledgers, and server-owned rooms that do not show all of them yet. */
  readonly ledger: () => Promise<{ readonly entries: number; readonly staleRooms: number }>;
  readonly dataDir: string;
}

/** The server's figures in Prometheus' form. Labels are routes, codes and reasons of ours: never a name, a room, a token. */
export interface Metrics {
  readonly contentType: string;
  /** Starts asking the sources; before it they do not exist yet. */
  watch(sources: MetricSources): void;
  /** The same log; the time from "flushed" to "on disk" is noted. */
  timed(log: RoomLog): RoomLog;
  /** A disk whose syncs are timed. */
  readonly disk: Disk;
  requested(request: { method: string; route: string; status: number; seconds: number }): void;
  /** A socket was closed by us, or turned away at the door. */
  socketClosed(code: number, why: string): void;
  print(): Promise<string>;
}

/** From a good SSD to a disk that makes people wait, seconds. */
const DISK_SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5];
const HTTP_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

const RELAY = {
  rooms: ["rooms", "Rooms in memory"],
  connections: ["connections", "Open sync sockets"],
  updates: ["updates", "Updates taken in since the start"],
  deliveries: ["deliveries", "Updates handed to other clients since the start"],
  refused: ["refused", "Updates refused since the start"],
  beacons: ["beacons", "Contents of rooms told by clients at rest, to be compared"],
  divergences: ["divergences", "Copies of a room that differed although they held the same updates"],
  bytesIn: ["bytes_in", "Bytes of sync frames received since the start"],
  bytesHeld: ["bytes_held", "Bytes of the rooms in memory"],
} as const satisfies Partial<Record<keyof RelayMetrics, readonly [string, string]>>;

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  // Among them the lag of the event loop, memory and open files.
  collectDefaultMetrics({ register: registry });
  const commits = new Histogram({
    name: "tongpin_commit_seconds",
    help: "From asked to on disk, for what was received",
    buckets: DISK_SECONDS,
    registers,
  });
  const syncs = new Histogram({
    name: "tongpin_fsync_seconds",
    help: "One sync of the journal",
    buckets: DISK_SECONDS,
    registers,
  });
  const requests = new Histogram({
    name: "tongpin_http_seconds",
    help: "Answers by route and status",
    labelNames: ["method", "route", "status"],
    buckets: HTTP_SECONDS,
    registers,
  });
  const closed = new Counter({
    name: "tongpin_sockets_closed_total",
    help: "Sockets the server closed or turned away, by close code and reason",
    labelNames: ["code", "why"],
    registers,
  });

  function gauge(name: string, help: string, read: () => number | Promise<number>): void {
    new Gauge({
      name: `tongpin_${name}`,
      help,
      registers,
      async collect() {
        this.set(await read());
      },
    });
  }

  return {
    contentType: registry.contentType,
    watch({ relay, health, ledger, dataDir }) {
      for (const [key, [name, help]] of Object.entries(RELAY)) {
        gauge(`relay_${name}`, help, () => relay()[key as keyof typeof RELAY]);
      }
      gauge("store_writable", "1 while the room log can be written", () => (health() === "ok" ? 1 : 0));
      gauge("ledger_entries", "Entries of all ledgers", async () => (await ledger()).entries);
      gauge("rooms_stale", "Rooms that do not show all records yet", async () => (await ledger()).staleRooms);
      gauge("disk_free_bytes", "Free space where the data lies", async () => {
        const disk = await statfs(dataDir);
        return disk.bavail * disk.bsize;
      });
    },
    timed: (log) => ({
      ...log,
      committed() {
        const stop = commits.startTimer();
        const done = log.committed();
        done.then(
          () => void stop(),
          () => undefined,
        );
        return done;
      },
    }),
    disk: {
      ...realDisk,
      async sync(file) {
        const stop = syncs.startTimer();
        await realDisk.sync(file);
        stop();
      },
    },
    requested: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    socketClosed: (code, why) => closed.inc({ code, why }),
    print: () => registry.metrics(),
  };
}
