import "fake-indexeddb/auto";
import { asId, must, type VideoId } from "@tongpin/domain/base";
import { openScript, STORE_ORIGIN } from "@tongpin/workspace";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { figure, runs } from "../support/runs.ts";
import { untilSynced } from "../support/sim-agreement.ts";
import { CLIENT } from "../support/sim-client.ts";
import { gatherTeam } from "../support/sim-people.ts";
import { createRandom, seedsFor } from "../support/sim-random.ts";
import { openReplica, type Replica } from "../support/sim-replica.ts";
import { type SimServer, startSimServer } from "../support/sim-server.ts";
import { createWitness } from "../support/sim-witness.ts";
import { addRow } from "../support/workspace.ts";

const VIDEO = asId<VideoId>("v-tea");
const HONEST_ROUNDS = runs({ short: 1, full: 6 });
const ALARM_WITHIN = { timeout: 10_000, interval: 100 };

let server: SimServer;
beforeEach(async () => {
  server = await startSimServer();
});
afterEach(() => server.remove());

/** The same identity and clocks, other words: what a forged or recycled clientID leaves on two devices (E7). */
function forge(replica: Replica, voice: string): void {
  const doc = new Y.Doc();
  doc.clientID = 4_242;
  addRow(doc, voice);
  // As if it had come with the device's storage: it is not sent.
  Y.applyUpdate(must(replica.scripts[0]).doc, Y.encodeStateAsUpdate(doc), STORE_ORIGIN);
}

const told = () => server.metrics?.()?.beacons ?? 0;
const alarms = () => server.metrics?.()?.divergences;
const state = ({ engine }: Replica) => engine.status.getSnapshot();
const copies = ({ engine }: Replica) => engine.rescues.getSnapshot();

it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[beacon] seed %i: two devices that read different things out of equal states are told so, and keep a copy; honest ones never are",
  { timeout: 180_000 },
  async (seed) => {
    const random = createRandom(seed);
    const team = await gatherTeam(server, ["director"]);
    const people = [team.owner, must(team.members[0])];
    const replicas: Replica[] = [];
    for (const [index, person] of people.entries()) {
      replicas.push(
        await openReplica({
          name: `b${seed}-${index}`,
          device: `b${seed}-${index}`,
          locks: null,
          server,
          person,
          client: CLIENT,
          brandId: team.brandId,
          videoIds: [VIDEO],
          witness: createWitness(),
          now: () => 1_790_000_000_000,
        }),
      );
    }
    const [a, b] = [must(replicas[0]), must(replicas[1])];
    try {
      // Honest work, with pauses long enough for both to tell what they have.
      for (let round = 0; round < HONEST_ROUNDS; round += 1) {
        for (let edit = 0; edit < 20; edit += 1) {
          const page = must(replicas[random.below(2)]);
          page.client.scriptVerbs[random.below(page.client.scriptVerbs.length)]?.[0](
            must(page.scripts[0]),
            page.ctx(),
            random,
          );
        }
        for (const replica of replicas) await untilSynced(replica);
        const before = told();
        await expect.poll(told, ALARM_WITHIN).toBeGreaterThanOrEqual(before + 2);
      }
      expect(alarms()).toBe(0);
      expect([...copies(a), ...copies(b)]).toEqual([]);

      forge(a, "甲看到的");
      forge(b, "乙看到的");
      await expect
        .poll(() => [state(a), state(b)].map(({ state: word }) => word), ALARM_WITHIN)
        .toEqual(["error", "error"]);
      expect(state(a)).toMatchObject({ reason: "diverged" });
      for (const [replica, voice] of [
        [a, "甲看到的"],
        [b, "乙看到的"],
      ] as const) {
        await expect.poll(() => copies(replica).map(({ why }) => why)).toEqual(["diverged"]);
        const saved = must(await replica.engine.rescues.file(must(copies(replica)[0]).id));
        expect(saved.file.size).toBeGreaterThan(100);
        expect(
          openScript(must(replica.scripts[0]).doc)
            .getSnapshot()
            .rows.map((row) => row.voice),
        ).toContain(voice);
      }
      expect(alarms()).toBe(1);
      expect(server.complaints.filter((line) => line.includes("two copies of a room differ"))).toHaveLength(1);
      expect(server.complaints.join()).not.toContain("看到的");
      figure("beacon", { seed, "honest rounds": HONEST_ROUNDS, "false alarms": 0, "forged divergences found": 1 });
    } finally {
      for (const replica of replicas) await replica.leave();
    }
  },
);
