import { encodeAwareness, encodeStep1, encodeStep2, encodeUpdate } from "@tongpin/protocol";
import { playHistory, stepArbitrary } from "@tongpin/server/relay/testing/random-history.ts";
import { connectRaw, type RawClient } from "@tongpin/server/relay/testing/raw-client.ts";
import { type RelayServer, startRelayServer } from "@tongpin/server/relay/testing/relay-server.ts";
import { createMemoryLog } from "@tongpin/server/storage/memory-log.ts";
import * as fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { figure, runs } from "../support/runs.ts";
import { createRandom, type Random, seedsFor } from "../support/sim-random.ts";

const FRAMES = runs({ short: 300, full: 10_000 });
/** How many attackers there are at a time. */
const AT_ONCE = 16;
/** The attacked room is looked into after so many. */
const LOOK_EVERY = 100;

let server: RelayServer;
beforeEach(async () => {
  server = await startRelayServer({ log: createMemoryLog() });
});
afterEach(() => server.close());

it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[frames-10k] [no-pending] seed %i: no malformed frame ends the server, stays in the room or reaches another",
  { timeout: 240_000 },
  async (seed) => {
    const random = createRandom(seed);
    const honest = await connectRaw(`${server.url}/attacked?person=ann`);
    const written: Uint8Array[] = [];
    playHistory(
      fc.sample(fc.array(stepArbitrary, { minLength: 60, maxLength: 80 }), { seed, numRuns: 1 })[0] ?? [],
      (update) => written.push(update),
    );
    for (const update of written) honest.update(update);
    await honest.settled();

    const victim = await openVictim();
    const calm = await victim.beat(100);
    const rss = process.memoryUsage().rss;
    const closed = new Map<number, number>();
    let sent = 0;
    const attack = async () => {
      while (sent < FRAMES) {
        sent++;
        const code = await throwFrame(malformed(written, random));
        closed.set(code, (closed.get(code) ?? 0) + 1);
        if (sent % LOOK_EVERY === 0) await expectNothingPending();
      }
    };
    let attacked = true;
    const attackers = Promise.all(Array.from({ length: AT_ONCE }, attack)).finally(() => {
      attacked = false;
    });
    const during: number[] = [];
    while (attacked) during.push(...(await victim.beat(5)));
    await attackers;

    await expectNothingPending();
    await honest.settled();
    expect(honest.doc.store.pendingStructs).toBeNull();
    await victim.leave();
    honest.close();
    figure("frames-10k", {
      seed,
      frames: sent,
      "closed 1007": closed.get(1007) ?? 0,
      "taken or passed over": closed.get(1000) ?? 0,
      "victim p99": `${p99(calm)} ms before, ${p99(during)} ms during`,
      rss: `+${Math.round((process.memoryUsage().rss - rss) / 2 ** 20)} MB`,
    });
    expect(
      [...closed.keys()].every((code) => [1000, 1005, 1007].includes(code)),
      `codes ${[...closed.keys()].join()}`,
    ).toBe(true);
    expect(closed.get(1007) ?? 0).toBeGreaterThan(FRAMES / 2);
  },
);

/** One frame on a connection of its own. Answers the code it was closed with, or 1000 if it did no harm. */
async function throwFrame(frame: Uint8Array): Promise<number> {
  const client = await connectRaw(`${server.url}/attacked?person=mallory`);
  client.send(frame);
  await client.settled().catch(() => undefined);
  client.close();
  const code = await client.closed;
  return code === 1005 ? 1000 : code;
}

async function expectNothingPending(): Promise<void> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await server.relay.read("attacked"));
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
}

/** Two people in another room; `beat` types and answers how long each letter took to the other, in milliseconds. */
async function openVictim() {
  const [ann, bob]: RawClient[] = await Promise.all(
    ["ann", "bob"].map((person) => connectRaw(`${server.url}/quiet?person=${person}`)),
  );
  if (!ann || !bob) throw new Error("two people");
  const doc = new Y.Doc();
  doc.on("update", (update: Uint8Array) => ann.update(update));
  const text = doc.getText("text");
  return {
    async beat(letters: number): Promise<number[]> {
      const times: number[] = [];
      for (let i = 0; i < letters; i++) {
        const begun = performance.now();
        text.insert(text.length, "字");
        await bob.until(() => bob.doc.getText("text").length === text.length);
        times.push(performance.now() - begun);
      }
      return times;
    },
    async leave() {
      await ann.until(() => ann.acked() === text.length);
      ann.close();
      bob.close();
    },
  };
}

function malformed(written: readonly Uint8Array[], random: Random): Uint8Array {
  const update = random.pick(written) ?? Uint8Array.of(0, 0);
  const whole = random.pick([
    encodeUpdate(update),
    encodeStep2(update),
    encodeStep1(update),
    encodeAwareness(update),
    encodeUpdate(Uint8Array.from({ length: 1 + random.below(200) }, () => random.below(256))),
  ]);
  const bytes = [...(whole ?? update)];
  for (let edits = 1 + random.below(4); edits > 0 && bytes.length > 1; edits--) {
    const at = random.below(bytes.length);
    const roll = random.below(4);
    if (roll === 0) bytes.splice(at);
    else if (roll === 1) bytes.splice(at, 0, random.below(256));
    else bytes[at] = random.below(256);
  }
  return Uint8Array.from(bytes);
}

function p99(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * 0.99)] ?? 0).toFixed(1);
}
