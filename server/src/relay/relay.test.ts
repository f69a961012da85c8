import { encodeQueryAwareness, encodeStep1 } from "@tongpin/protocol";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { createMemoryLog, type MemoryLog } from "../storage/memory-log.ts";
import { createTypist, textOf } from "../storage/room-log-contract.ts";
import { connectRaw, count } from "./testing/raw-client.ts";
import { type RelayServer, startRelayServer } from "./testing/relay-server.ts";

const ROOM = "b:script:1";
let log: MemoryLog;
let server: RelayServer;
beforeEach(async () => {
  log = createMemoryLog();
  server = await startRelayServer({ log });
});
afterEach(() => server.close());

const raw = (person: string, role = "writer") => connectRaw(`${server.url}/${ROOM}?person=${person}&role=${role}`);

function stock(person: string) {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(server.url, ROOM, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { person },
  });
  // A stock client says on the console that it does not know acknowledgements; they are no business of this test.
  provider.messageHandlers[100] = () => undefined;
  return { doc, provider, text: doc.getText("text") };
}

const synced = (provider: WebsocketProvider) =>
  provider.synced ? Promise.resolve() : new Promise<void>((resolve) => provider.once("sync", () => resolve()));
const textIs = (text: Y.Text, wanted: string) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (text.toString() !== wanted) return;
      text.unobserve(look);
      resolve();
    };
    text.observe(look);
    look();
  });

describe("stock y-websocket clients", () => {
  it("[converge] two of them see each other's edits, and a third gets it all", async () => {
    const ann = stock("ann");
    const bob = stock("bob");
    await Promise.all([synced(ann.provider), synced(bob.provider)]);
    ann.text.insert(0, "同频");
    await textIs(bob.text, "同频");
    bob.text.insert(2, "！");
    await textIs(ann.text, "同频！");
    const cy = stock("cy");
    await synced(cy.provider);
    expect(cy.text.toString()).toBe("同频！");
    for (const { provider } of [ann, bob, cy]) provider.destroy();
  });

  it("[offline-merge] what both wrote offline is merged when they come back", async () => {
    const ann = stock("ann");
    const bob = stock("bob");
    await Promise.all([synced(ann.provider), synced(bob.provider)]);
    ann.provider.disconnect();
    bob.provider.disconnect();
    ann.text.insert(0, "a");
    bob.text.insert(0, "b");
    ann.provider.connect();
    bob.provider.connect();
    await Promise.all([
      new Promise<void>((resolve) => ann.text.observe(() => ann.text.length === 2 && resolve())),
      new Promise<void>((resolve) => bob.text.observe(() => bob.text.length === 2 && resolve())),
    ]);
    expect(ann.text.toString()).toBe(bob.text.toString());
    ann.provider.destroy();
    bob.provider.destroy();
  });

  it("[no-early-synced] is synced only once it has the whole content", async () => {
    const typist = createTypist();
    for (let i = 0; i < 200; i++) log.append(ROOM, typist.type(`${i} `));
    const ann = stock("ann");
    await synced(ann.provider);
    expect(ann.text.toString().split(" ")).toHaveLength(201);
    ann.provider.destroy();
  });
});

