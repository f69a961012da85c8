import {
  decodeMessage,
  encodeAwareness,
  encodeAwarenessStates,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
  type Message,
} from "@tongpin/protocol";
import { WebSocket } from "ws";
import * as Y from "yjs";

/** Speaks the protocol by hand, remembers everything, and waits for events instead of time. */
export interface RawClient {
  readonly ws: WebSocket;
  readonly messages: Message[];
  readonly doc: Y.Doc;
  send(bytes: Uint8Array): void;
  step1(stateVector?: Uint8Array): void;
  step2(update: Uint8Array): void;
  update(update: Uint8Array): void;
  presence(client: number, clock: number, state: unknown): void;
  /** Resolves as soon as `test` holds, looked at after every message. */
  until(test: () => boolean): Promise<void>;
  /** Resolves when the server answered everything sent before. */
  settled(): Promise<void>;
  closed: Promise<number>;
  acked(): number;
  close(): void;
}

export async function connectRaw(url: string, doc = new Y.Doc()): Promise<RawClient> {
  const ws = new WebSocket(url);
  const messages: Message[] = [];
  let waiters: { test: () => boolean; resolve: () => void; reject: (error: Error) => void }[] = [];
  let code = 0;
  let acked = 0;

  const closed = new Promise<number>((resolve) => {
    ws.on("close", (closeCode) => {
      code = closeCode;
      for (const waiter of waiters.splice(0)) waiter.reject(new Error(`closed with ${closeCode}`));
      resolve(closeCode);
    });
  });
  ws.on("error", () => undefined);
  ws.on("message", (data) => {
    const message = decodeMessage(new Uint8Array(data as Buffer));
    if (!message) throw new Error("the server sent what is no message");
    messages.push(message);
    if (message.type === "ack") acked = message.frames;
    if (message.type === "step2" || message.type === "update") Y.applyUpdate(doc, message.update);
    const done = waiters.filter((waiter) => waiter.test());
    waiters = waiters.filter((waiter) => !done.includes(waiter));
    for (const waiter of done) waiter.resolve();
  });
  await new Promise<void>((resolve, reject) => {
    ws.once("open", resolve);
    ws.once("error", reject);
  });

  const client: RawClient = {
    ws,
    messages,
    doc,
    closed,
    send: (bytes) => ws.send(bytes),
    step1: (stateVector = Uint8Array.of(0)) => ws.send(encodeStep1(stateVector)),
    step2: (update) => ws.send(encodeStep2(update)),
    update: (update) => ws.send(encodeUpdate(update)),
    presence(id, clock, state) {
      ws.send(encodeAwareness(encodeAwarenessStates([{ client: id, clock, json: JSON.stringify(state) }])));
    },
    until(test) {
      if (test()) return Promise.resolve();
      if (code !== 0) return Promise.reject(new Error(`closed with ${code}`));
      return new Promise((resolve, reject) => {
        waiters.push({ test, resolve, reject });
      });
    },
    settled() {
      const before = count(messages, "step2");
      client.step1();
      return client.until(() => count(messages, "step2") > before);
    },
    acked: () => acked,
    close: () => ws.close(),
  };
  return client;
}

export function count(messages: readonly Message[], type: Message["type"]): number {
  return messages.filter((message) => message.type === type).length;
}
