import { asId, must, type PersonId, type VideoId } from "@tongpin/domain/base";
import { scriptRoom } from "@tongpin/protocol";
import { canonicalJson, openScript } from "@tongpin/workspace";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runs } from "../support/runs.ts";
import { doorFor, gatherTeam } from "../support/sim-people.ts";
import { createRandom, pickWeighted, seedsFor } from "../support/sim-random.ts";
import { type SimServer, startSimServer } from "../support/sim-server.ts";
import { hasPending } from "../support/sim-state.ts";
import { openStockPage, type StockPage } from "../support/sim-stock.ts";
import { SCRIPT_VERBS } from "../support/sim-verbs.ts";
import { createWitness } from "../support/sim-witness.ts";
import { readRoom } from "../support/workspace.ts";

const STEPS = runs({ short: 400, full: 5000 });
const CUT_SHARE = 0.01;
const HALF_OPEN_SHARE = 0.005;
/** A reader comes by every so many steps to see that the server keeps nothing that waits for something. */
const LOOK_EVERY = 50;

let server: SimServer;
beforeEach(async () => {
  server = await startSimServer();
});
afterEach(() => server.remove());

it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[frame-chaos] [no-pending] seed %i: frames doubled, late and out of order, lines cut and half-open; one new round heals all",
  { timeout: 240_000 },
  async (seed) => {
    const random = createRandom(seed);
    const witness = createWitness();
    const team = await gatherTeam(server, ["director", "editor", "writer"]);
    const room = scriptRoom(team.brandId, asId<VideoId>("v-chaos"));
    const door = doorFor(server, team.owner);
    const pages: StockPage[] = [];
    let ids = 0;
    let cuts = 0;
    let step = 0;
    try {
      for (const person of [team.owner, ...team.members]) {
        const page = await openStockPage({
          door: () => doorFor(server, person),
          room,
          port: server.port(),
          random,
          witness,
        });
        pages.push(page);
        await page.rejoin();
      }
      for (step = 1; step <= STEPS; step += 1) {
        const at = random.below(pages.length);
        const page = must(pages[at]);
        const ctx = { now: 1_790_000_000_000 + step, newId: () => `p${at}-${ids++}`, actor: asId<PersonId>(`p${at}`) };
        if (random.chance(CUT_SHARE + HALF_OPEN_SHARE)) {
          cuts += 1;
          if (random.chance(CUT_SHARE / (CUT_SHARE + HALF_OPEN_SHARE))) page.proxy.cut();
          else page.proxy.halfOpen();
          // Words typed on the dead line go with the next one.
          pickWeighted(random, SCRIPT_VERBS)(page.room, ctx, random);
          await page.rejoin();
        } else pickWeighted(random, SCRIPT_VERBS)(page.room, ctx, random);
        if (step % LOOK_EVERY === 0) expect(hasPending(await readRoom(door, room)), "kept as pending").toBe(false);
        for (let turns = random.below(6); turns > 0; turns -= 1) await new Promise((resolve) => setImmediate(resolve));
      }
      for (const page of pages) page.calm();
      for (const page of pages) await page.rejoin();

      const due = witness.due(room);
      await server.down();
      await server.up();
      const durable = await readRoom(doorFor(server, team.owner), room);
      const expected = canonicalJson(openScript(durable).getSnapshot());
      expect(hasPending(durable)).toBe(false);
      expect(due(durable)).toEqual([]);
      const last = must(pages.at(-1));
      expect(canonicalJson(last.room.getSnapshot())).toBe(expected);
      for (const page of pages) {
        page.proxy.aim(server.port());
        await page.rejoin();
        expect(canonicalJson(page.room.getSnapshot())).toBe(expected);
        expect(hasPending(page.room.doc)).toBe(false);
      }
      expect(server.complaints).toEqual([]);
    } catch (error) {
      throw new Error(`SEED=${seed} at step ${step}, ${JSON.stringify(witness.figures)}`, { cause: error });
    } finally {
      for (const page of pages) await page.leave();
    }
    const count = (of: "doubled" | "delayed") => pages.reduce((sum, page) => sum + page.figures[of], 0);
    console.log(
      JSON.stringify({
        seed,
        steps: STEPS,
        cuts,
        doubled: count("doubled"),
        delayed: count("delayed"),
        ...witness.figures,
      }),
    );
  },
);
