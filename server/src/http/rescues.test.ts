import { type RescueInfo, scriptRoom } from "@tongpin/protocol";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import type { Browser, Socket } from "../test-support/browser.ts";
import { addBrand, addMember, type RunningApp, setUp, startApp } from "../test-support/start-app.ts";

const VIDEO = "video-1";

/** What a power cut leaves: a colleague's device has words of the writer that the server no longer knows. */
describe("rescue copies", () => {
  let running: RunningApp;
  let owner: Browser;
  let writer: Browser;
  let peer: Browser;
  let brandId: string;
  let otherBrand: string;
  let room: string;
  const hers = new Y.Doc();
  const text = () => hers.getText("beat");

  function send(socket: Socket, update: Uint8Array): void {
    const frame = createEncoder();
    writeVarUint(frame, 0);
    writeUpdate(frame, update);
    socket.ws.send(toUint8Array(frame));
  }

  /** The update of one edit of hers. */
  function edit(work: () => void): Uint8Array {
    const before = Y.encodeStateVector(hers);
    work();
    return Y.encodeStateAsUpdate(hers, before);
  }

  const list = async (browser = owner) =>
    ((await browser.get(`/api/rescues?brandId=${brandId}`)).body as { rescues: RescueInfo[] }).rescues;

  async function until(settled: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if (await settled()) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
    throw new Error("it never came to that");
  }

  async function wordsInRoom(): Promise<string> {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await running.app.relay.read(room));
    return doc.getText("beat").toString();
  }

  beforeAll(async () => {
    running = await startApp({ config: { extraRoots: ["beat"] } });
    owner = await setUp(running);
    brandId = await addBrand(owner, "初雪茶");
    otherBrand = await addBrand(owner, "白桃");
    writer = await addMember(running, owner, brandId, "writer", "Wang");
    peer = await addMember(running, owner, brandId, "editor", "Chen");
    room = scriptRoom(brandId, VIDEO);
    const socket = await writer.open(room);
    await socket.ready();
    send(
      socket,
      edit(() => text().insert(0, "雪落在炭炉边。")),
    );
    await until(async () => (await wordsInRoom()) === "雪落在炭炉边。");
    socket.ws.close();
    // These words of hers the server never kept; Chen's device has them and brings them.
    const lost = edit(() => text().insert(text().length, "一只小炉，两片陈皮。"));
    const carrier = await peer.open(room);
    await carrier.ready();
    send(carrier, lost);
    await until(async () => (await list()).length === 1);
    carrier.ws.close();
  });
  afterAll(() => running.stop());

  it("[clientid-forge] what was kept out is listed: who brought it, when, where, and its first words", async () => {
    expect(await wordsInRoom()).toBe("雪落在炭炉边。");
    const chen = (await peer.get("/api/session")).body as { person: { id: string } };
    expect(await list()).toMatchObject([
      { kind: "script", docId: VIDEO, personId: chen.person.id, excerpt: "一只小炉，两片陈皮。", accepted: null },
    ]);
  });

  it("[viewer-30] only who manages the brand's people sees, fetches and accepts it; another brand has none of it", async () => {
    const [rescue] = await list();
    for (const browser of [writer, peer]) {
      expect((await browser.get(`/api/rescues?brandId=${brandId}`)).status).toBe(403);
      expect((await browser.get(`/api/rescues/copy?brandId=${brandId}&id=${rescue?.id}`)).status).toBe(403);
      expect((await browser.post("/api/rescues/accept", { brandId, id: rescue?.id })).status).toBe(403);
    }
    expect((await owner.get(`/api/rescues?brandId=${otherBrand}`)).body).toEqual({ rescues: [] });
    expect((await owner.get(`/api/rescues/copy?brandId=${otherBrand}&id=${rescue?.id}`)).status).toBe(404);
    expect((await owner.post("/api/rescues/accept", { brandId: otherBrand, id: rescue?.id })).status).toBe(404);
    expect(await wordsInRoom()).toBe("雪落在炭炉边。");
  });

  it("[backup-restore] the copy is a file with the words to read and every byte of the update", async () => {
    const [rescue] = await list();
    const reply = await owner.get(`/api/rescues/copy?brandId=${brandId}&id=${rescue?.id}`);
    expect(reply.headers.get("content-disposition")).toMatch(
      /^attachment; filename="tongpin-rescue-[0-9a-f]{8}\.json"$/,
    );
    const copy = reply.body as { update: string; words: string; room: string };
    expect(copy).toMatchObject({ format: "tongpin-rescue/1", room, words: "一只小炉，两片陈皮。" });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await running.app.relay.read(room));
    Y.applyUpdate(doc, Buffer.from(copy.update, "base64"));
    expect(doc.getText("beat").toString()).toBe("雪落在炭炉边。一只小炉，两片陈皮。");
  });

  it("[backup-restore] accepted it is in the room, once, as its writer's own words, and the act is recorded", async () => {
    const [rescue] = await list();
    for (let times = 0; times < 2; times++) {
      expect(await owner.post("/api/rescues/accept", { brandId, id: rescue?.id })).toMatchObject({ status: 200 });
    }
    expect(await wordsInRoom()).toBe("雪落在炭炉边。一只小炉，两片陈皮。");
    expect(await list()).toMatchObject([
      { id: rescue?.id, excerpt: "一只小炉，两片陈皮。", accepted: { name: "Lin", at: running.clock.now() } },
    ]);

    // The writer comes back with the same words, and with more: nothing is doubled, nothing refused.
    const socket = await writer.open(room);
    await socket.ready();
    edit(() => text().insert(text().length, "水开了。"));
    send(socket, Y.encodeStateAsUpdate(hers));
    await until(async () => (await wordsInRoom()) === "雪落在炭炉边。一只小炉，两片陈皮。水开了。");
    socket.ws.close();
  });

  it("[no-pending] a copy that stands on what nobody has is refused and stays a file", async () => {
    const fresh = await startApp({ config: { extraRoots: ["beat"] } });
    const lin = await setUp(fresh);
    const brand = await addBrand(lin, "初雪茶");
    const target = scriptRoom(brand, VIDEO);
    const doc = new Y.Doc();
    doc.getText("beat").insert(0, "first");
    await fresh.app.relay.write(target, Y.encodeStateAsUpdate(doc));
    const known = Y.encodeStateVector(doc);
    doc.getText("beat").insert(5, " second");
    const last = Y.encodeStateVector(doc);
    doc.getText("beat").insert(12, " third");
    fresh.app.log.keepRefused(target, "chen", Y.encodeStateAsUpdate(doc, last), fresh.clock.now());
    const { rescues } = (await lin.get(`/api/rescues?brandId=${brand}`)).body as { rescues: RescueInfo[] };
    const body = { brandId: brand, id: rescues[0]?.id };
    expect(await lin.post("/api/rescues/accept", body)).toMatchObject({
      status: 409,
      body: { code: "rescue-incomplete" },
    });
    expect(Y.encodeStateVectorFromUpdate(await fresh.app.relay.read(target))).toEqual(known);
    await fresh.stop();
  });
});
