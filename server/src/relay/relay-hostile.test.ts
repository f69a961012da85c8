import type { AwarenessState } from "@tongpin/protocol";
import { decodeAwareness, encodeAwareness, encodeAwarenessStates, encodeQueryAwareness } from "@tongpin/protocol";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { createMemoryLog, type MemoryLog } from "../storage/memory-log.ts";
import { createTypist, textOf } from "../storage/room-log-contract.ts";
import { connectRaw, count, type RawClient } from "./testing/raw-client.ts";
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
const stored = async () => textOf(await log.load(ROOM));
const shown = (client: RawClient) => client.doc.getText("text").toString();

describe("who may write", () => {
  it("[viewer] a reader's empty or known step 2 is acknowledged, anything new closes him with 4403 and has no effect", async () => {
    const ann = await raw("ann");
    const known = createTypist().type("hers");
    ann.update(known);
    await ann.until(() => ann.acked() === 1);
    const reader = await raw("rob", "reader");
    reader.step2(Uint8Array.of(0, 0));
    reader.step2(known);
    await reader.until(() => reader.acked() === 2);
    reader.update(createTypist().type("his"));
    expect(await reader.closed).toBe(4403);
    expect(reader.acked()).toBe(2);
    const eraser = await raw("rob", "reader");
    await eraser.settled();
    const copy = new Y.Doc();
    Y.applyUpdate(copy, known);
    let erased = Uint8Array.of(0, 0);
    copy.on("update", (update: Uint8Array) => {
      erased = Uint8Array.from(update);
    });
    copy.getText("text").delete(0, 4);
    eraser.update(erased);
    expect(await eraser.closed).toBe(4403);
    await ann.settled();
    expect(shown(ann)).toBe("hers");
    expect(await stored()).toBe("hers");
    ann.close();
  });

  it("[clientid-forge] nobody writes under another's clientID; the owner's offline words survive, the forger's are kept aside", async () => {
    const [ann, bob, eve] = [await raw("ann"), await raw("bob"), await raw("eve")];
    const hers = createTypist(4711);
    ann.update(hers.type("mine"));
    await ann.until(() => ann.acked() === 1);
    ann.close();
    const offline = hers.type(", offline");
    eve.step2(Uint8Array.of(0, 0));
    const forged = createTypist(4711);
    forged.type("mine");
    eve.update(forged.type(" FORGED"));
    await eve.settled();
    await bob.settled();
    expect(shown(bob)).toBe("mine");
    expect(eve.acked()).toBe(1);
    expect(await log.refused(ROOM)).toMatchObject([{ personId: "eve" }]);
    const back = await raw("ann");
    back.update(offline);
    await back.until(() => back.acked() === 1);
    await bob.until(() => shown(bob) === "mine, offline");
    for (const client of [bob, eve, back]) client.close();
  });

  it("[clientid-forge] a clientID shown in presence is taken, before its owner has written a word and after a restart", async () => {
    const ann = await raw("ann");
    ann.presence(4711, 1, { at: null });
    await ann.settled();
    ann.close();
    const second = await startRelayServer({ log });
    const eve = await connectRaw(`${second.url}/${ROOM}?person=eve`);
    eve.step2(Uint8Array.of(0, 0));
    eve.update(createTypist(4711).type("FORGED"));
    await eve.settled();
    expect(await stored()).toBe("");
    eve.close();
    await second.close();
  });

  it("[backup-restore] what others hold and the store lost waits for its owner; one's own words get through", async () => {
    const hers = createTypist(1);
    const his = createTypist(2);
    const both = Y.mergeUpdates([hers.type("ann's"), his.type("bob's")]);
    const bob = await raw("bob");
    log.append(ROOM, new Uint8Array(), [{ client: 1, person: "ann" }]);
    await bob.settled();
    const fresh = await startRelayServer({ log });
    const again = await connectRaw(`${fresh.url}/${ROOM}?person=bob`);
    again.step2(both);
    await again.settled();
    expect(await stored()).toBe("bob's");
    expect(again.acked()).toBe(0);
    const ann = await connectRaw(`${fresh.url}/${ROOM}?person=ann`);
    ann.step2(both);
    await ann.until(() => ann.acked() === 1);
    again.step2(both);
    await again.until(() => again.acked() === 2);
    for (const client of [bob, again, ann]) client.close();
    await fresh.close();
  });

  it("[broadcast-not-just-save] what is refused reaches no other socket", async () => {
    const peers = await Promise.all(["p1", "p2", "p3", "p4", "p5"].map((person) => raw(person)));
    for (const peer of peers) await peer.settled();
    const before = peers.map((peer) => count(peer.messages, "update"));
    const typist = createTypist();
    typist.type("lost");
    const attempts: readonly ((client: RawClient) => void)[] = [
      (client) => client.update(typist.type("gap")),
      (client) => client.update(Uint8Array.of(9, 9, 9)),
      (client) => client.update(typist.type("cut").subarray(0, 8)),
    ];
    for (const attempt of attempts) {
      const mallory = await raw("mallory");
      attempt(mallory);
      await mallory.settled().catch(() => undefined);
      mallory.close();
    }
    for (const peer of peers) await peer.settled();
    expect(peers.map((peer) => count(peer.messages, "update"))).toEqual(before);
    expect(await stored()).toBe("");
    for (const peer of peers) peer.close();
  });

  it("[revoke-live] a revoked connection is closed at once, and frames on their way count for nothing", async () => {
    const ann = await raw("ann");
    await ann.settled();
    const typist = createTypist();
    ann.update(typist.type("before"));
    await ann.until(() => ann.acked() === 1);
    ann.update(typist.type(" and after"));
    const closed = server.relay.disconnect((room, session) => room === ROOM && session.personId === "ann", 4403);
    ann.update(typist.type("!"));
    expect(closed).toBe(1);
    expect(await ann.closed).toBe(4403);
    expect(await stored()).toBe("before");
    expect(server.relay.disconnect(() => true, 4403)).toBe(0);
  });
});

