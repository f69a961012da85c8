import "fake-indexeddb/auto";
import { asId, type ChannelId, type PersonId, type VideoId } from "@tongpin/domain/base";
import type { Channel, Video } from "@tongpin/domain/video";
import { afterEach, describe, expect, it } from "vitest";
import { closeDatabase, openDatabase } from "./database.ts";
import { beginPlanRows, firstMembers, firstPlanRows, firstSession, PLAN_PROJECTION } from "./first-read.ts";
import { keepMembers, keepSession } from "./shell-store.ts";

const NAME = "tongpin-first-read";
const video: Video = {
  id: asId<VideoId>("v1"),
  title: "围炉煮茶",
  form: "video",
  stage: "script",
  channelId: null,
  ownerId: null,
  campaignId: null,
  phaseId: null,
  order: "a0",
  score: null,
  planDate: null,
  planTime: null,
  promiseDate: null,
  notBefore: null,
  paceId: null,
  pinnedDeadlines: {},
  note: "",
  createdAt: 1,
  createdBy: asId<PersonId>("p1"),
  removedAt: null,
};
const channel: Channel = {
  id: asId<ChannelId>("c1"),
  name: "山岚茶事",
  platform: "douyin",
  hue: 155,
  charsPerMinute: null,
  weeklyQuota: 3,
  monthlyQuota: null,
  hoursApart: 4,
  slots: [],
};
const session = {
  person: { id: "p1", name: "苏禾", kind: "member" },
  workspace: { id: "w1", name: "山岚" },
  brands: [],
  serverNow: 5,
  ledgerKey: "",
  minSchema: 1,
} as const;

describe("what the first paint reads without Dexie", () => {
  afterEach(async () => {
    closeDatabase(NAME);
    await openDatabase(NAME).delete();
    closeDatabase(NAME);
  });

  it("[L2] what was begun early is given once, to the brand it was begun for; later ones read what stands there then", async () => {
    const database = openDatabase(NAME);
    const write = (title: string) => database.planParts.put({ brandId: "b1", part: 0, videos: [{ ...video, title }] });
    await write("早");
    await database.planExtras.put({
      brandId: "b1",
      projection: PLAN_PROJECTION,
      channels: [channel],
      campaigns: [],
      figures: [],
      paces: [],
    });
    const titles = async (brandId: string) =>
      [...(await firstPlanRows(NAME, brandId)).videos.values()].map(({ title }) => title);
    beginPlanRows(NAME, "b1");
    // Another read of the same database: by then the one that was begun is through.
    await firstMembers(NAME, "b1");
    await write("晚");
    expect(await titles("b1")).toEqual(["早"]);
    expect(await titles("b1")).toEqual(["晚"]);
    beginPlanRows(NAME, "b1");
    expect(await titles("b2")).toEqual([]);
  });

  it("[L2] is exactly what the engine's tables hold", async () => {
    const database = openDatabase(NAME);
    await database.planParts.bulkPut([
      { brandId: "b1", part: 0, videos: [video] },
      { brandId: "b2", part: 0, videos: [{ ...video, id: asId<VideoId>("v2") }] },
    ]);
    await database.planExtras.put({
      brandId: "b1",
      projection: PLAN_PROJECTION,
      channels: [channel],
      campaigns: [],
      paces: [],
      figures: [],
    });
    await keepSession(NAME, { session, clockOffset: 42 });
    await keepMembers(NAME, "b1", [{ personId: "p1", name: "苏禾", role: "owner", joinedAt: 1 }]);

    const plan = await firstPlanRows(NAME, "b1");
    expect([...plan.videos.values()]).toEqual([video]);
    expect(plan.channels.get(channel.id)).toEqual(channel);
    expect(await firstSession(NAME)).toEqual({ session, clockOffset: 42 });
    expect(await firstMembers(NAME, "b1")).toHaveLength(1);
    expect(await firstMembers(NAME, "b2")).toEqual([]);
  });

  it("[L12] rows of another projection are not shown", async () => {
    const database = openDatabase(NAME);
    await database.planParts.put({ brandId: "b1", part: 0, videos: [video] });
    const extras = { brandId: "b1", channels: [], campaigns: [], paces: [], figures: [] };
    await database.planExtras.put({ ...extras, projection: PLAN_PROJECTION + 1 });
    expect((await firstPlanRows(NAME, "b1")).videos.size).toBe(0);
  });

  it("[L5] looking for a database that is not there makes none", async () => {
    expect(await firstSession("tongpin-nobody")).toBeNull();
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(names).not.toContain("tongpin-nobody");
  });
});
