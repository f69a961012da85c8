import { createHash } from "node:crypto";
import { admit } from "@tongpin/server/relay/admission.ts";
import { admittedBytes } from "@tongpin/server/relay/admitted-bytes.ts";
import { contentOf, fullUpdate, type RoomContent, stateVectorOf, takeIn } from "@tongpin/server/relay/room-content.ts";
import { playHistory, stepArbitrary } from "@tongpin/server/relay/testing/random-history.ts";
import { TEST_ROOTS } from "@tongpin/server/relay/testing/relay-server.ts";
import { scanUpdate } from "@tongpin/server/relay/update-scan.ts";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { figure, runs } from "../support/runs.ts";
import { createRandom, type Random, seedsFor } from "../support/sim-random.ts";

const BOMBS = runs({ short: 60_000, full: 1_000_000 });
/** Damaged spellings of one update, of which one may enter the room and the others are only judged. */
const SPELLINGS = 100;

const NOTHING = {
  snapshot: null,
  stateVector: Uint8Array.of(0),
  deleteSet: Uint8Array.of(0, 0),
  seq: 0,
  tail: [],
  claims: [],
};

interface Figures {
  bombs: number;
  taken: number;
  slowest: number;
}

it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[lint-bombs] [no-pending] seed %i: a damaged update is applied without a trace of trouble, or changes nothing",
  { timeout: 400_000 },
  (seed) => {
    const random = createRandom(seed);
    const found: Figures = { bombs: 0, taken: 0, slowest: 0 };
    const before = process.memoryUsage().rss;
    for (let round = 0; found.bombs < BOMBS; round++) {
      const [steps = []] = fc.sample(fc.array(stepArbitrary, { minLength: 4, maxLength: 30 }), {
        seed: seed + round,
        numRuns: 1,
      });
      bombard(steps, random, found);
    }
    const megabytes = Math.round((process.memoryUsage().rss - before) / 2 ** 20);
    figure("lint-bombs", { seed, ...found, slowest: `${found.slowest.toFixed(1)} ms`, rss: `+${megabytes} MB` });
    expect(found.taken).toBeGreaterThan(0);
    expect(found.taken).toBeLessThan(found.bombs);
  },
);

/** A room that lives through a history of which most updates come damaged in many ways. */
function bombard(steps: Parameters<typeof playHistory>[0], random: Random, found: Figures): void {
  const content = contentOf("room", NOTHING);
  const mirror = new Y.Doc({ gc: false });
  playHistory(steps, (honest) => {
    const unchanged = fingerprint(content);
    for (let i = 0; i < SPELLINGS; i++) judge(content, damaged(honest, random), found);
    expect(fingerprint(content), "judging has no effect").toBe(unchanged);
    offer(content, mirror, random.chance(0.3) ? damaged(honest, random) : honest);
    expect(mirror.store.pendingStructs).toBeNull();
    expect(mirror.store.pendingDs).toBeNull();
    expect(content.clocks).toEqual(Y.decodeStateVector(Y.encodeStateVector(mirror)));
  });
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, fullUpdate(content.pieces));
  expect(fresh.store.pendingStructs).toBeNull();
  // The same structs and deletions. Their order may differ between replicas when a writer invents origins that no editing
  // gives (in a million bombs one does): bytes cannot show that; the convergence beacon of the clients does.
  expect(Y.equalSnapshots(Y.snapshot(fresh), Y.snapshot(mirror))).toBe(true);
}

/** What the walker takes, Yjs can read, merge and cut without throwing. */
function judge(content: RoomContent, update: Uint8Array, found: Figures): void {
  const begun = performance.now();
  const scanned = scanUpdate(update, TEST_ROOTS);
  found.slowest = Math.max(found.slowest, performance.now() - begun);
  if (scanned.ok) {
    found.taken++;
    admit(scanned.scan, content, () => true);
    Y.decodeUpdate(update);
    Y.mergeUpdates([update, Uint8Array.of(0, 0)]);
    Y.diffUpdate(update, Uint8Array.of(0));
  }
  found.bombs++;
}

function offer(content: RoomContent, mirror: Y.Doc, update: Uint8Array): void {
  const scanned = scanUpdate(update, TEST_ROOTS);
  const admission = scanned.ok ? admit(scanned.scan, content, () => true) : null;
  const bytes = scanned.ok && admission ? admittedBytes(update, scanned.scan, admission) : null;
  if (!bytes || !admission) return;
  takeIn(content, admission, content.lastSeq + 1, bytes);
  Y.applyUpdate(mirror, bytes);
}

function damaged(honest: Uint8Array, random: Random): Uint8Array {
  const bytes = [...honest];
  for (let edits = 1 + random.below(3); edits > 0 && bytes.length > 0; edits--) {
    const at = random.below(bytes.length);
    const roll = random.below(5);
    if (roll < 2) bytes[at] = random.below(256);
    else if (roll === 2) bytes.splice(at, 1);
    else if (roll === 3) bytes.splice(at, 0, random.below(256));
    else bytes.splice(at);
  }
  return Uint8Array.from(bytes);
}

function fingerprint(content: RoomContent): string {
  const hash = createHash("sha256").update(stateVectorOf(content)).update(fullUpdate(content.pieces));
  return hash.update(JSON.stringify([...content.deletes])).digest("hex");
}

it("[refused-means-unchanged] an update that Yjs throws on after it has changed the document has no effect here", () => {
  const doc = new Y.Doc();
  doc.getText("text").insert(0, "before");
  const content = contentOf("room", { ...NOTHING, tail: [{ seq: 1, update: Y.encodeStateAsUpdate(doc) }] });
  const unchanged = fingerprint(content);
  let whole = new Uint8Array();
  doc.on("update", (update: Uint8Array) => {
    whole = Uint8Array.from(update);
  });
  doc.transact(() => {
    doc.getText("text").insert(6, " and after");
    doc.getText("text").delete(0, 2);
  });
  const cut = whole.subarray(0, whole.length - 1);
  const victim = new Y.Doc();
  Y.applyUpdate(victim, fullUpdate(content.pieces));
  let events = 0;
  victim.on("update", () => events++);
  // This is why nothing may reach Yjs before it is read to its end.
  expect(() => Y.applyUpdate(victim, cut)).toThrow();
  expect(events).toBe(1);
  expect(scanUpdate(cut, TEST_ROOTS).ok).toBe(false);
  expect(fingerprint(content)).toBe(unchanged);
});
