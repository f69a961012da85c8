import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { CLUSTER_START_MS, type Cluster, startCluster } from "../support/cluster.ts";
import { figure, runs } from "../support/runs.ts";
import { seedsFor } from "../support/sim-random.ts";
import { simulate, testTimeout } from "../support/sim-run.ts";
import type { SimServer } from "../support/sim-server.ts";

const STEPS = runs({ short: 150, full: 1_500 });
/** So that it comes to about 30 of them in the full form. */
const STRIKES = 0.03;

let cluster: Cluster;
beforeEach(async () => {
  cluster = await startCluster();
}, CLUSTER_START_MS);
afterEach(() => cluster.stop(), CLUSTER_START_MS);

/** Every outage is another part of the cluster's, in turn; what is struck stays down until the end of the outage. */
function inTurn({ nodes, postgres, redis, redisLine }: Cluster) {
  const [first, second] = nodes;
  if (!first || !second) throw new Error("two nodes");
  const parts: readonly { readonly name: string; down(): Promise<void> | void; up(): Promise<void> | void }[] = [
    { name: "node 1 killed", down: first.kill, up: first.start },
    { name: "Redis killed", down: redis.kill, up: redis.start },
    { name: "node 2 killed", down: second.kill, up: second.start },
    { name: "Redis out of reach", down: redisLine.shut, up: redisLine.open },
    { name: "node 1 stopped", down: first.stop, up: first.start },
    { name: "Redis cut off for a moment", down: redisLine.cut, up: () => undefined },
    { name: "PostgreSQL killed", down: postgres.kill, up: postgres.start },
  ];
  const struck: string[] = [];
  let at = 0;
  let heal: () => Promise<void> | void = () => undefined;
  const server: Pick<SimServer, "down" | "up"> = {
    async down() {
      const part = parts[at++ % parts.length];
      if (!part) return;
      struck.push(part.name);
      heal = part.up;
      await part.down();
    },
    async up() {
      await heal();
      heal = () => undefined;
      await answering(cluster.origin);
    },
  };
  return { server, struck };
}

/** Read-only for a moment after PostgreSQL is back. */
async function answering(origin: string): Promise<void> {
  const stores = async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => fetch(`${origin}/healthz`).then((answer) => answer.json())),
    );
    return answers.map((answer) => String((answer as { store: unknown }).store));
  };
  await expect
    .poll(() => stores().catch(() => ["no answer"]), { timeout: 20_000 })
    .not.toContainEqual(expect.stringMatching(/read-only|no answer/));
}

it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[cluster-2-nodes] seed %i: nodes, Redis and PostgreSQL are struck in turn while four pages write through both nodes: nothing acknowledged is lost, all agree",
  { timeout: testTimeout(STEPS) },
  async (seed) => {
    const { server, struck } = inTurn(cluster);
    const figures = await simulate({ seed, steps: STEPS, server: cluster.asServer(server), restarts: STRIKES });
    expect(struck.length).toBeGreaterThan(1);
    expect(figures.acked).toBeGreaterThan(0);
    const { steps, acked, connections, ms } = figures;
    figure("cluster-2-nodes", { strikes: struck.length, steps, acked, connections, ms });
  },
);
