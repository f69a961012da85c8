import { asId, type CivilDate, type PersonId, type VideoId } from "@tongpin/domain/base";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { scheduleVideo } from "../commands/schedule-video.ts";
import { settleVideoClash } from "../commands/settle-video-clash.ts";
import { addVideo, removeVideo, setVideoStage, updateVideo } from "../commands/videos.ts";
import { mergePlan } from "../merge/merge-plan.ts";
import { REMOTE_ORIGIN, STORE_ORIGIN } from "../origins.ts";
import { buildReplica, type Replica, syncAll } from "../replica-builder.ts";
import { openPlan, type PlanRoom } from "../selectors/open-plan.ts";
import { createUndo, type UndoStack } from "../undo/create-undo.ts";
import { keepVideoClashes } from "./keep-clashes.ts";

interface Planner extends Replica {
  readonly room: PlanRoom;
  readonly undo: UndoStack;
}

function buildPlanner(name: string, clientID: number, mayWrite = true): Planner {
  const replica = buildReplica(name, clientID);
  const room = openPlan(replica.doc);
  keepVideoClashes(room, { ctx: replica.ctx, mayWrite: () => mayWrite });
  return { ...replica, room, undo: createUndo(room) };
}

const ID = asId<VideoId>("v");
const day = (text: string) => text as CivilDate;
const drag = ({ room, ctx }: Planner, to: string | null) =>
  expect(scheduleVideo(room, { videoId: ID, planDate: to === null ? null : day(to) }, ctx()).ok).toBe(true);
const state = ({ room }: Planner) => {
  const { videos, videoClashes } = room.getSnapshot();
  const clashes = (videoClashes.get(ID) ?? []).map(({ field, value }) => [field, value]);
  return { now: videos.get(ID)?.planDate, clashes };
};

describe("two people drag the same video", () => {
  let lin: Planner;
  let zhou: Planner;
  beforeEach(() => {
    lin = buildPlanner("lin", 1);
    zhou = buildPlanner("zhou", 2);
    addVideo(lin.room, { id: ID, title: "冬至", planDate: day("2026-12-01") }, lin.ctx());
    syncAll([lin, zhou]);
  });

  it("[T7] one offline: both days are known to both, whoever's counts; the last of several moves is the one meant", () => {
    drag(lin, "2026-12-04");
    drag(lin, "2026-12-05");
    drag(zhou, "2026-12-10");
    syncAll([lin, zhou]);
    expect(state(lin)).toEqual({ now: "2026-12-10", clashes: [["planDate", "2026-12-05"]] });
    expect(state(zhou)).toEqual(state(lin));
  });

  it("[T7] a move seen and moved on is no clash, nor are two to the same day, nor different facts", () => {
    drag(lin, "2026-12-04");
    syncAll([lin, zhou]);
    drag(zhou, "2026-12-10");
    syncAll([lin, zhou]);
    expect(state(lin)).toEqual({ now: "2026-12-10", clashes: [] });
    drag(lin, "2026-12-11");
    drag(zhou, "2026-12-11");
    updateVideo(zhou.room, { videoId: ID, patch: { note: "改" } }, zhou.ctx());
    setVideoStage(lin.room, { videoId: ID, stage: "script" }, lin.ctx());
    syncAll([lin, zhou]);
    expect(state(zhou)).toEqual({ now: "2026-12-11", clashes: [] });
  });

  it("[T7] back into the tray against another day, owner against owner, stage against stage", () => {
    drag(lin, null);
    drag(zhou, "2026-12-10");
    const own = (who: Planner, ownerId: string) =>
      updateVideo(who.room, { videoId: ID, patch: { ownerId: asId<PersonId>(ownerId) } }, who.ctx());
    own(lin, "lin");
    own(zhou, "zhou");
    setVideoStage(lin.room, { videoId: ID, stage: "script" }, lin.ctx());
    setVideoStage(zhou.room, { videoId: ID, stage: "shots" }, zhou.ctx());
    syncAll([lin, zhou]);
    expect(new Map(state(lin).clashes as [string, unknown][])).toEqual(
      new Map<string, unknown>([
        ["planDate", null],
        ["ownerId", "lin"],
        ["stage", "script"],
      ]),
    );
  });

  it("[T7] choosing ends it for everybody, in one step that can be taken back; keeping it is nobody's step", () => {
    drag(lin, "2026-12-05");
    drag(zhou, "2026-12-10");
    syncAll([lin, zhou]);
    settleVideoClash(lin.room, { videoId: ID, field: "planDate", keep: day("2026-12-05") }, lin.ctx());
    syncAll([lin, zhou]);
    expect(state(zhou)).toEqual({ now: "2026-12-05", clashes: [] });
    lin.undo.undo();
    syncAll([lin, zhou]);
    expect(state(zhou)).toEqual({ now: "2026-12-10", clashes: [["planDate", "2026-12-05"]] });
    zhou.undo.undo();
    expect(state(zhou).clashes).not.toEqual([]);
  });

  it("[T7] whoever may only read writes nothing; edits of before a reload clash like any other", () => {
    const reader = buildPlanner("wu", 3, false);
    drag(lin, "2026-12-05");
    const reopened = buildPlanner("lin", 11);
    Y.applyUpdate(reopened.doc, Y.encodeStateAsUpdate(lin.doc), STORE_ORIGIN);
    drag(zhou, "2026-12-10");
    for (const { doc } of [reopened, zhou]) Y.applyUpdate(reader.doc, Y.encodeStateAsUpdate(doc), REMOTE_ORIGIN);
    expect(reader.outgoing).toEqual([]);
    syncAll([reopened, zhou]);
    expect(state(reopened).clashes).toEqual([["planDate", "2026-12-05"]]);
  });

  it("[T7] [L7] a removed video asks nothing; a backup brings an open question along and no settled one", () => {
    drag(lin, "2026-12-05");
    drag(zhou, "2026-12-10");
    syncAll([lin, zhou]);
    const empty = buildPlanner("wu", 3);
    mergePlan(empty.room, { from: lin.room, prefer: "incoming" }, empty.ctx());
    expect(state(empty).clashes).toEqual([["planDate", "2026-12-05"]]);
    const copy = openPlan(buildReplica("copy", 4).doc);
    Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(lin.doc), STORE_ORIGIN);
    settleVideoClash(lin.room, { videoId: ID, field: "planDate", keep: day("2026-12-10") }, lin.ctx());
    mergePlan(lin.room, { from: copy, prefer: "present" }, lin.ctx());
    expect(state(lin).clashes).toEqual([]);
    removeVideo(zhou.room, { videoId: ID }, zhou.ctx());
    expect(state(zhou).clashes).toEqual([]);
  });

  it("[C4] a plan date, a promise and a publication are three facts: planning a video makes nothing of it ready", () => {
    updateVideo(lin.room, { videoId: ID, patch: { promiseDate: day("2026-12-08") } }, lin.ctx());
    const before = lin.room.getSnapshot().videos.get(ID);
    drag(lin, "2026-12-20");
    expect(lin.room.getSnapshot().videos.get(ID)).toEqual({ ...before, planDate: "2026-12-20" });
    expect(before).toMatchObject({ stage: "idea", promiseDate: "2026-12-08" });
  });
});
