import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, type Config, createApp, readConfig } from "@tongpin/server";
import type { RelayMetrics } from "@tongpin/server/relay/relay-api.ts";
import pino from "pino";
import { startServer } from "./server.ts";

/** The real server, to be ended and started again on the same data in the middle of everything. */
export interface SimServer {
  /** Where it listens now; another port after a restart, perhaps. */
  port(): number;
  /** The `Origin` its pages have. It stays the same. */
  readonly pageOrigin: string;
  /** Opens the first-run set-up. */
  readonly setupToken: string;
  /** Ends it, in its own way (see the two makers), and leaves it down. */
  down(): Promise<void>;
  up(): Promise<void>;
  /** What it had to complain about so far; a server of another process keeps that to itself. */
  readonly complaints: readonly string[];
  /** What its relay counts; a server of another process keeps that to itself. */
  metrics?(): RelayMetrics | null;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

const PAGE_ORIGIN = "https://plan.example.com";

/**
 * In this process: quick to restart, but it always ends in order (sockets closed with 1001, everything on disk).
 * @param cluster where it is the one node of a cluster
 */
export async function startSimServer(cluster: Config["cluster"] = null): Promise<SimServer> {
  const dataDir = mkdtempSync(join(tmpdir(), "tongpin-sim-"));
  const config = {
    ...readConfig({ TONGPIN_DATA: dataDir, TONGPIN_ORIGINS: PAGE_ORIGIN, PORT: "0" }),
    clientDir: null,
    cluster,
  };
  const complaints: string[] = [];
  const logger = pino({ level: "warn" }, { write: (line: string) => void complaints.push(line) });
  let app: App | null = null;
  let port = 0;

  async function up(): Promise<App> {
    const started = await createApp({ config, logger });
    app = started;
    port = Number(new URL(await started.listen()).port);
    return started;
  }
  async function down(): Promise<void> {
    await app?.close();
    app = null;
  }

  const setupToken = await (await up()).newSetupToken();
  if (setupToken === null) throw new Error("a new workspace has an owner");
  return {
    port: () => port,
    pageOrigin: PAGE_ORIGIN,
    setupToken,
    complaints,
    metrics: () => app?.relay.metrics() ?? null,
    down,
    up: async () => void (await up()),
    async remove() {
      await down();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The built server in a process of its own, ended by kill -9. */
export async function startKillableServer(): Promise<SimServer> {
  const server = await startServer();
  return {
    port: () => Number(new URL(server.origin).port),
    pageOrigin: server.origin,
    setupToken: server.ownerLink.split("#")[1] ?? "",
    complaints: [],
    down: server.kill,
    up: server.start,
    remove: server.remove,
  };
}
