import { playHistory, stepArbitrary } from "@tongpin/server/relay/testing/random-history.ts";
import { TEST_ROOTS } from "@tongpin/server/relay/testing/relay-server.ts";
import { scanUpdate } from "@tongpin/server/relay/update-scan.ts";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { figure, runs } from "../support/runs.ts";
import { seedsFor } from "../support/sim-random.ts";

const HISTORIES = runs({ short: 250, full: 6_500 });
const UPDATES = runs({ short: 4_000, full: 100_000 });

it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[lint-honest] seed %i: no update, step 2, merge or diff that Yjs makes is refused",
  { timeout: 240_000 },
  (seed) => {
    let seen = 0;
    const refused: string[] = [];
    const look = (update: Uint8Array) => {
      seen++;
      const scanned = scanUpdate(update, TEST_ROOTS);
      if (!scanned.ok) refused.push(`${scanned.why}: ${Buffer.from(update).toString("hex")}`);
    };
    fc.assert(
      fc.property(fc.array(stepArbitrary, { minLength: 1, maxLength: 60 }), (steps) => {
        const updates: Uint8Array[] = [];
        const docs = playHistory(steps, (update) => updates.push(update));
        for (const update of updates) look(update);
        for (const doc of docs) {
          look(Y.encodeStateAsUpdate(doc));
          for (const other of docs) look(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)));
        }
        if (updates.length > 1) look(Y.mergeUpdates(updates));
        expect(refused).toEqual([]);
      }),
      { seed, numRuns: HISTORIES },
    );
    figure("lint-honest", { seed, histories: HISTORIES, updates: seen, refused: refused.length });
    expect(seen).toBeGreaterThanOrEqual(UPDATES);
  },
);
