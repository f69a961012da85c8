import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { playHistory, stepArbitrary } from "./testing/random-history.ts";
import { TEST_ROOTS } from "./testing/relay-server.ts";
import { CLOCK, LENGTH, STRIDE, scanUpdate } from "./update-scan.ts";

const history = fc.array(stepArbitrary, { minLength: 1, maxLength: 60 });

describe("walk over update bytes", () => {
  it("[lint-reads] sees the same structs and deletions as Yjs", () => {
    fc.assert(
      fc.property(history, (steps) => {
        playHistory(steps, (update) => {
          const scanned = scanUpdate(update, TEST_ROOTS);
          if (!scanned.ok) throw new Error(scanned.why);
          const { structs, ds } = Y.decodeUpdate(update);
          const mine = scanned.scan.sections.flatMap((section) =>
            Array.from({ length: section.to - section.from }, (_, i) => {
              const base = (section.from + i) * STRIDE;
              return [section.client, scanned.scan.structs[base + CLOCK], scanned.scan.structs[base + LENGTH]];
            }),
          );
          expect(mine).toEqual(structs.map((struct) => [struct.id.client, struct.id.clock, struct.length]));
          const deletes = [...ds.clients].flatMap(([client, ranges]) =>
            ranges.flatMap((range) => [client, range.clock, range.len]),
          );
          expect(scanned.scan.deletes).toEqual(deletes);
        });
      }),
      { numRuns: 100 },
    );
  });
});