describe("acknowledgements", () => {
  it("[acked-means-on-disk] none before the log committed, one for all frames after", async () => {
    const ann = await raw("ann");
    const bob = await raw("bob");
    await ann.settled();
    await bob.settled();
    log.hold();
    const typist = createTypist();
    ann.update(typist.type("a"));
    ann.update(typist.type("b"));
    await bob.until(() => bob.doc.getText("text").toString() === "ab");
    expect(ann.acked()).toBe(0);
    log.release();
    await ann.until(() => ann.acked() === 2);
    ann.close();
    bob.close();
  });

  it("[write-before-broadcast] no peer is shown what does not survive this process yet", async () => {
    const gates: (() => void)[] = [];
    const slow = await startRelayServer({
      log: { ...log, flush: () => new Promise<void>((resolve) => gates.push(resolve)) },
    });
    const open = () => {
      for (const gate of gates.splice(0)) gate();
    };
    const pump = setInterval(open, 1);
    const ann = await connectRaw(`${slow.url}/${ROOM}?person=ann`);
    const bob = await connectRaw(`${slow.url}/${ROOM}?person=bob`);
    await ann.settled();
    await bob.settled();
    clearInterval(pump);
    open();
    ann.update(createTypist().type("x"));
    await expect.poll(async () => (await log.load(ROOM)).tail.length, { interval: 1 }).toBe(1);
    bob.send(encodeQueryAwareness());
    const heard = bob.messages.length;
    await bob.until(() => bob.messages.length > heard);
    expect(bob.doc.getText("text").toString()).toBe("");
    expect(ann.acked()).toBe(0);
    const opening = setInterval(open, 1);
    await bob.until(() => bob.doc.getText("text").toString() === "x");
    await ann.until(() => ann.acked() === 1);
    ann.close();
    bob.close();
    await slow.close();
    clearInterval(opening);
  });

  it("[ack-no-op] an empty and a known step 2 are acknowledged, and add nothing to the log", async () => {
    const ann = await raw("ann");
    const update = createTypist().type("once");
    ann.update(update);
    ann.step2(update);
    ann.step2(Uint8Array.of(0, 0));
    await ann.until(() => ann.acked() === 3);
    expect((await log.load(ROOM)).tail).toHaveLength(1);
    ann.close();
  });

  it("[step2-barrier] a step 2 does not overtake the acknowledgement of what was sent before the question", async () => {
    const ann = await raw("ann");
    await ann.settled();
    log.hold();
    ann.update(createTypist().type("x"));
    const answers = count(ann.messages, "step2");
    ann.send(encodeStep1(Uint8Array.of(0)));
    const bob = await raw("bob");
    await bob.settled();
    expect(count(ann.messages, "step2")).toBe(answers);
    log.release();
    await ann.until(() => count(ann.messages, "step2") > answers);
    expect(ann.acked()).toBe(1);
    ann.close();
    bob.close();
  });

  it("[store-read-only] a failing disk acknowledges nothing, closes with 4503, and lets in again when it works", async () => {
    const ann = await raw("ann");
    await ann.settled();
    log.lose(true);
    expect(await ann.closed).toBe(4503);
    expect(ann.acked()).toBe(0);
    const refused = await raw("ann");
    expect(await refused.closed).toBe(4503);
    await expect(server.relay.write(ROOM, createTypist().type("x"))).rejects.toThrow();
    log.lose(false);
    const again = await raw("ann");
    again.update(createTypist().type("back"));
    await again.until(() => again.acked() === 1);
    again.close();
  });
});

describe("gaps", () => {
  it("[no-pending] an update with a gap is neither stored nor shown nor acknowledged; a fresh step 1 brings all of it", async () => {
    const bob = await raw("bob");
    await bob.settled();
    const ann = await raw("ann");
    await ann.until(() => count(ann.messages, "step1") === 1);
    ann.step2(Uint8Array.of(0, 0));
    await ann.until(() => ann.acked() === 1);
    const typist = createTypist();
    const first = typist.type("a");
    const second = typist.type("b");
    ann.update(second);
    await ann.until(() => count(ann.messages, "step1") === 2);
    await bob.settled();
    expect(bob.doc.getText("text").toString()).toBe("");
    expect((await log.load(ROOM)).tail).toEqual([]);
    ann.step2(Y.mergeUpdates([first, second]));
    await ann.until(() => ann.acked() === 3);
    await bob.until(() => bob.doc.getText("text").toString() === "ab");
    expect(bob.doc.store.pendingStructs).toBeNull();
    ann.close();
    bob.close();
  });

  it("[no-pending] a step 2 with a hole is taken up to the hole", async () => {
    const ann = await raw("ann");
    const typist = createTypist();
    const [first, , third] = [typist.type("a"), typist.type("b"), typist.type("c")];
    ann.step2(Y.mergeUpdates([first, third]));
    await ann.settled();
    expect(textOf(await log.load(ROOM))).toBe("a");
    expect(ann.acked()).toBe(0);
    ann.close();
  });

  it("[no-pending] endless gaps end the connection", async () => {
    const mallory = await raw("mallory");
    mallory.step2(Uint8Array.of(0, 0));
    for (let i = 0; i < 300; i++) {
      const typist = createTypist();
      typist.type("a");
      mallory.update(typist.type("b"));
    }
    expect(await mallory.closed).toBe(1007);
    expect((await log.load(ROOM)).tail).toEqual([]);
  });
});

