import { asId, type CampaignId, type CivilDate, must, type PhaseId, type VideoId } from "@tongpin/domain/base";
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { addCampaign, removeCampaign, updateCampaign } from "../commands/campaigns.ts";
import { addChannel, updateChannel } from "../commands/channels.ts";
import { updatePhase } from "../commands/phases.ts";
import { recordFigures } from "../commands/record-figures.ts";
import { pinDeadline, scheduleVideo } from "../commands/schedule-video.ts";
import { addVideo, moveVideo, removeVideo, restoreVideo, setVideoStage, updateVideo } from "../commands/videos.ts";
import { buildReplica, type Replica, syncAll } from "../replica-builder.ts";
import { comparePlaced } from "../schema/order.ts";
import { EMPTY_PLAN, openPlan, type PlanRoom } from "./open-plan.ts";

// Many random runs: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

interface Planner extends Replica {
  readonly room: PlanRoom;
}

function buildPlanner(name: string, clientID: number): Planner {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openPlan(replica.doc) };
}

const day = (text: string) => text as CivilDate;
const id = (text: string) => asId<VideoId>(text);

function add(planner: Planner, ...ids: string[]): void {
  for (const one of ids) {
    expect(addVideo(planner.room, { id: id(one), title: `标题 ${one}` }, planner.ctx()).ok).toBe(true);
  }
}

function trayOf({ room }: Planner): string[] {
  return [...room.getSnapshot().videos.values()].sort(comparePlaced).map((video) => video.id);
}

