import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { type ClusterNode, type Nodes, type Route, startNodes } from "../../server/bootstrap/nodes.mjs";
import { type OwnPostgres, startPostgres } from "../../server/bootstrap/postgres.mjs";
import { type OwnRedis, startRedis } from "../../server/bootstrap/redis.mjs";
import type { SimServer } from "./sim-server.ts";

/** Built servers on a PostgreSQL and a Redis of their own, as `npm run cluster` starts them. */
export interface Cluster {
  /** Of the balancer. */
  readonly origin: string;
  readonly setupToken: string;
  readonly nodes: readonly ClusterNode[];
  readonly postgres: OwnPostgres;
  readonly redis: OwnRedis;
  /** The nodes' lines to Redis: cut (they come back at once), or held shut until opened. */
  readonly redisLine: { cut(): void; shut(): void; open(): void };
  /** From now on nothing gets into the rooms' log: every commit waits until the database's breath is let go. */
  holdLog(): Promise<{ release(): Promise<void> }>;
  /** Where simulated people find it. */
  asServer(strikes?: Pick<SimServer, "down" | "up">): SimServer;
  stop(): Promise<void>;
}

/** Getting PostgreSQL and Redis on a bare machine, and making a database. For the hooks around tests. */
export const CLUSTER_START_MS = 120_000;

export async function startCluster({ route = "round-robin" }: { readonly route?: Route } = {}): Promise<Cluster> {
  const data = mkdtempSync(join(tmpdir(), "tongpin-cluster-"));
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const line = await openLine(redis.port);
  const stopServices = async () => {
    await line.close();
    await redis.stop();
    await postgres.stop();
    rmSync(data, { recursive: true, force: true });
  };
  let nodes: Nodes;
  try {
    const redisUrl = `redis://127.0.0.1:${line.port}`;
    nodes = await startNodes({ databaseUrl: postgres.url, redisUrl, data, route, env: { LOG_LEVEL: "warn" } });
  } catch (error) {
    await stopServices();
    throw error;
  }
  const setupToken = nodes.ownerLink?.split("#")[1] ?? "";
  const stop = async () => {
    await nodes.stop();
    await stopServices();
  };
  return {
    origin: nodes.origin,
    setupToken,
    nodes: nodes.nodes,
    postgres,
    redis,
    redisLine: line,
    async holdLog() {
      const client = new Client({ connectionString: postgres.url });
      // Cut off with everybody else when PostgreSQL is killed.
      client.on("error", () => undefined);
      await client.connect();
      await client.query("begin; lock table tongpin_rooms.entry in exclusive mode");
      return { release: () => client.end().catch(() => undefined) };
    },
    asServer: (strikes = { down: async () => undefined, up: async () => undefined }) => ({
      port: () => nodes.port,
      pageOrigin: nodes.origin,
      setupToken,
      complaints: [],
      metrics: () => null,
      ...strikes,
      remove: stop,
    }),
    stop,
  };
}

/** A port that leads to another one, and can be cut in the middle. */
async function openLine(to: number) {
  const sockets = new Set<Socket>();
  let isOpen = true;
  const server = createServer((near) => {
    if (!isOpen) {
      near.destroy();
      return;
    }
    const far = connect(to, "127.0.0.1");
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    cut,
    shut() {
      isOpen = false;
      cut();
    },
    open() {
      isOpen = true;
    },
    async close() {
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