describe("presence", () => {
  const heard = (client: RawClient): AwarenessState[] =>
    client.messages.flatMap((message) =>
      message.type === "awareness" ? (decodeAwareness(message.states, 1000) ?? []) : [],
    );
  const last = (client: RawClient, id: number) => heard(client).findLast((state) => state.client === id);

  it("[presence-spoof] the server says who it is, whatever the client claims", async () => {
    const bob = await raw("bob");
    const eve = await raw("eve");
    eve.presence(5, 1, { user: { name: "Ann", personId: "ann" }, at: { rowId: "r1" } });
    await bob.until(() => last(bob, 5) !== undefined);
    expect(JSON.parse(last(bob, 5)?.json ?? "")).toEqual({
      user: { personId: "eve", name: "EVE", hue: 7 },
      at: { rowId: "r1" },
    });
    bob.close();
    eve.close();
  });

  it("[presence-spoof] nobody moves, renames, removes or brings back somebody else", async () => {
    const [ann, bob, eve] = [await raw("ann"), await raw("bob"), await raw("eve")];
    ann.presence(5, 1, { at: 1 });
    await bob.until(() => last(bob, 5) !== undefined);
    eve.presence(5, 9, { at: "taken over" });
    eve.presence(5, 10, null);
    eve.presence(6, 1, { at: "eve" });
    await bob.until(() => last(bob, 6) !== undefined);
    expect(JSON.parse(last(bob, 5)?.json ?? "").at).toBe(1);
    ann.close();
    await bob.until(() => last(bob, 5)?.json === "null");
    eve.presence(5, 20, { at: "ghost" });
    eve.presence(6, 2, { at: "eve again" });
    await bob.until(() => last(bob, 6)?.json.includes("again") ?? false);
    expect(last(bob, 5)?.json).toBe("null");
    bob.close();
    eve.close();
  });

  it("[presence-spoof] one connection shows four at most, and oversized states not at all", async () => {
    const bob = await raw("bob");
    const eve = await raw("eve");
    for (let id = 1; id <= 20; id++) eve.presence(id, 1, { at: id });
    eve.presence(1, 2, { at: "x".repeat(9_000) });
    eve.presence(2, 2, { at: "last" });
    await bob.until(() => last(bob, 2)?.json.includes("last") ?? false);
    expect(new Set(heard(bob).map((state) => state.client))).toEqual(new Set([1, 2, 3, 4]));
    expect(heard(bob).every((state) => state.json.length < 9_000)).toBe(true);
    bob.close();
    eve.close();
  });

  it("[presence-spoof] [flood] whoever keeps announcing made-up people is closed with 1008", async () => {
    const bob = await raw("bob");
    const eve = await raw("eve");
    for (let id = 1; id <= 200; id++) eve.presence(id, 1, { at: id });
    expect(await eve.closed).toBe(1008);
    await bob.until(() => [1, 2, 3, 4].every((id) => last(bob, id)?.json === "null"));
    expect(new Set(heard(bob).map((state) => state.client)).size).toBe(4);
    bob.close();
  });

  it("[presence-back] whoever reconnects is seen at once, and his other tab can't bring back the one that left", async () => {
    const bob = await raw("bob");
    const [tab, other] = [await raw("ann"), await raw("ann")];
    tab.presence(5, 3, { at: 1 });
    await other.until(() => last(other, 5) !== undefined);
    tab.close();
    await bob.until(() => last(bob, 5)?.json === "null");
    const gone = last(bob, 5)?.clock ?? 0;
    // A stock client repeats what it last heard.
    other.send(encodeAwareness(encodeAwarenessStates([{ client: 5, clock: 3, json: '{"at":1}' }])));
    const back = await raw("ann");
    back.presence(5, 3, { at: 2 });
    await bob.until(() => last(bob, 5)?.json.includes('"at":2') ?? false);
    expect(last(bob, 5)?.clock).toBeGreaterThan(gone);
    for (const client of [bob, other, back]) client.close();
  });

  it("[presence-query] the question who is here is answered even when nobody is", async () => {
    const ann = await raw("ann");
    await ann.settled();
    const before = count(ann.messages, "awareness");
    ann.send(encodeQueryAwareness());
    await ann.until(() => count(ann.messages, "awareness") > before);
    ann.close();
  });

  it("[presence-join] a newcomer is told who is here, and a renewal is passed on", async () => {
    const ann = await raw("ann");
    ann.presence(5, 1, { at: 1 });
    await ann.settled();
    const bob = await raw("bob");
    await bob.until(() => last(bob, 5)?.clock === 1);
    ann.presence(5, 2, { at: 1 });
    await bob.until(() => last(bob, 5)?.clock === 2);
    ann.close();
    bob.close();
  });
});

