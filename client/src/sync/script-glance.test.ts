// @vitest-environment node
import "fake-indexeddb/auto";
import { asId, type BrandId, type PersonId, type Sha256, type VideoId } from "@tongpin/domain/base";
import { scriptRoom } from "@tongpin/protocol";
import { addShot, openScript, putFrame, updatePost } from "@tongpin/workspace";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { checksum } from "./checksum.ts";
import { openDatabase } from "./database.ts";
import { glanceAtScript } from "./script-glance.ts";

const brandId = asId<BrandId>("brand");
const videoId = asId<VideoId>("v1");
const room = scriptRoom(brandId, videoId);
const at = { brandId, videoId, isComplete: false };
const now = () => 1;
let ids = 0;
const ctx = { now: 1, newId: () => `id-${++ids}`, actor: asId<PersonId>("lin") };

it("[C1] [C13] what is stored of a script says whether a cover is chosen, without its room", async () => {
  const database = openDatabase("glance-stored");
  const doc = new Y.Doc();
  const script = openScript(doc);
  const store = async () => {
    const data = Y.encodeStateAsUpdate(doc);
    await database.updates.add({ room, data, sum: checksum(data) });
  };
  updatePost(script, { patch: { title: "冬至" } }, ctx);
  await store();
  expect(await glanceAtScript(database, at, now)).toEqual({ hasCover: false, picture: null });
  updatePost(script, { patch: { coverAtMs: 1_200 } }, ctx);
  await store();
  expect(await glanceAtScript(database, at, now)).toEqual({ hasCover: true, picture: null });
  const shot = addShot(script, { afterId: null }, ctx);
  const frame = { sha256: asId<Sha256>("a".repeat(64)), bytes: 9, mime: "image/webp", width: 9, height: 16 } as const;
  if (shot.ok) putFrame(script, { shotId: shot.value, frame: { ...frame, isSketch: false } }, ctx);
  await store();
  expect(await glanceAtScript(database, at, now)).toMatchObject({ hasCover: true, picture: frame });
});

it("[C13] what was never fetched here is not known, what was fetched empty or lies here alone has no cover", async () => {
  const database = openDatabase("glance-empty");
  expect(await glanceAtScript(database, at, now)).toBeNull();
  expect(await glanceAtScript(database, { ...at, isComplete: true }, now)).toMatchObject({ hasCover: false });
  await database.rooms.put({ room, lastSyncedAt: 1 });
  expect(await glanceAtScript(database, at, now)).toMatchObject({ hasCover: false });
});