describe("answers", () => {
  it("[reconnect-diff] whoever has a part gets the difference alone", async () => {
    const ann = await raw("ann");
    const typist = createTypist();
    const start = typist.type("x".repeat(5_000));
    ann.update(start);
    ann.update(typist.type("new"));
    await ann.until(() => ann.acked() === 2);
    const bob = await raw("bob");
    Y.applyUpdate(bob.doc, start);
    bob.step1(Y.encodeStateVector(bob.doc));
    await bob.until(() => count(bob.messages, "step2") === 1);
    expect(bob.doc.getText("text").toString()).toHaveLength(5_003);
    const answer = bob.messages.find((message) => message.type === "step2");
    expect(answer?.type === "step2" && answer.update.length).toBeLessThan(60);
    ann.close();
    bob.close();
  });

  it("[reconnect-diff] deletions reach whoever has every struct", async () => {
    const ann = await raw("ann");
    const typist = createTypist();
    const start = typist.type("hello");
    ann.update(start);
    ann.update(typist.erase(0, 4));
    await ann.until(() => ann.acked() === 2);
    const bob = await raw("bob");
    Y.applyUpdate(bob.doc, start);
    bob.step1(Y.encodeStateVector(bob.doc));
    await bob.until(() => bob.doc.getText("text").toString() === "o");
    ann.close();
    bob.close();
  });

  it("[two-load-paths] content is the same from single updates, from runs, from a snapshot and after a reload", async () => {
    const ann = await raw("ann");
    const typist = createTypist();
    const words = Array.from({ length: 300 }, (_, i) => `w${i}`);
    for (const word of words) ann.update(typist.type(word));
    await ann.until(() => ann.acked() === words.length);
    const fresh = async () => {
      const reader = await raw("reader", "reader");
      await reader.settled();
      reader.close();
      return reader.doc.getText("text").toString();
    };
    expect(await fresh()).toBe(words.join(""));
    await log.compact(ROOM);
    const second = await startRelayServer({ log });
    const late = await connectRaw(`${second.url}/${ROOM}?person=cy`);
    await late.settled();
    expect(late.doc.getText("text").toString()).toBe(words.join(""));
    late.close();
    await second.close();
    ann.close();
  });
});

describe("server-owned rooms", () => {
  it("[server-write] reaches open readers, is durable when it resolves, and is read back whole", async () => {
    const reader = await raw("ann", "reader");
    await reader.settled();
    const typist = createTypist();
    await server.relay.write(ROOM, typist.type("decided"));
    await reader.until(() => reader.doc.getText("text").toString() === "decided");
    await server.relay.write(ROOM, typist.type(" twice"));
    const copy = new Y.Doc();
    Y.applyUpdate(copy, await server.relay.read(ROOM));
    expect(copy.getText("text").toString()).toBe("decided twice");
    reader.close();
  });

  it("[server-write] waits for the disk", async () => {
    log.hold();
    let done = false;
    const writing = server.relay.write(ROOM, createTypist().type("x")).then(() => {
      done = true;
    });
    const reader = await raw("ann", "reader");
    await reader.settled();
    expect(done).toBe(false);
    log.release();
    await writing;
    expect(done).toBe(true);
    reader.close();
  });
});
