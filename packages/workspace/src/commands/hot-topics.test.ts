import { asId, HOUR_MS, type VideoId } from "@tongpin/domain/base";
import { beforeEach, describe, expect, it } from "vitest";
import { mergePlan } from "../merge/merge-plan.ts";
import { buildReplica, type Replica, syncAll } from "../replica-builder.ts";
import { openPlan, type PlanRoom } from "../selectors/open-plan.ts";
import { createUndo } from "../undo/create-undo.ts";
import { archiveColdTopics, coolVideo, heatVideo } from "./hot-topics.ts";
import { addVideo, setVideoStage } from "./videos.ts";

const ID = asId<VideoId>("v1");

interface Person extends Replica {
  readonly room: PlanRoom;
}
const open = (name: string, clientID: number): Person => {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openPlan(replica.doc) };
};
const hotOf = ({ room }: Person) => room.getSnapshot().videos.get(ID)?.hot;

describe("热点快车道", () => {
  let lin: Person;
  let zhou: Person;
  const inHours = (hours: number) => lin.ctx().now + hours * HOUR_MS;
  beforeEach(() => {
    lin = open("lin", 1);
    zhou = open("zhou", 2);
    addVideo(lin.room, { id: ID, title: "初雪" }, lin.ctx());
    syncAll([lin, zhou]);
  });

  it("[HOT1] a video is sent into the lane for at most 48 hours, and out of it again", () => {
    expect(heatVideo(lin.room, { videoId: ID, until: inHours(49) }, lin.ctx())).toMatchObject({
      error: { code: "hot-too-long" },
    });
    expect(heatVideo(lin.room, { videoId: asId("x"), until: inHours(1) }, lin.ctx())).toMatchObject({
      error: { code: "video-unknown" },
    });
    expect(hotOf(lin)).toBeUndefined();
    expect(heatVideo(lin.room, { videoId: ID, until: inHours(24) }, lin.ctx()).ok).toBe(true);
    expect(hotOf(lin)).toEqual({ from: lin.ctx().now, until: inHours(24), isArchived: false });
    coolVideo(lin.room, { videoId: ID }, lin.ctx());
    expect(hotOf(lin)).toBeUndefined();
  });

  it("[HOT6] what is over is put away by whoever looks, as nobody's step to undo; what went out is not", () => {
    const undo = createUndo(lin.room);
    heatVideo(lin.room, { videoId: ID, until: inHours(2) }, lin.ctx());
    expect(archiveColdTopics(lin.room, lin.ctx())).toEqual({ ok: true, value: 0 });
    lin.wait(2 * HOUR_MS + 1);
    expect(archiveColdTopics(lin.room, lin.ctx())).toEqual({ ok: true, value: 1 });
    expect(hotOf(lin)?.isArchived).toBe(true);
    expect(archiveColdTopics(lin.room, lin.ctx())).toEqual({ ok: true, value: 0 });
    undo.undo();
    expect(hotOf(lin)).toBeUndefined();

    heatVideo(lin.room, { videoId: ID, until: inHours(2) }, lin.ctx());
    setVideoStage(lin.room, { videoId: ID, stage: "published" }, lin.ctx());
    lin.wait(3 * HOUR_MS);
    expect(archiveColdTopics(lin.room, lin.ctx())).toEqual({ ok: true, value: 0 });
  });

  it("[HOT6] two who put it away write the same; one who revived it meanwhile is not overruled, in either order", () => {
    heatVideo(lin.room, { videoId: ID, until: inHours(1) }, lin.ctx());
    syncAll([lin, zhou]);
    lin.wait(2 * HOUR_MS);
    zhou.wait(2 * HOUR_MS);
    archiveColdTopics(lin.room, lin.ctx());
    archiveColdTopics(zhou.room, zhou.ctx());
    syncAll([lin, zhou]);
    expect([hotOf(lin), hotOf(zhou)]).toMatchObject([{ isArchived: true }, { isArchived: true }]);

    heatVideo(lin.room, { videoId: ID, until: inHours(1) }, lin.ctx());
    syncAll([lin, zhou]);
    lin.wait(2 * HOUR_MS);
    zhou.wait(2 * HOUR_MS);
    for (const [one, other] of [
      [lin, zhou],
      [zhou, lin],
    ] as const) {
      heatVideo(one.room, { videoId: ID, until: one.ctx().now + 5 * HOUR_MS }, one.ctx());
      archiveColdTopics(other.room, other.ctx());
      syncAll([lin, zhou]);
      expect([hotOf(lin)?.isArchived, hotOf(zhou)?.isArchived]).toEqual([false, false]);
      lin.wait(6 * HOUR_MS);
      zhou.wait(6 * HOUR_MS);
    }
  });

  it("[L7] comes back with a merged copy", () => {
    heatVideo(lin.room, { videoId: ID, until: inHours(6) }, lin.ctx());
    const there = open("wu", 3);
    mergePlan(there.room, { from: lin.room, prefer: "present" }, there.ctx());
    expect(hotOf(there)).toEqual(hotOf(lin));
  });
});
