import { must } from "@tongpin/domain/base";
import { planRoom } from "@tongpin/protocol";
import { ROOTS } from "@tongpin/workspace";
import { afterEach, beforeEach, expect, it } from "vitest";
import type * as Y from "yjs";
import { CLUSTER_START_MS, type Cluster, startCluster } from "../support/cluster.ts";
import { openDoor } from "../support/door.ts";
import { figure, runs } from "../support/runs.ts";
import { gatherTeam, type SimPerson } from "../support/sim-people.ts";
import { joinRoom } from "../support/writer.ts";

const EDITS = runs({ short: 150, full: 1_000 });
const ROUNDS = runs({ short: 1, full: 2 });
/** What a node missed it must have found by then, without anybody reloading a page. */
const HEAL_MS = 5_000;

let cluster: Cluster;
beforeEach(async () => {
  cluster = await startCluster();
}, CLUSTER_START_MS);
afterEach(() => cluster.stop(), CLUSTER_START_MS);

const mapOf = (doc: Y.Doc) => doc.getMap(must(ROOTS.plan[0]));
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

it("[redis-drop] a node loses its line to Redis, or Redis itself, while the other publishes: no page is reloaded and all agree", {
  timeout: 30_000 + ROUNDS * 3 * 60_000,
}, async () => {
  const { brandId, owner, members } = await gatherTeam(cluster.asServer(), ["editor"]);
  const room = planRoom(brandId);
  // Each at a node of his own, with the balancer left out, so that only the bus and the log are between them.
  const at = (node: number, { headers }: SimPerson) =>
    joinRoom(openDoor(`http://127.0.0.1:${must(cluster.nodes[node]).port}`, headers), room);
  const [here, there] = await Promise.all([at(0, owner), at(1, must(members[0]))]);
  await Promise.all([here.ready, there.ready]);
  const different = () => {
    const [mine = {}, theirs = {}] = [here, there].map(({ doc }) => mapOf(doc).toJSON());
    return Object.keys({ ...mine, ...theirs }).filter((key) => mine[key] !== theirs[key]);
  };

  const outages = [
    { down: cluster.redisLine.shut, up: cluster.redisLine.open },
    { down: cluster.redis.kill, up: cluster.redis.start },
    { down: cluster.redisLine.cut, up: () => undefined },
  ];
  let slowest = 0;
  let edits = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const { down, up } of outages) {
      let last = Promise.resolve();
      for (let edit = 0; edit < EDITS; edit++) {
        if (edit === Math.floor(EDITS / 3)) await down();
        if (edit === Math.floor((EDITS * 2) / 3)) await up();
        last = here.write(() => mapOf(here.doc).set(`a${edit % 50}`, edits));
        if (edit % 3 === 0) void there.write(() => mapOf(there.doc).set(`b${edit % 50}`, edits));
        edits++;
        await turn();
      }
      await last;
      const since = performance.now();
      await expect.poll(different, { timeout: HEAL_MS, interval: 5 }).toEqual([]);
      slowest = Math.max(slowest, performance.now() - since);
    }
  }
  here.leave();
  there.leave();
  // Nor does a node need it to end in order.
  await cluster.redis.kill();
  await Promise.all(cluster.nodes.map((node) => node.stop()));
  figure("redis-drop", { edits, outages: ROUNDS * outages.length, "slowest ms to agree": Math.round(slowest) });
});
