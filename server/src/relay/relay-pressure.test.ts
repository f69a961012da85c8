import { afterEach, describe, expect, it } from "vitest";
import { createMemoryLog, type MemoryLog } from "../storage/memory-log.ts";
import type { RoomState } from "../storage/room-log.ts";
import { createTypist, textOf } from "../storage/room-log-contract.ts";
import type { RelayOptions } from "./relay-api.ts";
import { connectRaw } from "./testing/raw-client.ts";
import { type RelayServer, startRelayServer } from "./testing/relay-server.ts";

const ROOM = "b:script:1";
let server: RelayServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
});

async function start(log: MemoryLog, limits: NonNullable<RelayOptions["limits"]> = {}) {
  server = await startRelayServer({ log, limits });
  return (person: string, role = "writer") => connectRaw(`${server?.url}/${ROOM}?person=${person}&role=${role}`);
}

/** A log whose rooms load when told to. */
function slowLog() {
  const log = createMemoryLog();
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const load = async (room: string): Promise<RoomState> => {
    await gate;
    return log.load(room);
  };
  return { log: { ...log, load }, open };
}

describe("back-pressure", () => {
  it("[slow-reader] a reader that stops is left behind and caught up when it reads again", async () => {
    const connect = await start(createMemoryLog(), { behindBytes: 64 * 1024, slowBytes: 64 * 1024 * 1024 });
    const slow = await connect("slow", "reader");
    await slow.settled();
    slow.ws.pause();
    const ann = await connect("ann");
    const typist = createTypist();
    const rounds = 200;
    for (let i = 0; i < rounds; i++) ann.update(typist.type("x".repeat(20_000)));
    await ann.until(() => ann.acked() === rounds);
    slow.ws.resume();
    await slow.until(() => slow.doc.getText("text").length === rounds * 20_000);
    expect(slow.doc.store.pendingStructs).toBeNull();
    slow.close();
    ann.close();
  });

  it("[slow-reader] one that never reads is closed", async () => {
    const connect = await start(createMemoryLog(), { behindBytes: 64 * 1024 * 1024, slowBytes: 256 * 1024 });
    const slow = await connect("slow", "reader");
    await slow.settled();
    slow.ws.pause();
    const ann = await connect("ann");
    const typist = createTypist();
    for (let i = 0; i < 400; i++) ann.update(typist.type("x".repeat(20_000)));
    await ann.until(() => ann.acked() === 400);
    expect(server?.relay.metrics().connections).toBe(1);
    slow.ws.terminate();
    ann.close();
  });

  it("[flood] whoever sends too fast is slowed down, and loses nothing", async () => {
    const connect = await start(createMemoryLog(), { framesPerSecond: 2_000, frameBurst: 50 });
    const ann = await connect("ann");
    const typist = createTypist();
    for (let i = 0; i < 500; i++) ann.update(typist.type("x"));
    await ann.until(() => ann.acked() === 500);
    ann.close();
  });

  it("[room-full] a room over its bound takes no more, and keeps what it has", async () => {
    const log = createMemoryLog();
    const connect = await start(log, { roomBytes: 1_000 });
    const ann = await connect("ann");
    const typist = createTypist();
    ann.update(typist.type("x".repeat(900)));
    await ann.until(() => ann.acked() === 1);
    ann.update(typist.type("y".repeat(200)));
    expect(await ann.closed).toBe(1009);
    expect(textOf(await log.load(ROOM))).toBe("x".repeat(900));
  });
});

