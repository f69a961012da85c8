import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { figure, runs } from "../support/runs.ts";
import { CLIENT, loadClientCopy } from "../support/sim-client.ts";
import { seedsFor } from "../support/sim-random.ts";
import { type Page, simulate, testTimeout } from "../support/sim-run.ts";
import { type SimServer, startSimServer } from "../support/sim-server.ts";

/** The leader ends this often; each time the others work on and another page takes its place. */
const LEADER_ENDS = runs({ short: 8, full: 100 });
const STEPS_BETWEEN = 30;

let server: SimServer;
beforeEach(async () => {
  server = await startSimServer();
});
afterEach(() => server.remove());

it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[two-tabs] seed %i: three tabs behind one leader and a colleague; leaders crash and close, and nothing is lost",
  { timeout: testTimeout(LEADER_ENDS * STEPS_BETWEEN) },
  async (seed) => {
    const pages: Page[] = [{ person: 0, device: "colleague", client: CLIENT }];
    for (let tab = 0; tab < 3; tab += 1) pages.push({ person: 1, device: "shared", client: await loadClientCopy() });
    const figures = await simulate({
      seed,
      steps: LEADER_ENDS * STEPS_BETWEEN + 1,
      server,
      restarts: 0.004,
      pages,
      leaderEndsEvery: STEPS_BETWEEN,
    });
    const { crash = 0, close = 0, ...weather } = figures.faults;
    expect(crash + close).toBe(LEADER_ENDS);
    expect(figures.acked).toBeGreaterThan(0);
    figure("two-tabs", {
      seed,
      "leaders crashed": crash,
      "leaders closed": close,
      acked: figures.acked,
      "rows nobody touched, all there": figures.survivors,
      "other faults": Object.values(weather).reduce((sum, count) => sum + count, 0),
      ms: figures.ms,
    });
  },
);
