import { asId, type CivilDate, type Result, type RowId, type VideoId } from "@tongpin/domain/base";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { sha256Hex } from "../canonical/content-hash.ts";
import { buildReplica, buildRow, type Replica } from "../replica-builder.ts";
import { TEXT_LIMITS } from "../schema/limits.ts";
import { openPlan, type PlanRoom } from "../selectors/open-plan.ts";
import { openScript, type ScriptRoom } from "../selectors/open-script.ts";
import { applyScriptChanges } from "./apply-script-changes.ts";
import { addCampaign } from "./campaigns.ts";
import { addChannel, updateChannel } from "./channels.ts";
import { recordFigures } from "./record-figures.ts";
import { registerCut } from "./register-cut.ts";
import { acceptRowText, rowsToShots } from "./rows-to-shots.ts";
import { pinDeadline, scheduleVideo } from "./schedule-video.ts";
import { setScriptSettings } from "./set-script-settings.ts";
import { addShot, moveShots, removeShots, updateShots } from "./shots.ts";
import { updatePost } from "./update-post.ts";
import { addVideo, moveVideo, removeVideo, setVideoStage, updateVideo } from "./videos.ts";

const videoId = asId<VideoId>("v1");
const day = (text: string) => text as CivilDate;
const long = (length: number) => "字".repeat(length);

function codeOf(result: Result<unknown>): string {
  return result.ok ? "ok" : result.error.code;
}