describe("loading and unloading", () => {
  it("[lazy-load] nothing is answered before the room is loaded, and what came meanwhile is not lost", async () => {
    const { log, open } = slowLog();
    log.append(ROOM, createTypist().type("stored, "));
    const connect = await start(log);
    const ann = await connect("ann");
    ann.step1();
    ann.update(createTypist().type("early"));
    expect(ann.messages).toEqual([]);
    open();
    await ann.until(() => ann.acked() === 1);
    expect(textOf(await log.load(ROOM))).toContain("early");
    expect(ann.doc.getText("text").toString()).toBe("stored, ");
    ann.close();
  });

  it("[lazy-load] a flood before the room is loaded ends the connection", async () => {
    const { log, open } = slowLog();
    const connect = await start(log, { earlyFrames: 8 });
    const mallory = await connect("mallory");
    for (let i = 0; i < 20; i++) mallory.step1();
    expect(await mallory.closed).toBe(1013);
    open();
  });

  it("[unload] an idle room is forgotten once it is on disk, and loads again with everything", async () => {
    const log = createMemoryLog();
    const connect = await start(log, { unloadMs: 0, tickMs: 1 });
    const ann = await connect("ann");
    ann.update(createTypist().type("kept"));
    await ann.until(() => ann.acked() === 1);
    ann.close();
    await ann.closed;
    await expect.poll(() => server?.relay.metrics().rooms, { interval: 1 }).toBe(0);
    const bob = await connect("bob");
    await bob.settled();
    expect(bob.doc.getText("text").toString()).toBe("kept");
    bob.close();
  });

  it("[unload-race] a room whose content is not on disk is not forgotten", async () => {
    const log = createMemoryLog();
    const loaded: string[] = [];
    const load = (room: string) => {
      loaded.push(room);
      return log.load(room);
    };
    const connect = await start({ ...log, load }, { unloadMs: 0, tickMs: 1 });
    const clock = await connectRaw(`${server?.url}/b:script:2?person=clock`);
    const ann = await connect("ann");
    await ann.settled();
    log.hold();
    ann.update(createTypist().type("not yet"));
    const bob = await connect("bob");
    bob.step1();
    await bob.until(() => bob.doc.getText("text").toString() === "not yet");
    ann.close();
    bob.close();
    await Promise.all([ann.closed, bob.closed]);
    // Many ticks pass while another room is at work.
    for (let i = 0; i < 50; i++) await clock.settled();
    const cy = await connect("cy");
    await cy.settled();
    expect(cy.doc.getText("text").toString()).toBe("not yet");
    expect(loaded.filter((room) => room === ROOM)).toHaveLength(1);
    log.release();
    cy.close();
    await cy.closed;
    await expect.poll(() => server?.relay.metrics().rooms, { interval: 1 }).toBe(1);
    clock.close();
  });

  it("[compaction] a long log is folded while people type, and nobody notices", async () => {
    const log = createMemoryLog();
    const connect = await start(log);
    const ann = await connect("ann");
    const bob = await connect("bob");
    const typist = createTypist();
    const rounds = 4_000;
    for (let i = 0; i < rounds; i++) ann.update(typist.type("字"));
    await ann.until(() => ann.acked() === rounds);
    await expect.poll(async () => (await log.load(ROOM)).snapshot !== null, { interval: 1 }).toBe(true);
    ann.update(typist.type("!"));
    await bob.until(() => bob.doc.getText("text").length === rounds + 1);
    const cy = await connect("cy");
    await cy.settled();
    expect(cy.doc.getText("text").length).toBe(rounds + 1);
    for (const client of [ann, bob, cy]) client.close();
  });

  it("[compaction] a room in which nobody writes any more is folded, so that newcomers get the document and no history", async () => {
    const log = createMemoryLog();
    const connect = await start(log, { quietMs: 0, tickMs: 1 });
    const ann = await connect("ann");
    const typist = createTypist();
    const rounds = 20;
    for (let i = 0; i < rounds; i++) ann.update(typist.type("字".repeat(100)));
    await ann.until(() => ann.acked() === rounds);
    await expect.poll(async () => (await log.load(ROOM)).tail.length, { interval: 1 }).toBe(0);
    const cy = await connect("cy");
    await cy.settled();
    expect(cy.doc.getText("text").length).toBe(rounds * 100);
    ann.close();
    cy.close();
  });

  it("[sigterm-drain] everything received is on disk and acknowledged before the sockets are closed", async () => {
    const log = createMemoryLog();
    const connect = await start(log);
    const ann = await connect("ann");
    await ann.settled();
    log.hold();
    const typist = createTypist();
    for (let i = 0; i < 50; i++) ann.update(typist.type("x"));
    const bob = await connect("bob");
    bob.step1();
    await bob.until(() => bob.doc.getText("text").length === 50);
    const draining = server?.relay.drain();
    log.release();
    await draining;
    expect(await ann.closed).toBe(1001);
    expect(ann.acked()).toBe(50);
  });
});
