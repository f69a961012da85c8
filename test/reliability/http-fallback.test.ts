import "fake-indexeddb/auto";
import { asId, must, type VideoId } from "@tongpin/domain/base";
import { afterEach, beforeEach, expect, it } from "vitest";
import { figure, runs } from "../support/runs.ts";
import { expectAgreement, expectStored, startAndRead, untilSynced } from "../support/sim-agreement.ts";
import { CLIENT } from "../support/sim-client.ts";
import { gatherTeam } from "../support/sim-people.ts";
import { createRandom, pickWeighted, seedsFor } from "../support/sim-random.ts";
import { openReplica, type Replica } from "../support/sim-replica.ts";
import { type SimServer, startSimServer } from "../support/sim-server.ts";
import { contentOf, contentOfDocs } from "../support/sim-state.ts";
import { createSurvivors } from "../support/sim-survivors.ts";
import { createWitness } from "../support/sim-witness.ts";

const STEPS = runs({ short: 150, full: 1500 });
const VIDEOS: readonly VideoId[] = [asId("v-tea")];
/** The ways people are connected; the server restarts once in the middle. */
const FATES = ["well", "refused", "cut"] as const;

let server: SimServer;
beforeEach(async () => {
  server = await startSimServer();
});
afterEach(() => server.remove());

it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[http-fallback] seed %i: two whose WebSockets are blocked write over HTTP with one who has them; nobody overwrites anybody",
  { timeout: 300_000 },
  async (seed) => {
    const random = createRandom(seed);
    const witness = createWitness();
    const survivors = createSurvivors();
    const team = await gatherTeam(server, ["director", "editor"]);
    const people = [team.owner, ...team.members];
    const replicas: Replica[] = [];
    let clock = Date.now();
    try {
      for (const [index, fate] of FATES.entries()) {
        const replica = await openReplica({
          name: `f${seed}-${fate}`,
          device: `f${seed}-${fate}`,
          locks: null,
          server,
          person: must(people[index]),
          client: CLIENT,
          brandId: team.brandId,
          videoIds: VIDEOS,
          witness,
          now: () => clock,
        });
        replicas.push(replica);
        replica.proxy.webSockets(fate);
      }
      const first = must(replicas[0]);
      first.client.planVideo(first.plan, first.ctx(), random);
      for (const replica of replicas) await untilSynced(replica);

      let acts = 0;
      for (let step = 0; step < STEPS; step += 1) {
        if (step === Math.floor(STEPS / 2)) {
          await server.down();
          await server.up();
          for (const { proxy } of replicas) proxy.aim(server.port());
        }
        const replica = must(replicas[random.below(replicas.length)]);
        const script = must(replica.scripts[0]);
        clock += random.below(400);
        survivors.during(script, true, () => {
          const done = pickWeighted(random, replica.client.scriptVerbs)(script, replica.ctx(), random);
          if (done.ok) acts += 1;
        });
        for (let turns = random.below(8); turns > 0; turns -= 1) await new Promise((resolve) => setImmediate(resolve));
      }
      await expectAgreement(replicas, VIDEOS);
      survivors.expectIn(first.scripts);
      const open = () => replicas.map(({ proxy }) => proxy.figures.webSockets > 0);
      expect(open(), "who has a WebSocket").toEqual([true, false, false]);

      // The path clears: the next look finds that sockets pass, and the rooms move back.
      for (const replica of replicas.slice(1)) {
        replica.proxy.webSockets("well");
        replica.engine.retryNow();
      }
      await expect.poll(open, { timeout: 30_000 }).toEqual([true, true, true]);
      await expectAgreement(replicas, VIDEOS);
      const agreed = contentOf(first, VIDEOS);
      for (const replica of replicas) await expectStored(replica, VIDEOS);
      await server.down();
      const [plan, ...scripts] = await startAndRead(server, team, VIDEOS, witness);
      expect(contentOfDocs(must(plan), scripts, VIDEOS)).toEqual(agreed);
      expect(server.complaints).toEqual([]);
      figure("http-fallback", { seed, edits: acts, "over HTTP": 2, "rows nobody touched, all there": survivors.count });
    } finally {
      for (const replica of replicas) await replica.leave();
    }
  },
);