describe("hostile bytes", () => {
  it("[frames] what is no message ends the connection with 1007 and harms nobody", async () => {
    const victim = await raw("ann");
    await victim.settled();
    const frames: readonly (string | Uint8Array)[] = [
      "text",
      Uint8Array.of(),
      Uint8Array.of(0),
      Uint8Array.of(0, 7, 0),
      Uint8Array.of(0, 2, 200),
      Uint8Array.of(0, 2, 2, 0, 0, 0),
      Uint8Array.of(0, 0, 1, 5),
      Uint8Array.of(1, 2, 1, 1),
    ];
    for (const frame of frames) {
      const mallory = await raw("mallory");
      mallory.ws.send(frame);
      expect(await mallory.closed).toBe(1007);
    }
    victim.update(createTypist().type("still here"));
    await victim.until(() => victim.acked() === 1);
    victim.close();
  });

  it("[frames] unknown message types are passed over, until there are too many", async () => {
    const ann = await raw("ann");
    for (let i = 0; i < 10; i++) ann.send(Uint8Array.of(55, i));
    ann.update(createTypist().type("x"));
    await ann.until(() => ann.acked() === 1);
    for (let i = 0; i < 10; i++) ann.send(Uint8Array.of(55, i));
    expect(await ann.closed).toBe(1007);
  });

  it("[frames] an update over a mebibyte is closed with 1009", async () => {
    const ann = await raw("ann");
    ann.update(createTypist().type("x".repeat(1024 * 1024 + 1)));
    expect(await ann.closed).toBe(1009);
    expect(await stored()).toBe("");
  });

  it("[flood] whoever asks again and again without waiting for an answer is closed with 1008", async () => {
    const ann = await raw("ann");
    ann.update(createTypist().type("asked for"));
    await ann.settled();
    log.hold();
    ann.update(createTypist().type("not on disk yet"));
    for (let i = 0; i < 40; i++) ann.step1();
    expect(await ann.closed).toBe(1008);
    log.release();
  });
});
