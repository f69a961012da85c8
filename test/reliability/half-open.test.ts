import "fake-indexeddb/auto";
import { asId, must, type VideoId } from "@tongpin/domain/base";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { figure, runs } from "../support/runs.ts";
import { untilSynced } from "../support/sim-agreement.ts";
import { CLIENT } from "../support/sim-client.ts";
import { doorFor, gatherTeam } from "../support/sim-people.ts";
import { createRandom, pickWeighted, seedsFor } from "../support/sim-random.ts";
import { CLOCK_SPEED, openReplica } from "../support/sim-replica.ts";
import { type SimServer, startSimServer } from "../support/sim-server.ts";
import { createWitness } from "../support/sim-witness.ts";
import { readVoices } from "../support/workspace.ts";

const VIDEO = asId<VideoId>("v-tea");
const ROUNDS = runs({ short: 1, full: 8 });
const SUSPENDED_MS = 10 * 60 * 60_000;

let server: SimServer;
beforeEach(async () => {
  server = await startSimServer();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.remove();
});

// That it takes less than 20 s is the machine's own test ([half-open] in connection-machine.test.ts): time is an argument there.
it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[half-open] seed %i: a line that carries nothing and says nothing is noticed, words typed on it arrive, also when the device's clock jumps",
  { timeout: 240_000 },
  async (seed) => {
    const random = createRandom(seed);
    const team = await gatherTeam(server, []);
    const page = await openReplica({
      name: `h${seed}`,
      device: `h${seed}`,
      locks: null,
      server,
      person: team.owner,
      client: CLIENT,
      brandId: team.brandId,
      videoIds: [VIDEO],
      witness: createWitness(),
      now: () => 1_790_000_000_000,
    });
    const words: string[] = [];
    let longest = 0;
    let offline = 0;
    page.engine.status.subscribe(() => words.push(page.engine.status.getSnapshot().state));
    try {
      await untilSynced(page);
      for (let round = 0; round < ROUNDS; round += 1) {
        words.length = 0;
        page.proxy.halfOpen();
        const since = performance.now();
        if (round % 2 === 1) {
          const { now } = Date;
          vi.spyOn(Date, "now").mockImplementation(() => now() + SUSPENDED_MS * (round + 1));
        }
        const [insertRow] = must(page.client.scriptVerbs[0]);
        insertRow(must(page.scripts[0]), page.ctx(), random);
        for (let edit = 0; edit < 5; edit += 1) {
          pickWeighted(random, page.client.scriptVerbs)(must(page.scripts[0]), page.ctx(), random);
        }
        const said = () => page.engine.status.getSnapshot().state;
        await expect.poll(said, { message: "nothing unsent is called synced" }).not.toBe("synced");
        await expect.poll(() => words.includes("offline"), { timeout: 30_000, interval: 20 }).toBe(true);
        const took = (performance.now() - since) * CLOCK_SPEED;
        longest = Math.max(longest, took);
        offline += 1;
        await untilSynced(page);
        const onServer = await readVoices(doorFor(server, team.owner), team.brandId, VIDEO);
        expect(onServer).toEqual(
          must(page.scripts[0])
            .getSnapshot()
            .rows.map((row) => row.voice),
        );
      }
      figure("half-open", { seed, lines: offline, "noticed within s of the page": Math.round(longest / 1_000) });
    } finally {
      await page.leave();
    }
  },
);
