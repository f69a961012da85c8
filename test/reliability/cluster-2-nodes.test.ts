import "fake-indexeddb/auto";
import { must } from "@tongpin/domain/base";
import { planRoom } from "@tongpin/protocol";
import { ROOTS } from "@tongpin/workspace";
import { afterEach, beforeEach, expect, it } from "vitest";
import { CLUSTER_START_MS, type Cluster, startCluster } from "../support/cluster.ts";
import { openDoor } from "../support/door.ts";
import { figure, runs } from "../support/runs.ts";
import { gatherTeam } from "../support/sim-people.ts";
import { createRandom, seedsFor } from "../support/sim-random.ts";
import { simulate, testTimeout } from "../support/sim-run.ts";
import type { SimServer } from "../support/sim-server.ts";
import { readRoom } from "../support/workspace.ts";
import { joinRoom, type Writer } from "../support/writer.ts";

const STEPS = runs({ short: 80, full: 1_500 });
/** As a share of the steps, so that it comes to some 30 of them in the full form. */
const STRIKES = runs({ short: 0.06, full: 0.03 });

/** Of the test whose writers never come back. */
const LAST_WORDS = runs({ short: 3, full: 15 });
const MOST_EDITS = 150;
const AGREE_MS = 5_000;

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

/** Writes on and on without waiting, until the line is dead or it was enough; tells what was acknowledged. */
async function writeOn({ doc, write }: Writer, name: string, edits: number): Promise<ReadonlySet<string>> {
  const acknowledged = new Set<string>();
  const map = doc.getMap(must(ROOTS.plan[0]));
  for (let edit = 0; edit < edits; edit++) {
    const key = `${name} ${edit}`;
    write(() => map.set(key, edit)).then(
      () => acknowledged.add(key),
      () => undefined,
    );
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return acknowledged;
}

it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[cluster-2-nodes] seed %i: writers at both nodes who never come back after a strike: all that was acknowledged is there, and both nodes show the same",
  { timeout: CLUSTER_START_MS + LAST_WORDS * 30_000 },
  async (seed) => {
    const random = createRandom(seed);
    const { server, struck } = inTurn(cluster);
    const { brandId, owner } = await gatherTeam(cluster.asServer(), []);
    const room = planRoom(brandId);
    const doors = cluster.nodes.map(({ port }) => openDoor(`http://127.0.0.1:${port}`, owner.headers));
    let acknowledged = 0;
    let slowest = 0;
    for (let strike = 0; strike < LAST_WORDS; strike++) {
      const writers = await Promise.all([...doors, ...doors].map((door) => joinRoom(door, room)));
      await Promise.all(writers.map((writer) => writer.ready));
      const told = writers.map((writer, at) => writeOn(writer, `${strike} ${at}`, MOST_EDITS));
      for (let turns = 5 + random.below(MOST_EDITS); turns > 0; turns--) {
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
      // What is on its way to the disk now, dies on its way.
      const held = await cluster.holdLog();
      for (let turns = 100; turns > 0; turns--) await new Promise<void>((resolve) => setImmediate(resolve));
      await server.down();
      await held.release();
      for (const writer of writers) writer.leave();
      const promised = (await Promise.all(told)).flatMap((keys) => [...keys]);
      acknowledged += promised.length;
      await server.up();
      const since = performance.now();
      const read = async () => {
        const docs = await Promise.all(doors.map((door) => readRoom(door, room)));
        return docs.map((doc) => doc.getMap(must(ROOTS.plan[0])).toJSON());
      };
      const missing = async () => {
        const [here = {}, there = {}] = await read();
        const known = Object.keys({ ...here, ...there });
        return [...promised, ...known].filter((key) => here[key] === undefined || here[key] !== there[key]);
      };
      const poll = { timeout: AGREE_MS, interval: 20, message: `SEED=${seed}, after: ${struck.at(-1)}` };
      await expect.poll(missing, poll).toEqual([]);
      slowest = Math.max(slowest, performance.now() - since);
    }
    figure("cluster-2-nodes", { strikes: struck.length, acknowledged, "slowest ms to agree": Math.round(slowest) });
  },
);
