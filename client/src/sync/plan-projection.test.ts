// @vitest-environment node
import "fake-indexeddb/auto";
import { asId, type ChannelId, type PersonId, type VideoId } from "@tongpin/domain/base";
import { addChannel, addVideo, openPlan, removeVideo, updateVideo } from "@tongpin/workspace";
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { openDatabase } from "./database.ts";
import { partOf } from "./plan-parts.ts";
import { changedParts, projectPlan, writeProjection } from "./plan-projection.ts";
import { planRows, readPlanRows } from "./rows.ts";
import { eventually } from "./testing/eventually.ts";

vi.setConfig({ testTimeout: 30_000 });

const BRAND = "brand";
let number = 0;
const ctx = () => ({ now: 1_000, newId: () => `id-${number++}`, actor: asId<PersonId>("p") });

function plan() {
  const room = openPlan(new Y.Doc());
  addChannel(room, { name: "本草", platform: "douyin" }, ctx());
  const made = ["面霜", "精华", "防晒"].map((title) => {
    const added = addVideo(room, { title }, ctx());
    if (!added.ok) throw new Error(added.error.code);
    return added.value;
  });
  return { room, videos: made };
}

describe("first-paint rows", () => {
  it("[rows] say exactly what the plan says, without a document", async () => {
    const name = `rows-${number++}`;
    const { room } = plan();
    await writeProjection(openDatabase(name), BRAND, null, room.getSnapshot());
    expect(await planRows(name, asId(BRAND))).toEqual(room.getSnapshot());
  });

  it("[rows] are null when missing or of another projection, and empty for the screen", async () => {
    const name = `rows-${number++}`;
    const database = openDatabase(name);
    expect(await readPlanRows(database, BRAND)).toBeNull();
    await writeProjection(database, BRAND, null, plan().room.getSnapshot());
    await database.planExtras.update(BRAND, { projection: 0 });
    expect(await readPlanRows(database, BRAND)).toBeNull();
    expect((await planRows(name, asId(BRAND))).videos.size).toBe(0);
  });

  it("[rows] rows of an older projection leave nothing behind when written anew", async () => {
    const name = `rows-${number++}`;
    const database = openDatabase(name);
    const { room, videos } = plan();
    await writeProjection(database, BRAND, null, room.getSnapshot());
    await database.planExtras.update(BRAND, { projection: 0 });
    const after = { ...room.getSnapshot(), videos: new Map([...room.getSnapshot().videos].slice(1)) };
    await writeProjection(database, BRAND, null, after);
    expect((await readPlanRows(database, BRAND))?.videos.has(videos[0] as VideoId)).toBe(false);
  });

  it("[rows] only what changed is written", () => {
    const { room, videos } = plan();
    const before = room.getSnapshot().videos;
    updateVideo(room, { videoId: videos[1] as VideoId, patch: { title: "精华二代" } }, ctx());
    const changed = changedParts(before, room.getSnapshot().videos);
    expect([...changed]).toEqual([partOf(videos[1] as VideoId)]);
    expect(changedParts(before, before).size).toBe(0);
    const without = new Map([...before].filter(([id]) => id !== videos[0]));
    expect([...changedParts(before, without)]).toEqual([partOf(videos[0] as VideoId)]);
  });

  it("[rows] stale rows of an earlier session are made good, fresh ones are not written again", async () => {
    const name = `rows-${number++}`;
    const database = openDatabase(name);
    const { room, videos } = plan();
    await writeProjection(database, BRAND, null, room.getSnapshot());
    updateVideo(room, { videoId: videos[2] as VideoId, patch: { title: "防晒霜" } }, ctx());
    const put = vi.spyOn(database.planParts, "put");
    await writeProjection(database, BRAND, null, room.getSnapshot());
    expect(put.mock.calls.map(([row]) => row.part)).toEqual([partOf(videos[2] as VideoId)]);
    expect(await planRows(name, asId(BRAND))).toEqual(room.getSnapshot());
  });

  it("[rows] rows that say something else are never believed over the document", async () => {
    const name = `rows-${number++}`;
    const database = openDatabase(name);
    const { room } = plan();
    await writeProjection(database, BRAND, null, room.getSnapshot());
    await database.planParts.toCollection().modify((row) => {
      (row as { videos: readonly unknown[] }).videos = [];
    });
    const stop = projectPlan(database, BRAND, room, Promise.resolve());
    await eventually(async () => expect(await planRows(name, asId(BRAND))).toEqual(room.getSnapshot()));
    expect(room.getSnapshot().videos.size).toBe(3);
    stop();
  });

  it("[rows] follow the plan while it is edited, and one brand's rows are not another's", async () => {
    const name = `rows-${number++}`;
    const { room, videos } = plan();
    const other = plan();
    await writeProjection(openDatabase(name), "other", null, other.room.getSnapshot());
    const stop = projectPlan(openDatabase(name), BRAND, room, Promise.resolve());
    await eventually(async () => expect((await planRows(name, asId(BRAND))).videos.size).toBe(3));
    removeVideo(room, { videoId: videos[0] as VideoId }, ctx());
    addChannel(room, { name: "第二账号", platform: "xiaohongshu" }, ctx());
    await eventually(async () => expect(await planRows(name, asId(BRAND))).toEqual(room.getSnapshot()));
    expect(await planRows(name, asId("other"))).toEqual(other.room.getSnapshot());
    expect([...(await planRows(name, asId(BRAND))).channels.keys()] satisfies ChannelId[]).toHaveLength(2);
    stop();
  });

  it("[rows] before the stored content is loaded nothing is written over the rows", async () => {
    const name = `rows-${number++}`;
    const { room } = plan();
    await writeProjection(openDatabase(name), BRAND, null, room.getSnapshot());
    const empty = openPlan(new Y.Doc());
    const stop = projectPlan(openDatabase(name), BRAND, empty, new Promise(() => {}));
    addVideo(empty, { title: "未加载" }, ctx());
    stop();
    expect((await planRows(name, asId(BRAND))).videos.size).toBe(3);
  });
});
