import { connectRaw, type RawClient } from "@tongpin/server/relay/testing/raw-client.ts";
import { type RelayServer, startRelayServer } from "@tongpin/server/relay/testing/relay-server.ts";
import { createMemoryLog } from "@tongpin/server/storage/memory-log.ts";
import { afterEach, expect, it } from "vitest";
import * as Y from "yjs";
import { figure, runs } from "../support/runs.ts";

const SECONDS = runs({ short: 3, full: 10 });
const FRAMES_PER_SECOND = 10_000;
/** After a pause of this machine the flood does not make up for all of it in one turn, which would stop everybody here. */
const MOST_AT_ONCE = 200;
/** What the relay grants one connection; see PROTOCOL.md §5. */
const GRANTED_BURST = 4_000;
const GRANTED_PER_SECOND = 5_000;
/** Frames that may have been read from the socket when its reading stops: 64 kB of small ones. */
const GRANTED_CHUNK = 4_000;
const SLOW_READERS = runs({ short: 5, full: 30 });
/** More than the sockets' own buffers hold, less than a room may. */
const LINE = "写".repeat(50_000);
const LINES = runs({ short: 140, full: 350 });

let server: RelayServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});
const join = (room: string, person: string, role = "writer") =>
  connectRaw(`${server?.url}/${room}?person=${person}&role=${role}`);

it("[flood] an editor who sends 10,000 frames a second is slowed down by TCP; nobody else waits for him", {
  timeout: 120_000,
}, async () => {
  server = await startRelayServer({ log: createMemoryLog() });
  const [ann, bob, mallory] = await Promise.all([join("quiet", "ann"), join("quiet", "bob"), join("loud", "mallory")]);
  const letters = lettersOf(FRAMES_PER_SECOND * SECONDS);
  const calm = await beats(ann, bob, performance.now() + 1_000);
  const rss = process.memoryUsage().rss;

  const begun = performance.now();
  let sent = 0;
  const pump = setInterval(() => {
    const due = Math.min(
      sent + MOST_AT_ONCE,
      ((performance.now() - begun) / 1_000) * FRAMES_PER_SECOND,
      letters.length,
    );
    for (; sent < due; sent++) mallory.update(letters[sent] ?? new Uint8Array());
  }, 5);
  const during = await beats(ann, bob, begun + SECONDS * 1_000);
  clearInterval(pump);
  const seconds = (performance.now() - begun) / 1_000;
  const taken = mallory.acked();
  const waiting = mallory.ws.bufferedAmount;
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThanOrEqual(GRANTED_BURST + GRANTED_CHUNK + GRANTED_PER_SECOND * seconds);

  // Slowed down, not lost.
  await mallory.until(() => mallory.acked() === sent);
  figure("flood", {
    seconds: seconds.toFixed(1),
    sent,
    "taken meanwhile": taken,
    "kept back at the sender": `${Math.round(waiting / 1024)} kB`,
    "others' p99": `${p99(calm)} ms before, ${p99(during)} ms during`,
    rss: `+${Math.round((process.memoryUsage().rss - rss) / 2 ** 20)} MB`,
  });
  for (const client of [ann, bob, mallory]) client.close();
});

it("[slow-reader] members who never read are let go of; the others get every word, and so do they when they come back", {
  timeout: 120_000,
}, async () => {
  server = await startRelayServer({ log: createMemoryLog(), limits: { slowMs: 500, tickMs: 1_000 } });
  const slow = await Promise.all(Array.from({ length: SLOW_READERS }, (_, i) => join("room", `slow${i}`, "reader")));
  for (const reader of slow) {
    await reader.settled();
    reader.ws.pause();
  }
  const [ann, bob] = await Promise.all([join("room", "ann"), join("room", "bob")]);
  const { type } = typistOf(ann);
  const rss = process.memoryUsage().rss;
  for (let line = 1; line <= LINES; line++) {
    type(LINE);
    await bob.until(() => bob.doc.getText("text").length === line * LINE.length);
  }
  const grown = Math.round((process.memoryUsage().rss - rss) / 2 ** 20);
  // Long before their lines would be taken for dead (13 ticks).
  await expect.poll(() => server?.relay.metrics().connections, { interval: 20, timeout: 10_000 }).toBe(2);
  for (const reader of slow) reader.ws.resume();
  const codes = new Set(await Promise.all(slow.map((reader) => reader.closed)));
  expect(
    [...codes].every((code) => code === 1013 || code === 1006),
    `codes ${[...codes].join()}`,
  ).toBe(true);
  const back = await join("room", "slow0", "reader");
  await back.settled();
  expect(back.doc.getText("text").length).toBe(LINES * LINE.length);
  figure("slow-reader", {
    readers: SLOW_READERS,
    written: `${Math.round((LINES * LINE.length * 3) / 2 ** 20)} MB`,
    "rss with all clients": `+${grown} MB`,
  });
  for (const client of [ann, bob, back]) client.close();
});

/** One update for each of so many letters, made beforehand. */
function lettersOf(count: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < count; i++) doc.getText("text").insert(i, "x");
  return updates;
}

function typistOf(client: RawClient) {
  const doc = new Y.Doc();
  doc.on("update", (update: Uint8Array) => client.update(update));
  const text = doc.getText("text");
  return { type: (words: string) => text.insert(text.length, words), text };
}

/** One types, the other reads; answers how long each letter took, in milliseconds. */
async function beats(from: RawClient, to: RawClient, until: number): Promise<number[]> {
  const times: number[] = [];
  const { type } = typistOf(from);
  const length = () => to.doc.getText("text").length;
  while (performance.now() < until) {
    const begun = performance.now();
    const next = length() + 1;
    type("字");
    await to.until(() => length() >= next);
    times.push(performance.now() - begun);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return times;
}

function p99(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * 0.99)] ?? 0).toFixed(1);
}
