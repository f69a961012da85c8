import { asId, type VideoId } from "@tongpin/domain/base";
import { ideaScore } from "@tongpin/domain/video";
import { describe, expect, it } from "vitest";
import { mergePlan } from "../merge/merge-plan.ts";
import { buildReplica, syncAll } from "../replica-builder.ts";
import { openPlan } from "../selectors/open-plan.ts";
import { createUndo } from "../undo/create-undo.ts";
import { rateVideo } from "./rate-video.ts";
import { addVideo } from "./videos.ts";

const ID = asId<VideoId>("v1");
const open = (name: string, clientID: number) => {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openPlan(replica.doc) };
};

describe("rating ideas", () => {
  it("[IDEA1] everybody's rating stands beside the others', also given at once; it says who gave what", () => {
    const lin = open("lin", 1);
    const zhou = open("zhou", 2);
    addVideo(lin.room, { id: ID, title: "初雪", score: 70 }, lin.ctx());
    syncAll([lin, zhou]);
    const idea = () => lin.room.getSnapshot().videos.get(ID) ?? { score: null };
    expect(ideaScore(idea())).toBe(70);
    rateVideo(lin.room, { videoId: ID, rating: 5 }, lin.ctx());
    rateVideo(zhou.room, { videoId: ID, rating: 3 }, zhou.ctx());
    syncAll([lin, zhou]);
    expect(idea()).toMatchObject({ ratings: { lin: 5, zhou: 3 } });
    expect(zhou.room.getSnapshot().videos.get(ID)).toEqual(idea());
    expect(ideaScore(idea())).toBe(80);
    rateVideo(zhou.room, { videoId: ID, rating: null }, zhou.ctx());
    syncAll([lin, zhou]);
    expect(ideaScore(idea())).toBe(100);
  });

  it("[IDEA1] only 1–5 is a rating; undo takes one's own back; listeners of the video hear of it", () => {
    const lin = open("lin", 1);
    addVideo(lin.room, { id: ID, title: "初雪" }, lin.ctx());
    let heard = 0;
    lin.room.subscribeVideo(ID, () => {
      heard += 1;
    });
    const undo = createUndo(lin.room);
    for (const rating of [0, 6, 2.5]) {
      expect(rateVideo(lin.room, { videoId: ID, rating }, lin.ctx())).toMatchObject({
        error: { code: "number-invalid" },
      });
    }
    expect(rateVideo(lin.room, { videoId: asId("x"), rating: 3 }, lin.ctx())).toMatchObject({
      error: { code: "video-unknown" },
    });
    rateVideo(lin.room, { videoId: ID, rating: 3 }, lin.ctx());
    expect(heard).toBe(1);
    undo.undo();
    expect(lin.room.getSnapshot().videos.get(ID)?.ratings).toBeUndefined();
  });

  it("[L7] ratings come back with a merged copy", () => {
    const lin = open("lin", 1);
    addVideo(lin.room, { id: ID, title: "初雪" }, lin.ctx());
    rateVideo(lin.room, { videoId: ID, rating: 4 }, lin.ctx());
    const wu = open("wu", 3);
    mergePlan(wu.room, { from: lin.room, prefer: "present" }, wu.ctx());
    expect(wu.room.getSnapshot().videos.get(ID)?.ratings).toEqual({ lin: 4 });
  });
});
