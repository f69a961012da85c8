import { connect, type Socket } from "node:net";
import { connectRaw } from "@tongpin/server/relay/testing/raw-client.ts";
import { type RelayServer, startRelayServer } from "@tongpin/server/relay/testing/relay-server.ts";
import { createMemoryLog } from "@tongpin/server/storage/memory-log.ts";
import { afterEach, beforeEach, expect, it } from "vitest";
import { figure, runs } from "../support/runs.ts";
import { createRandom, type Random, seedsFor } from "../support/sim-random.ts";
import { type SimServer, startSimServer } from "../support/sim-server.ts";

const VIOLATIONS = runs({ short: 60, full: 200 });
const HALF_HANDSHAKES = runs({ short: 200, full: 1_000 });
const HANDSHAKE = [
  "GET /room HTTP/1.1",
  "Host: x",
  "Upgrade: websocket",
  "Connection: Upgrade",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
  "\r\n",
].join("\r\n");

/** What a frame must not be, by name. */
const BROKEN: Readonly<Record<string, (random: Random) => Uint8Array>> = {
  "reserved bit 1": () => frame(0xc2, 0x80),
  "reserved bits 2 and 3": () => frame(0xb2, 0x80),
  "unknown opcode": () => frame(0x83, 0x80),
  unmasked: () => Uint8Array.of(0x82, 0x01, 0),
  "a length of 64 bits": () => frame(0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
  "17 MiB announced": () => frame(0x82, 0xff, 0, 0, 0, 0, 1, 16, 0, 0),
  "a control frame in pieces": () => frame(0x09, 0x80),
  "a long control frame": () => frame(0x89, 0xfe, 0, 126),
  "a continuation of nothing": () => frame(0x80, 0x80),
  "text that is no UTF-8": () => Uint8Array.of(0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28),
  "a close code that is none": () => Uint8Array.of(0x88, 0x82, 0, 0, 0, 0, 0, 1),
  noise: (random) => Uint8Array.of(0xf0, ...Array.from({ length: 200 }, () => random.below(256))),
};

let server: RelayServer;
beforeEach(async () => {
  server = await startRelayServer({ log: createMemoryLog() });
});
afterEach(() => server.close());

it.each(seedsFor({ kept: [], fresh: 1 }))(
  "[raw-ws] seed %i: a broken frame ends its own socket and nothing else",
  async (seed) => {
    const random = createRandom(seed);
    const victim = await connectRaw(`${server.url}/room?person=ann`);
    const kinds = Object.entries(BROKEN);
    for (let i = 0; i < VIOLATIONS; i++) {
      const [name, bytes] = kinds[i % kinds.length] ?? ["", () => new Uint8Array()];
      const socket = await upgraded();
      const ended = new Promise<void>((resolve) => socket.on("close", () => resolve()));
      socket.write(bytes(random));
      await ended.catch((error: unknown) => {
        throw new Error(name, { cause: error });
      });
      await victim.settled();
    }
    figure("raw-ws", { seed, violations: VIOLATIONS, kinds: kinds.length });
    victim.close();
    await victim.closed;
    await expect.poll(() => server.relay.metrics().connections, { interval: 5, timeout: 10_000 }).toBe(0);
  },
);

it("[raw-ws] whoever does not finish the handshake is sent away in seconds, and others get in meanwhile", {
  // Node's own half minute between two looks would not do.
  timeout: 25_000,
}, async () => {
  const app: SimServer = await startSimServer();
  try {
    const waiting = Array.from({ length: HALF_HANDSHAKES }, () => connect(app.port(), "127.0.0.1"));
    const ended = Promise.all(waiting.map((socket) => ending(socket)));
    for (const [index, socket] of waiting.entries()) {
      // Nothing at all, half a request line, or headers that never end.
      if (index % 3 === 1) socket.write("GET /sync/b:scr");
      else if (index % 3 === 2) socket.write("GET /sync/b:script:v HTTP/1.1\r\nHost: x\r\n");
    }
    const answer = await fetch(`http://127.0.0.1:${app.port()}/healthz`);
    expect(answer.status).toBe(200);
    const begun = performance.now();
    await ended;
    figure("raw-ws", {
      "half handshakes": HALF_HANDSHAKES,
      "last gone after s": ((performance.now() - begun) / 1000).toFixed(1),
    });
    expect(app.complaints).toEqual([]);
  } finally {
    await app.remove();
  }
});

/** A socket whose handshake is done; it ends when the server ends it. */
async function upgraded(): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  socket.on("error", () => undefined);
  const answered = new Promise((resolve) => socket.once("data", resolve));
  socket.write(HANDSHAKE);
  await answered;
  socket.resume();
  return socket;
}

function ending(socket: Socket): Promise<void> {
  socket.on("error", () => undefined);
  socket.resume();
  return new Promise((resolve) => socket.on("close", () => resolve()));
}

/** Head bytes and a mask of zeros. */
function frame(...head: number[]): Uint8Array {
  return Uint8Array.of(...head, 0, 0, 0, 0);
}
