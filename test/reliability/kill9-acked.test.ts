import "fake-indexeddb/auto";
import { asId, must, type VideoId } from "@tongpin/domain/base";
import { scriptRoom } from "@tongpin/protocol";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type AckedWriter, createAckedWriter, missingOf } from "../support/acked-writer.ts";
import { figure, runs } from "../support/runs.ts";
import { startServer } from "../support/server.ts";
import { createRandom, seedsFor } from "../support/sim-random.ts";
import { simulate, testTimeout } from "../support/sim-run.ts";
import { type SimServer, startKillableServer } from "../support/sim-server.ts";
import { fillWorkspace, readRoom } from "../support/workspace.ts";

const CYCLES = runs({ short: 3, full: 200 });
const STEPS = runs({ short: 250, full: 2500 });

let server: SimServer;
beforeEach(async () => {
  server = await startKillableServer();
});
afterEach(() => server.remove());

it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[kill9-acked] seed %i: kill -9 while four pages write, and nothing acknowledged is lost",
  { timeout: testTimeout(STEPS) },
  async (seed) => {
    const figures = await simulate({ seed, steps: STEPS, server, restarts: 0.02 });
    expect(figures.faults["restart"]).toBeGreaterThan(0);
    expect(figures.acked).toBeGreaterThan(0);
    console.log(JSON.stringify(figures));
  },
);

it.each(seedsFor({ kept: [], fresh: 1 }))(
  `[kill9-acked] seed %i: ${CYCLES} times kill -9 under three who type without a pause, and nothing acknowledged is lost`,
  { timeout: 60_000 + CYCLES * 10_000 },
  async (seed) => {
    const random = createRandom(seed);
    const stock = await startServer();
    try {
      const program = await fillWorkspace(stock);
      const door = () => program.doorAt(stock.origin);
      const room = scriptRoom(program.brandId, asId<VideoId>("killed-often"));
      const writers = ["林夏", "陈默", "周宁"].map((name): AckedWriter => createAckedWriter(door, room, name));
      let lost = 0;
      for (let cycle = 0; cycle < CYCLES; cycle++) {
        await Promise.all(writers.map((writer) => writer.connect()));
        const first = must(random.pick(writers));
        const enough = first.until(1 + random.below(60));
        for (const writer of writers) writer.work();
        await enough;
        await stock.kill();
        for (const writer of writers) writer.leave();
        await stock.start();
        const there = await readRoom(door(), room);
        for (const writer of writers) lost += missingOf(there, writer);
        expect(lost, `after kill ${cycle + 1}`).toBe(0);
      }
      const acked = writers.reduce((sum, writer) => sum + writer.acked(), 0);
      expect(acked).toBeGreaterThan(CYCLES * 3);
      figure("kill9-acked", { kills: CYCLES, writers: writers.length, acked, lost });
    } finally {
      await stock.remove();
    }
  },
);
