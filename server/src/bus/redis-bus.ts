import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import type { Bus } from "./bus.ts";

export interface RedisBusOptions {
  readonly url: string;
  /** Told once of every time the bus goes down or comes back. */
  readonly onState?: (up: boolean) => void;
}

const CHANNEL = "tongpin:room:";
/** A Redis that does not answer for so long is taken for gone. */
const ANSWER_MS = 3_000;
const MOST_RETRY_MS = 500;
const NODE_BYTES = 8;
/** The first byte of a message, before the node's id. */
const HELLO = 0;
const BYE = 1;
const PAYLOAD = 2;

/**
 * One channel per room. A node greets when it opens a room; Redis answers every publish with the number of listeners, so
 * each greeting and each message tells its sender whether anybody else is there. Alone in a room a node publishes
 * nothing but its greeting and its farewell.
 */
export async function openRedisBus({ url, onState = () => undefined }: RedisBusOptions): Promise<Bus> {
  const node = randomBytes(NODE_BYTES);
  const rooms = new Set<string>();
  const shared = new Set<string>();
  let hears = false;
  let closed = false;
  const onMessage: ((room: string, node: string, message: Uint8Array) => void)[] = [];
  const onArrival: ((room: string) => void)[] = [];
  const onDeparture: ((room: string, node: string | null) => void)[] = [];
  const onMissed: (() => void)[] = [];

  const publisher = connect(url);
  const subscriber = connect(url);

  async function resubscribe(): Promise<void> {
    const names = [...rooms];
    try {
      if (names.length > 0) await subscriber.subscribe(...names.map((room) => CHANNEL + room));
    } catch {
      // The connection has gone again; it will be back.
      return;
    }
    hears = true;
    onState(true);
    for (const room of rooms) void greet(room);
    for (const listener of onMissed) listener();
  }

  function wentDown(): void {
    if (!hears || closed) return;
    hears = false;
    onState(false);
  }

  const greet = (room: string) => send(room, HELLO, new Uint8Array());

  function send(room: string, kind: number, body: Uint8Array): Promise<void> {
    return publisher.publish(CHANNEL + room, Buffer.concat([Buffer.of(kind), node, body])).then(
      (listeners) => heardBy(room, listeners),
      () => undefined,
    );
  }

  /** We listen ourselves: more than one is company. Not hearing we can't tell who they are. */
  function heardBy(room: string, listeners: number): void {
    if (!hears || !rooms.has(room)) return;
    if (listeners > 1) {
      shared.add(room);
      return;
    }
    if (!shared.delete(room)) return;
    for (const listener of onDeparture) listener(room, null);
  }

  function hear(channel: string, message: Buffer): void {
    const from = message.subarray(1, 1 + NODE_BYTES);
    const room = channel.slice(CHANNEL.length);
    if (message.length <= NODE_BYTES || from.equals(node) || !rooms.has(room)) return;
    const id = from.toString("hex");
    if (message[0] === BYE) {
      for (const listener of onDeparture) listener(room, id);
      return;
    }
    shared.add(room);
    if (message[0] === HELLO) for (const listener of onArrival) listener(room);
    else for (const listener of onMessage) listener(room, id, message.subarray(1 + NODE_BYTES));
  }

  subscriber.on("messageBuffer", (channel: Buffer, message: Buffer) => hear(channel.toString(), message));
  subscriber.on("ready", () => void resubscribe());
  subscriber.on("close", wentDown);
  // A node can start while the bus is down; it is slower then, not wrong.
  await Promise.all([publisher, subscriber].map((connection) => connection.connect().catch(() => undefined)));

  return {
    async join(room) {
      rooms.add(room);
      if (subscriber.status !== "ready") return;
      try {
        await subscriber.subscribe(CHANNEL + room);
        await greet(room);
      } catch {
        // Subscribed again with all the others when the connection is back.
      }
    },
    leave(room) {
      if (!rooms.delete(room)) return;
      if (shared.delete(room)) void send(room, BYE, new Uint8Array());
      subscriber.unsubscribe(CHANNEL + room).catch(() => undefined);
    },
    isShared: (room) => shared.has(room),
    publish(room, message) {
      if (shared.has(room)) void send(room, PAYLOAD, message);
    },
    onMessage: (listener) => void onMessage.push(listener),
    onArrival: (listener) => void onArrival.push(listener),
    onDeparture: (listener) => void onDeparture.push(listener),
    onMissed: (listener) => void onMissed.push(listener),
    async close() {
      closed = true;
      for (const room of shared) void send(room, BYE, new Uint8Array());
      await publisher.quit().catch(() => undefined);
      // Also when it was not there to be told: a connection that tries again and again keeps the process alive.
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

function connect(url: string): Redis {
  const connection = new Redis(url, {
    lazyConnect: true,
    // What can't be sent now is of no use later: the log has it.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResubscribe: false,
    commandTimeout: ANSWER_MS,
    connectTimeout: ANSWER_MS,
    keepAlive: ANSWER_MS,
    retryStrategy: (times) => Math.min(50 * times, MOST_RETRY_MS),
  });
  // Told by `close`; without a listener the driver writes to the console.
  connection.on("error", () => undefined);
  return connection;
}
