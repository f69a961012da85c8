import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { admit } from "./admission.ts";
import { admittedBytes } from "./admitted-bytes.ts";
import { contentOf, fullUpdate, type RoomContent, takeIn } from "./room-content.ts";
import { playHistory, stepArbitrary } from "./testing/random-history.ts";
import { scanUpdate } from "./update-scan.ts";

const NOTHING = {
  snapshot: null,
  stateVector: Uint8Array.of(0),
  deleteSet: Uint8Array.of(0, 0),
  seq: 0,
  tail: [],
  claims: [],
};
const history = fc.array(stepArbitrary, { minLength: 1, maxLength: 40 });

interface Offered {
  readonly bytes: Uint8Array | null;
  readonly complete: boolean;
}

/** Offers an update to a room and to a document that takes only what the room takes. */
function offer(content: RoomContent, mirror: Y.Doc, update: Uint8Array): Offered {
  const scanned = scanUpdate(update, null);
  if (!scanned.ok) throw new Error(scanned.why);
  const admission = admit(scanned.scan, content, () => true);
  if (!admission) throw new Error("honest update refused");
  const bytes = admittedBytes(update, scanned.scan, admission);
  if (bytes) {
    const before = Y.encodeStateVector(mirror);
    takeIn(content, admission, content.lastSeq + 1, bytes);
    Y.applyUpdate(mirror, bytes);
    // Nothing but news: no struct below what the document had.
    for (const [client, from] of Y.parseUpdateMeta(bytes).from) {
      expect(from).toBeGreaterThanOrEqual(Y.decodeStateVector(before).get(client) ?? 0);
    }
  }
  expect(mirror.store.pendingStructs).toBeNull();
  expect(mirror.store.pendingDs).toBeNull();
  expect(content.clocks).toEqual(Y.decodeStateVector(Y.encodeStateVector(mirror)));
  return { bytes, complete: admission.complete };
}

describe("admission", () => {
  it("[no-pending] in any order, with losses and repeats, nothing is pending, and a resync brings all", () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat(9)), (steps, dice) => {
        const content = contentOf("room", NOTHING);
        const mirror = new Y.Doc({ gc: false });
        const sent: Uint8Array[] = [];
        const late: Uint8Array[] = [];
        const next = () => dice.next().value ?? 0;
        const docs = playHistory(steps, (update) => {
          sent.push(update);
          const roll = next();
          if (roll < 2) late.push(update);
          else if (roll > 2) offer(content, mirror, update);
          if (roll > 7) offer(content, mirror, sent[next() % sent.length] ?? update);
        });
        for (const update of late.reverse()) offer(content, mirror, update);
        // One round of step 2 from everyone, as after a fresh step 1.
        for (const doc of docs) {
          const step2 = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(mirror));
          expect(offer(content, mirror, step2).complete).toBe(true);
          expect(offer(content, mirror, step2).bytes).toBeNull();
        }
        const whole = new Y.Doc();
        for (const doc of docs) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
        const relayed = new Y.Doc();
        Y.applyUpdate(relayed, fullUpdate(content.pieces));
        for (const doc of [mirror, relayed]) {
          expect(doc.getText("text").toDelta()).toEqual(whole.getText("text").toDelta());
          expect(doc.getMap("map").toJSON()).toEqual(whole.getMap("map").toJSON());
          expect(doc.getArray("list").toJSON()).toEqual(whole.getArray("list").toJSON());
        }
      }),
      { numRuns: 300 },
    );
  });

  it("[no-pending] an update merged from a random part of a history is taken as far as it stands", () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.boolean()), (steps, coin) => {
        const content = contentOf("room", NOTHING);
        const mirror = new Y.Doc({ gc: false });
        const some: Uint8Array[] = [];
        playHistory(steps, (update) => {
          if (coin.next().value) some.push(update);
        });
        if (some.length === 0) return;
        const merged = Y.mergeUpdates(some);
        const wanted = new Y.Doc();
        Y.applyUpdate(wanted, merged);
        const { complete } = offer(content, mirror, merged);
        expect(complete).toBe(wanted.store.pendingStructs === null && wanted.store.pendingDs === null);
        expect(Y.encodeStateVector(mirror).length).toBe(Y.encodeStateVector(wanted).length);
        expect(content.clocks).toEqual(Y.decodeStateVector(Y.encodeStateVector(wanted)));
      }),
      { numRuns: 300 },
    );
  });

  it("[clientid-forge] structs under somebody else's clientID are left out, his own are taken", () => {
    fc.assert(
      fc.property(history, (steps) => {
        const content = contentOf("room", NOTHING);
        const updates: Uint8Array[] = [];
        playHistory(steps, (update) => updates.push(update));
        if (updates.length === 0) return;
        const scanned = scanUpdate(Y.mergeUpdates(updates), null);
        if (!scanned.ok) throw new Error(scanned.why);
        const admission = admit(scanned.scan, content, (client) => client === 1000);
        for (const part of admission?.sections ?? []) expect(part.section.client).toBe(1000);
        const others = scanned.scan.sections.filter((section) => section.client !== 1000);
        expect(admission?.foreign).toHaveLength(others.length);
      }),
      { numRuns: 100 },
    );
  });
});
