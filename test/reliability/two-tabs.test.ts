import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { runs } from "../support/runs.ts";
import { CLIENT, loadClientCopy } from "../support/sim-client.ts";
import { seedsFor } from "../support/sim-random.ts";
import { type Page, simulate, testTimeout } from "../support/sim-run.ts";
import { type SimServer, startSimServer } from "../support/sim-server.ts";

const STEPS = runs({ short: 300, full: 3000 });

let server: SimServer;
beforeEach(async () => {
  server = await startSimServer();
});
afterEach(() => server.remove());

it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[two-tabs] seed %i: three tabs on one database and a colleague, tabs reloaded in the middle, lose nothing",
  { timeout: testTimeout(STEPS) },
  async (seed) => {
    const pages: Page[] = [{ person: 0, device: "colleague", client: CLIENT }];
    for (let tab = 0; tab < 3; tab += 1) pages.push({ person: 1, device: "shared", client: await loadClientCopy() });
    const figures = await simulate({ seed, steps: STEPS, server, restarts: 0.006, pages });
    expect(figures.acked).toBeGreaterThan(0);
    console.log(JSON.stringify(figures));
  },
);