describe("the plan room", () => {
  it("[PLAN1] an edit of one card keeps the identity of all others and calls only that card's listeners", () => {
    const lin = buildPlanner("lin", 1);
    add(lin, "a", "b", "c");
    const before = lin.room.getSnapshot();
    const calls = { a: vi.fn(), b: vi.fn(), all: vi.fn() };
    lin.room.subscribeVideo(id("a"), calls.a);
    const stop = lin.room.subscribeVideo(id("b"), calls.b);
    lin.room.subscribe(calls.all);
    updateVideo(lin.room, { videoId: id("b"), patch: { note: "等样品" } }, lin.ctx());
    const after = lin.room.getSnapshot();
    expect(after).not.toBe(before);
    expect(after.videos.get(id("a"))).toBe(before.videos.get(id("a")));
    expect(after.channels).toBe(before.channels);
    expect(after.videos.get(id("b"))).toMatchObject({ note: "等样品" });
    expect([calls.a, calls.b, calls.all].map(({ mock }) => mock.calls.length)).toEqual([0, 1, 1]);
    stop();
    updateVideo(lin.room, { videoId: id("b"), patch: { note: "等样品" } }, lin.ctx());
    updateVideo(lin.room, { videoId: id("b"), patch: { note: "" } }, lin.ctx());
    expect(calls.b).toHaveBeenCalledTimes(1);
    expect(calls.all).toHaveBeenCalledTimes(2);
  });

  it("[PLAN2] with 10,000 cards an edit reads one of them", () => {
    const lin = buildPlanner("lin", 1);
    const videos = lin.doc.getMap<unknown>("videos");
    lin.doc.transact(() => {
      for (let index = 0; index < 10_000; index++) videos.set(`v${index}`, { title: `标题 ${index}`, order: "a0V" });
    });
    expect(lin.room.getSnapshot().videos.size).toBe(10_000);
    lin.room.subscribe(() => {});
    const read = vi.spyOn(videos, "get");
    setVideoStage(lin.room, { videoId: id("v77"), stage: "shoot" }, lin.ctx());
    expect(lin.room.getSnapshot().videos.get(id("v77"))?.stage).toBe("shoot");
    expect(read.mock.calls.length).toBeLessThan(60);
  });

  it("[PLAN3] different fields of one card, edited at once, are all kept; nothing is written for an equal value", () => {
    const [lin, zhou] = [buildPlanner("lin", 1), buildPlanner("zhou", 2)];
    add(lin, "a");
    syncAll([lin, zhou]);
    updateVideo(lin.room, { videoId: id("a"), patch: { title: "双11主推", note: "" } }, lin.ctx());
    setVideoStage(zhou.room, { videoId: id("a"), stage: "script" }, zhou.ctx());
    scheduleVideo(zhou.room, { videoId: id("a"), planDate: day("2026-11-01") }, zhou.ctx());
    pinDeadline(lin.room, { videoId: id("a"), step: "shoot", date: day("2026-10-20") }, lin.ctx());
    pinDeadline(zhou.room, { videoId: id("a"), step: "script", date: day("2026-10-15") }, zhou.ctx());
    syncAll([lin, zhou]);
    expect(lin.room.getSnapshot()).toEqual(zhou.room.getSnapshot());
    expect(lin.room.getSnapshot().videos.get(id("a"))).toMatchObject({
      title: "双11主推",
      stage: "script",
      planDate: "2026-11-01",
      pinnedDeadlines: { shoot: "2026-10-20", script: "2026-10-15" },
    });
    const sent = lin.outgoing.length;
    updateVideo(lin.room, { videoId: id("a"), patch: { title: "双11主推" } }, lin.ctx());
    setVideoStage(lin.room, { videoId: id("a"), stage: "script" }, lin.ctx());
    pinDeadline(lin.room, { videoId: id("a"), step: "shoot", date: day("2026-10-20") }, lin.ctx());
    expect(lin.outgoing.length).toBe(sent);
  });

  it("[template-once] fifty people create the same card at once: one card, and nobody's edit of it is lost", () => {
    const people = Array.from({ length: 50 }, (_, index) => buildPlanner(`p${index}`, index + 1));
    for (const person of people) add(person, "same");
    updateVideo(must(people[3]).room, { videoId: id("same"), patch: { note: "先拍" } }, must(people[3]).ctx());
    syncAll([must(people[0]), ...people]);
    for (const { room } of people) expect(room.getSnapshot()).toEqual(must(people[0]).room.getSnapshot());
    expect(must(people[9]).room.getSnapshot().videos.size).toBe(1);
    expect(must(people[9]).room.getSnapshot().videos.get(id("same"))?.note).toBe("先拍");
  });

  it("[C5] going back to the tray forgets day and time; the promised day stays", () => {
    const lin = buildPlanner("lin", 1);
    add(lin, "a");
    updateVideo(lin.room, { videoId: id("a"), patch: { promiseDate: day("2026-11-03") } }, lin.ctx());
    scheduleVideo(lin.room, { videoId: id("a"), planDate: day("2026-11-01"), planTime: asId("19:30") }, lin.ctx());
    scheduleVideo(lin.room, { videoId: id("a"), planDate: day("2026-11-02") }, lin.ctx());
    expect(lin.room.getSnapshot().videos.get(id("a"))).toMatchObject({ planDate: "2026-11-02", planTime: "19:30" });
    scheduleVideo(lin.room, { videoId: id("a"), planDate: null }, lin.ctx());
    expect(lin.room.getSnapshot().videos.get(id("a"))).toMatchObject({
      planDate: null,
      planTime: null,
      promiseDate: "2026-11-03",
    });
  });

  it("[P1] cards are moved by two people at once without doubles, and stay where they were put", () => {
    const [lin, zhou] = [buildPlanner("lin", 1), buildPlanner("zhou", 2)];
    add(lin, "a", "b", "c", "d");
    syncAll([lin, zhou]);
    moveVideo(lin.room, { videoId: id("d"), afterId: null }, lin.ctx());
    moveVideo(zhou.room, { videoId: id("a"), afterId: id("b") }, zhou.ctx());
    expect(trayOf(lin)).toEqual(["d", "a", "b", "c"]);
    syncAll([lin, zhou]);
    expect(trayOf(lin)).toEqual(["d", "b", "a", "c"]);
    expect(trayOf(zhou)).toEqual(trayOf(lin));
    const sent = lin.outgoing.length;
    moveVideo(lin.room, { videoId: id("b"), afterId: id("d") }, lin.ctx());
    expect(lin.outgoing.length).toBe(sent);
  });

  it("[P1] a removed card stays readable and comes back as it was, with what others wrote meanwhile", () => {
    const [lin, zhou] = [buildPlanner("lin", 1), buildPlanner("zhou", 2)];
    add(lin, "a");
    syncAll([lin, zhou]);
    removeVideo(lin.room, { videoId: id("a") }, lin.ctx());
    updateVideo(zhou.room, { videoId: id("a"), patch: { note: "还要" } }, zhou.ctx());
    syncAll([lin, zhou]);
    expect(lin.room.getSnapshot().videos.get(id("a"))?.removedAt).toBe(lin.ctx().now);
    restoreVideo(lin.room, { videoId: id("a") }, lin.ctx());
    expect(lin.room.getSnapshot().videos.get(id("a"))).toMatchObject({ removedAt: null, note: "还要" });
  });

  it("[C4] a campaign's phases merge field by field; a removed campaign is gone from the view", () => {
    const [lin, zhou] = [buildPlanner("lin", 1), buildPlanner("zhou", 2)];
    const made = addCampaign(
      lin.room,
      {
        name: "双11",
        nodeId: "double11",
        start: day("2026-10-14"),
        end: day("2026-11-11"),
        phases: [
          { kind: "burst", start: day("2026-10-31"), end: day("2026-11-03"), quota: 6, aim: "" },
          { kind: "seed", start: day("2026-10-14"), end: day("2026-10-20"), quota: 4, aim: "种草" },
        ],
      },
      lin.ctx(),
    );
    const campaignId = made.ok ? made.value : asId<CampaignId>("");
    syncAll([lin, zhou]);
    const phases = must(lin.room.getSnapshot().campaigns.get(campaignId)).phases;
    expect(phases.map(({ kind }) => kind)).toEqual(["seed", "burst"]);
    const phaseId = phases[0]?.id ?? asId<PhaseId>("");
    updatePhase(lin.room, { campaignId, phaseId, patch: { quota: 5 } }, lin.ctx());
    updatePhase(zhou.room, { campaignId, phaseId, patch: { aim: "攒搜索" } }, zhou.ctx());
    updateCampaign(zhou.room, { campaignId, patch: { budget: 3_000_000 } }, zhou.ctx());
    syncAll([lin, zhou]);
    expect(lin.room.getSnapshot()).toEqual(zhou.room.getSnapshot());
    expect(must(lin.room.getSnapshot().campaigns.get(campaignId))).toMatchObject({
      budget: 3_000_000,
      phases: [{ quota: 5, aim: "攒搜索" }, { quota: 6 }],
    });
    expect(openPlan(lin.doc).getSnapshot()).toEqual(lin.room.getSnapshot());
    removeCampaign(lin.room, { campaignId }, lin.ctx());
    expect(lin.room.getSnapshot().campaigns.size).toBe(0);
  });

  it("[D1] figures typed by two people at one checkpoint are both kept", () => {
    const [lin, zhou] = [buildPlanner("lin", 1), buildPlanner("zhou", 2)];
    add(lin, "a");
    syncAll([lin, zhou]);
    const none = {
      videoId: id("a"),
      checkpoint: 7,
      plays: null,
      completionRate: null,
      completion5sRate: null,
      likes: null,
      comments: null,
      shares: null,
      favourites: null,
      newFans: null,
      source: "",
    };
    expect(recordFigures(lin.room, { ...none, plays: 120_000 }, lin.ctx()).ok).toBe(true);
    expect(recordFigures(zhou.room, { ...none, likes: 4_300, newFans: -3 }, zhou.ctx()).ok).toBe(true);
    syncAll([lin, zhou]);
    expect(lin.room.getSnapshot().figures.get("a:7")).toEqual({ ...none, plays: 120_000, likes: 4_300, newFans: -3 });
    expect(recordFigures(lin.room, { ...none, plays: null, likes: 4_300 }, lin.ctx()).ok).toBe(true);
    expect(lin.room.getSnapshot().figures.get("a:7")).toMatchObject({ plays: null, newFans: null });
  });

  it("[PLAN4] an empty plan is the empty state, opening writes nothing, and a closed room is silent", () => {
    const doc = new Y.Doc();
    const room = openPlan(doc);
    expect(room.getSnapshot()).toEqual(EMPTY_PLAN);
    expect(Y.encodeStateAsUpdate(doc).length).toBe(2);
    const lin = buildPlanner("lin", 1);
    const heard = vi.fn();
    lin.room.subscribe(heard);
    lin.room.destroy();
    doc.getMap("videos").set("a", {});
    Y.applyUpdate(lin.doc, Y.encodeStateAsUpdate(doc));
    expect(heard).not.toHaveBeenCalled();
  });

  it("[PLAN5] a channel is updated in place", () => {
    const lin = buildPlanner("lin", 1);
    const made = addChannel(lin.room, { name: " 林晚美妆 ", platform: "douyin", hue: 20 }, lin.ctx());
    if (!made.ok) throw new Error(made.error.code);
    updateChannel(lin.room, { channelId: made.value, patch: { weeklyQuota: 3, hue: 359 } }, lin.ctx());
    expect(lin.room.getSnapshot().channels.get(made.value)).toEqual({
      id: made.value,
      name: "林晚美妆",
      platform: "douyin",
      hue: 359,
      charsPerMinute: null,
      weeklyQuota: 3,
      monthlyQuota: null,
      hoursApart: 4,
      slots: [],
    });
  });
});
