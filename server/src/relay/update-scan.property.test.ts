import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { encodeClocks } from "./admitted-bytes.ts";
import { playHistory, stepArbitrary } from "./testing/random-history.ts";
import { TEST_ROOTS } from "./testing/relay-server.ts";
import { CLOCK, LENGTH, STRIDE, scanUpdate } from "./update-scan.ts";

const history = fc.array(stepArbitrary, { minLength: 1, maxLength: 60 });

describe("walk over update bytes", () => {
  it("[lint-honest] takes every update, step 2, merge and diff that Yjs makes", () => {
    fc.assert(
      fc.property(history, (steps) => {
        const updates: Uint8Array[] = [];
        const docs = playHistory(steps, (update) => updates.push(update));
        for (const doc of docs) {
          updates.push(Y.encodeStateAsUpdate(doc));
          for (const other of docs) updates.push(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)));
        }
        if (updates.length > 1) updates.push(Y.mergeUpdates(updates));
        for (const update of updates) expect(scanUpdate(update, TEST_ROOTS)).toMatchObject({ ok: true });
      }),
      { numRuns: 300 },
    );
  });

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

  it("[lint-bombs] whatever is done to an update, what is taken can be applied without an error", () => {
    const mutated = fc.record({
      steps: fc.array(stepArbitrary, { minLength: 1, maxLength: 12 }),
      edits: fc.array(fc.record({ at: fc.nat(), to: fc.nat(255), type: fc.constantFrom("set", "cut", "insert") }), {
        minLength: 1,
        maxLength: 3,
      }),
    });
    let taken = 0;
    fc.assert(
      fc.property(mutated, ({ steps, edits }) => {
        const updates: Uint8Array[] = [];
        playHistory(steps, (update) => updates.push(update));
        for (const honest of updates) {
          let bytes = [...honest];
          for (const edit of edits) {
            const at = edit.at % bytes.length;
            if (edit.type === "set") bytes[at] = edit.to;
            else if (edit.type === "cut") bytes = bytes.slice(0, Math.max(1, at));
            else bytes.splice(at, 0, edit.to);
          }
          const update = Uint8Array.from(bytes);
          if (!scanUpdate(update, TEST_ROOTS).ok) continue;
          taken++;
          expect(() => Y.decodeUpdate(update)).not.toThrow();
          expect(() => Y.mergeUpdates([update, Uint8Array.of(0, 0)])).not.toThrow();
          expect(() => Y.diffUpdate(update, encodeClocks([]))).not.toThrow();
        }
      }),
      { numRuns: 1500 },
    );
    expect(taken).toBeGreaterThan(0);
  });
});
