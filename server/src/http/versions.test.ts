import { asId } from "@tongpin/domain/base";
import { scriptRoom, type VersionInfo } from "@tongpin/protocol";
import { contentHash, openScript, pinContent, type ScriptVersion, versionHash } from "@tongpin/workspace";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as Y from "yjs";
import type { Browser } from "../test-support/browser.ts";
import { addBrand, addGuest, addMember, type RunningApp, setUp, startApp } from "../test-support/start-app.ts";
import { uploadVideo } from "../test-support/upload.ts";
import { editScript } from "../test-support/write-script.ts";

let running: RunningApp;
let owner: Browser;
let brandId = "";
const videoId = "video1";

beforeEach(async () => {
  running = await startApp();
  owner = await setUp(running);
  brandId = await addBrand(owner, "Snow");
});
afterEach(() => running.stop());

async function write(voice: string): Promise<void> {
  const room = scriptRoom(brandId, videoId);
  await running.app.relay.write(room, editScript(await running.app.relay.read(room), { voice }, running.clock.now()));
}

const list = async (browser: Browser) =>
  ((await browser.get(`/api/versions?brandId=${brandId}&videoId=${videoId}`)).body as { versions: VersionInfo[] })
    .versions;

it("[S8] a person names what is there now, reads it back under its hash, and renames it", async () => {
  await write("第一稿");
  const named = await owner.post("/api/versions", { brandId, videoId, name: " 给客户看的 " });
  expect(named).toMatchObject({ status: 200, body: { reason: "named", name: "给客户看的", by: { name: "Lin" } } });
  await write("第二稿");
  running.clock.advance(1_000);
  const { id, hash } = named.body as VersionInfo;
  const content = await owner.get(`/api/versions/content?brandId=${brandId}&videoId=${videoId}&id=${id}`);
  expect(versionHash(content.body as ScriptVersion)).toBe(hash);
  expect((content.body as ScriptVersion).rows.map((row) => row.voice)).toEqual(["第一稿"]);

  expect(await owner.post("/api/versions/restored", { brandId, videoId })).toMatchObject({ status: 200 });
  await owner.post("/api/versions/name", { brandId, videoId, id, name: "" });
  expect((await list(owner)).map(({ reason, name }) => [reason, name])).toEqual([
    ["restored", null],
    ["named", null],
  ]);
});

it("[S8] who may not write the script only reads, and a guest does not even that", async () => {
  await write("第一稿");
  const named = (await owner.post("/api/versions", { brandId, videoId, name: "V1" })).body as VersionInfo;
  const reader = await addMember(running, owner, brandId, "analyst", "Reader");
  expect(await list(reader)).toHaveLength(1);
  const of = { brandId, videoId, id: named.id, name: "mine" };
  for (const path of ["/api/versions", "/api/versions/name", "/api/versions/restored"])
    expect((await reader.post(path, of)).status, path).toBe(403);
  const { browser: guest } = await addGuest(running, owner, { brandId, videoId });
  expect((await guest.get(`/api/versions?brandId=${brandId}&videoId=${videoId}`)).status).toBe(403);
  const foreign = await addBrand(owner, "Other");
  const query = `brandId=${foreign}&videoId=${videoId}&id=${named.id}`;
  expect((await owner.get(`/api/versions/content?${query}`)).status).toBe(404);
  expect((await running.browser().get(`/api/versions/content?${query}`)).status).toBe(401);
});

it("[S8] what was submitted is among the versions, under its reason", async () => {
  const cut = await uploadVideo(owner, brandId, Buffer.from("the film"));
  const room = scriptRoom(brandId, videoId);
  const edit = editScript(await running.app.relay.read(room), { voice: "第一稿", cut }, running.clock.now());
  await running.app.relay.write(room, edit);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await running.app.relay.read(room));
  const state = openScript(doc).getSnapshot();
  const expectHash = contentHash(pinContent(state, asId(videoId), null));
  const command = { type: "submit", videoId, submissionId: "s1", expectHash };
  const reply = await owner.post("/api/commands", { op: crypto.randomUUID(), brandId, command });
  expect(reply.status).toBe(200);
  await vi.waitFor(async () =>
    expect(await list(owner)).toMatchObject([{ reason: "submitted", hash: versionHash(state), by: { name: "Lin" } }]),
  );
});
