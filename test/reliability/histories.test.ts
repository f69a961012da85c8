import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { figure, runs } from "../support/runs.ts";
import { seedsFor } from "../support/sim-random.ts";
import { simulate, testTimeout } from "../support/sim-run.ts";
import { type SimServer, startSimServer } from "../support/sim-server.ts";

const STEPS = runs({ short: 300, full: 1500 });

let server: SimServer;
beforeEach(async () => {
  server = await startSimServer();
});
afterEach(() => server.remove());

it.each(seedsFor({ kept: [], fresh: runs({ short: 2, full: 2 }) }))(
  "[histories] [hash-stable] seed %i: four pages on bad networks end with one content and one hash, on every disk",
  { timeout: testTimeout(STEPS) },
  async (seed) => {
    const figures = await simulate({ seed, steps: STEPS, server, restarts: 0.006 });
    expect(figures.acked).toBeGreaterThan(0);
    figure("histories", {
      seed,
      steps: figures.steps,
      acked: figures.acked,
      faults: Object.values(figures.faults).reduce((sum, count) => sum + count, 0),
      ms: figures.ms,
    });
  },
);