describe("refusals: a stable code, and nothing written", () => {
  let plan: Replica & { room: PlanRoom };
  let script: Replica & { room: ScriptRoom };
  beforeEach(() => {
    const one = buildReplica("lin", 1);
    plan = { ...one, room: openPlan(one.doc) };
    const two = buildReplica("lin", 2);
    script = { ...two, room: openScript(two.doc) };
    addVideo(plan.room, { id: videoId, title: "底妆" }, plan.ctx());
    const changes = [{ type: "insert-row", row: buildRow("r1", { voice: "好😀" }), afterId: null } as const];
    applyScriptChanges(script.room, { changes, source: null }, script.ctx());
  });

  type Case = readonly [string, () => Result<unknown>];

  /** Cases that did not answer their code, or wrote. */
  function failures(doc: Y.Doc, cases: readonly Case[]): string[] {
    const before = sha256Hex(Y.encodeStateAsUpdate(doc));
    return cases.flatMap(([code, attempt]) => {
      const answer = codeOf(attempt());
      const wrote = sha256Hex(Y.encodeStateAsUpdate(doc)) !== before;
      return answer === code && !wrote ? [] : [`${code}: ${answer}${wrote ? ", and wrote" : ""}`];
    });
  }

  it("[E11] on the plan", () => {
    const { room, doc } = plan;
    const ctx = plan.ctx();
    const other = asId<VideoId>("nobody");
    const span = { nodeId: null, phases: [], start: day("2026-11-11"), end: day("2026-11-01") };
    const figures = { videoId, checkpoint: 7, plays: -1, source: "" };
    const rest = {
      completionRate: null,
      completion5sRate: null,
      likes: null,
      comments: null,
      shares: null,
      favourites: null,
      newFans: null,
    };
    const cases: Case[] = [
      ["title-empty", () => addVideo(room, { title: " \n " }, ctx)],
      ["title-too-long", () => addVideo(room, { title: long(TEXT_LIMITS.title + 1) }, ctx)],
      ["video-exists", () => addVideo(room, { id: videoId, title: "又一个" }, ctx)],
      ["id-invalid", () => addVideo(room, { id: asId("__proto__"), title: "x" }, ctx)],
      ["id-invalid", () => addVideo(room, { id: asId("a/title"), title: "x" }, ctx)],
      ["date-invalid", () => addVideo(room, { title: "x", planDate: day("2026-02-30") }, ctx)],
      ["channel-unknown", () => addVideo(room, { title: "x", channelId: asId("c9") }, ctx)],
      ["campaign-unknown", () => updateVideo(room, { videoId, patch: { campaignId: asId("c9") } }, ctx)],
      ["video-unknown", () => updateVideo(room, { videoId: other, patch: { note: "x" } }, ctx)],
      ["text-too-long", () => updateVideo(room, { videoId, patch: { note: long(TEXT_LIMITS.note + 1) } }, ctx)],
      ["number-invalid", () => updateVideo(room, { videoId, patch: { score: 1e9 } }, ctx)],
      ["choice-invalid", () => setVideoStage(room, { videoId, stage: "approved" as "idea" }, ctx)],
      ["date-invalid", () => scheduleVideo(room, { videoId, planDate: day("2027-02-29") }, ctx)],
      [
        "time-invalid",
        () => scheduleVideo(room, { videoId, planDate: day("2026-11-01"), planTime: asId("25:00") }, ctx),
      ],
      ["date-invalid", () => pinDeadline(room, { videoId, step: "script", date: day("tomorrow") }, ctx)],
      ["choice-invalid", () => pinDeadline(room, { videoId, step: "__proto__" as "script", date: null }, ctx)],
      ["video-unknown", () => moveVideo(room, { videoId, afterId: other }, ctx)],
      ["video-unknown", () => removeVideo(room, { videoId: other }, ctx)],
      ["name-empty", () => addChannel(room, { name: "", platform: "douyin" }, ctx)],
      ["number-invalid", () => addChannel(room, { name: "号", platform: "douyin", hue: 360 }, ctx)],
      ["channel-unknown", () => updateChannel(room, { channelId: asId("c9"), patch: { hue: 1 } }, ctx)],
      ["range-inverted", () => addCampaign(room, { name: "双11", ...span }, ctx)],
      ["number-invalid", () => recordFigures(room, { ...figures, ...rest }, ctx)],
      ["checkpoint-unknown", () => recordFigures(room, { ...figures, ...rest, plays: 1, checkpoint: 2 }, ctx)],
    ];
    expect(failures(doc, cases)).toEqual([]);
  });

  it("[E11] on the script", () => {
    const { room, doc } = script;
    const ctx = script.ctx();
    const rows = (...changes: Parameters<typeof applyScriptChanges>[1]["changes"]) =>
      applyScriptChanges(room, { changes, source: null }, ctx);
    const id = asId<RowId>("r1");
    const cell = { type: "edit-cell", id, column: "voice" } as const;
    const cut = {
      sha256: asId<never>("a".repeat(64)),
      bytes: 1,
      name: "v1.mp4",
      mime: "video/mp4",
      durationMs: 1000,
      width: 1080,
      height: 1920,
    };
    const cases: Case[] = [
      ["row-exists", () => rows({ type: "insert-row", row: buildRow("r1"), afterId: null })],
      ["row-unknown", () => rows({ type: "insert-row", row: buildRow("r2"), afterId: asId("r9") })],
      ["id-invalid", () => rows({ type: "insert-row", row: buildRow("a/b"), afterId: null })],
      ["row-unknown", () => rows({ type: "move-row", id, afterId: id })],
      ["row-unknown", () => rows({ type: "remove-row", id: asId("r9") })],
      ["ops-invalid", () => rows({ ...cell, ops: [{ retain: 99 }, { insert: "x" }] })],
      ["text-too-long", () => rows({ ...cell, ops: [{ insert: long(TEXT_LIMITS.cell) }] })],
      ["number-invalid", () => rows({ type: "set-row", id, seconds: -1 })],
      ["choice-invalid", () => rows({ type: "set-row", id, beat: "loud" as "hook" })],
      // All or nothing: the first change alone would have been fine.
      ["row-unknown", () => rows({ ...cell, ops: [{ insert: "x" }] }, { type: "remove-row", id: asId("r9") })],
      ["row-unknown", () => rowsToShots(room, { rowIds: [asId("r9")] }, ctx)],
      ["shot-unknown", () => acceptRowText(room, { shotId: asId("s9") }, ctx)],
      ["shot-unknown", () => addShot(room, { afterId: asId("s9") }, ctx)],
      ["text-too-long", () => addShot(room, { afterId: null, patch: { note: long(TEXT_LIMITS.shotField + 1) } }, ctx)],
      ["shot-unknown", () => updateShots(room, { edits: [{ id: asId("s9"), patch: {} }] }, ctx)],
      ["shot-unknown", () => moveShots(room, { ids: [asId("s9")], afterId: null }, ctx)],
      ["shot-unknown", () => removeShots(room, { ids: [asId("s9")] }, ctx)],
      ["hash-invalid", () => registerCut(room, { ...cut, sha256: asId("v1.mp4") }, ctx)],
      ["number-invalid", () => registerCut(room, { ...cut, bytes: -1 }, ctx)],
      ["url-invalid", () => updatePost(room, { patch: { links: [{ label: "x", url: "javascript:alert(1)" }] } }, ctx)],
      ["text-too-long", () => updatePost(room, { patch: { caption: long(TEXT_LIMITS.caption + 1) } }, ctx)],
      [
        "too-many-topics",
        () => updatePost(room, { patch: { topics: Array.from({ length: 51 }, (_, n) => `${n}`) } }, ctx),
      ],
      ["number-invalid", () => setScriptSettings(room, { patch: { targetSeconds: Number.NaN } }, ctx)],
    ];
    expect(failures(doc, cases)).toEqual([]);
  });

  it("[E5] a document written with newer shapes is only read", () => {
    plan.doc.getMap("meta").set("schema", 99);
    const before = Y.encodeStateAsUpdate(plan.doc);
    expect(codeOf(setVideoStage(plan.room, { videoId, stage: "shoot" }, plan.ctx()))).toBe("schema-newer");
    expect(codeOf(addVideo(plan.room, { title: "x" }, plan.ctx()))).toBe("schema-newer");
    expect(Y.encodeStateAsUpdate(plan.doc)).toEqual(before);
    expect(plan.room.getSnapshot().videos.get(videoId)?.title).toBe("底妆");
  });
});
