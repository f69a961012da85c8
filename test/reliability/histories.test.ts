import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runs } from "../support/runs.ts";
import { seedsFor } from "../support/sim-random.ts";
import { simulate, testTimeout } from "../support/sim-run.ts";
import { type SimServer, startSimServer } from "../support/sim-server.ts";

const STEPS = runs({ short: 300, full: 5000 });

let server: SimServer;
beforeEach(async () => {
  server = await startSimServer();
});
afterEach(() => server.remove());

it.each(seedsFor({ kept: [], fresh: 3 }))(
  "[histories] [hash-stable] seed %i: four pages on bad networks end with one content and one hash, on every disk",
  { timeout: testTimeout(STEPS) },
  async (seed) => {
    const figures = await simulate({ seed, steps: STEPS, server, restarts: 0.006 });
    expect(figures.acked).toBeGreaterThan(0);
    console.log(JSON.stringify(figures));
  },
);
