import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runs } from "../support/runs.ts";
import { seedsFor } from "../support/sim-random.ts";
import { simulate, testTimeout } from "../support/sim-run.ts";
import { type SimServer, startKillableServer } from "../support/sim-server.ts";

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
