import { asId, type CivilDate, type RowId, type ShotId, type VideoId } from "@tongpin/domain/base";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { applyScriptChanges } from "../commands/apply-script-changes.ts";
import { addCampaign, removeCampaign } from "../commands/campaigns.ts";
import { addChannel } from "../commands/channels.ts";
import { registerCut } from "../commands/register-cut.ts";
import { addShot, removeShots, restoreShots, updateShots } from "../commands/shots.ts";
import { updatePost } from "../commands/update-post.ts";
import { addVideo, removeVideo, updateVideo } from "../commands/videos.ts";
import { buildReplica, buildRow } from "../replica-builder.ts";
import { openPlan } from "../selectors/open-plan.ts";
import { openScript } from "../selectors/open-script.ts";
import { createUndo } from "../undo/create-undo.ts";
import { mergePlan } from "./merge-plan.ts";
import { mergeScript } from "./merge-script.ts";

const video = (id: string) => asId<VideoId>(id);
const row = (id: string) => asId<RowId>(id);

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function planOf(name: string, clientID: number) {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openPlan(replica.doc) };
}

function scriptOf(name: string, clientID: number) {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openScript(replica.doc) };
}

describe("merging a copy of a plan", () => {
  it("[L7] brings what is missing or was removed and leaves every present word, in one step that undo takes back", () => {
    const { room, doc, ctx } = planOf("lin", 5);
    addChannel(room, { name: "主号", platform: "douyin" }, ctx());
    addVideo(room, { id: video("v1"), title: "底妆" }, ctx());
    addVideo(room, { id: video("v2"), title: "口红" }, ctx());
    const day = { start: asId<CivilDate>("2026-12-01"), end: asId<CivilDate>("2026-12-12") };
    const campaign = addCampaign(room, { name: "双12", nodeId: null, ...day, phases: [] }, ctx());
    const from = openPlan(copyOf(doc));
    updateVideo(room, { videoId: video("v1"), patch: { title: "底妆新版" } }, ctx());
    removeVideo(room, { videoId: video("v2") }, ctx());
    if (campaign.ok) removeCampaign(room, { campaignId: campaign.value }, ctx());
    addVideo(room, { id: video("v3"), title: "只在这里" }, ctx());
    const before = room.getSnapshot();

    const undo = createUndo(room);
    expect(mergePlan(room, { from, prefer: "present" }, ctx())).toEqual({ ok: true, value: { added: 2, changed: 0 } });
    const titles = [...room.getSnapshot().videos.values()].map(({ title, removedAt }) => [title, removedAt]);
    expect(titles).toEqual([
      ["底妆新版", null],
      ["口红", null],
      ["只在这里", null],
    ]);
    expect([...room.getSnapshot().campaigns.values()].map(({ name }) => name)).toEqual(["双12"]);
    expect(undo.undo()).toBe(true);
    expect(room.getSnapshot()).toEqual(before);
  });

  it("[L7] with the copy's word preferred its fields win, and a card that only stands here stays", () => {
    const { room, doc, ctx } = planOf("lin", 5);
    addVideo(room, { id: video("v1"), title: "底妆", note: "原" }, ctx());
    const from = openPlan(copyOf(doc));
    updateVideo(room, { videoId: video("v1"), patch: { title: "改坏了" } }, ctx());
    addVideo(room, { id: video("v3"), title: "只在这里" }, ctx());
    expect(mergePlan(room, { from, prefer: "incoming" }, ctx())).toEqual({ ok: true, value: { added: 0, changed: 1 } });
    expect([...room.getSnapshot().videos.values()].map(({ title }) => title)).toEqual(["底妆", "只在这里"]);
  });

  it("[L7] into an empty plan the copy comes whole; twice changes nothing", () => {
    const source = planOf("lin", 5);
    const channel = addChannel(source.room, { name: "主号", platform: "douyin" }, source.ctx());
    const channelId = channel.ok ? channel.value : null;
    addVideo(source.room, { id: video("v1"), title: "底妆", channelId }, source.ctx());
    const target = planOf("zhou", 9);
    mergePlan(target.room, { from: source.room, prefer: "present" }, target.ctx());
    expect(target.room.getSnapshot()).toEqual(source.room.getSnapshot());
    const vector = Y.encodeStateVector(target.doc);
    const again = mergePlan(target.room, { from: source.room, prefer: "incoming" }, target.ctx());
    expect(again).toEqual({ ok: true, value: { added: 0, changed: 0 } });
    expect(Y.encodeStateVector(target.doc)).toEqual(vector);
  });
});

describe("merging a copy of a script", () => {
  function filled() {
    const script = scriptOf("lin", 5);
    const { room, ctx } = script;
    const rows = ["r1", "r2", "r3"].map((id) => buildRow(id, { voice: `${id} 说` }));
    const changes = rows.map((one, at) => ({
      type: "insert-row" as const,
      row: one,
      afterId: rows[at - 1]?.id ?? null,
    }));
    applyScriptChanges(room, { changes, source: null }, ctx());
    addShot(room, { afterId: null, patch: { picture: "推近" } }, ctx());
    updatePost(
      room,
      { patch: { title: "标题", topics: ["甲"], links: [{ label: "店", url: "https://a.example" }] } },
      ctx(),
    );
    const sha256 = asId<never>("a".repeat(64));
    const size = { bytes: 9, durationMs: 1000, width: 10, height: 20 };
    registerCut(room, { sha256, name: "v1.mp4", mime: "video/mp4", ...size }, ctx());
    return script;
  }

  it("[L7] into an empty script everything comes, in order and under its own id", () => {
    const source = filled();
    const target = scriptOf("zhou", 9);
    expect(mergeScript(target.room, { from: source.room, prefer: "present" }, target.ctx()).ok).toBe(true);
    expect(target.room.getSnapshot()).toEqual(source.room.getSnapshot());
  });

  it("[L7] rows and shots removed here come back at their place, words written here stay, one undo takes all of it back", () => {
    const { room, doc, ctx } = filled();
    const from = openScript(copyOf(doc));
    const shotId = room.getSnapshot().shots[0]?.id ?? asId<ShotId>("");
    const changes = [
      { type: "remove-row" as const, id: row("r2") },
      { type: "edit-cell" as const, id: row("r1"), column: "voice" as const, ops: [{ insert: "新 " }] },
    ];
    applyScriptChanges(room, { changes, source: null }, ctx());
    removeShots(room, { ids: [shotId] }, ctx());
    updatePost(room, { patch: { title: "今天的", topics: ["乙"] } }, ctx());
    const before = room.getSnapshot();
    const undo = createUndo(room);
    mergeScript(room, { from, prefer: "present" }, ctx());
    const after = room.getSnapshot();
    expect(after.rows.map(({ voice }) => voice)).toEqual(["新 r1 说", "r2 说", "r3 说"]);
    expect(after.shots.map(({ id, picture }) => [id, picture])).toEqual([[shotId, "推近"]]);
    expect([after.post.title, after.post.topics]).toEqual(["今天的", ["乙", "甲"]]);
    undo.undo();
    expect(room.getSnapshot()).toEqual(before);
  });

  it("[xss-corpus] a link no command of ours would take does not come with the copy", () => {
    const source = filled();
    source.doc.getMap("post").set("link/x", { label: "点我", url: "javascript:alert(1)", order: "a0" });
    const target = scriptOf("zhou", 9);
    expect(mergeScript(target.room, { from: source.room, prefer: "present" }, target.ctx()).ok).toBe(true);
    expect(target.room.getSnapshot().post.links.map(({ url }) => url)).toEqual(["https://a.example"]);
  });

  it("[T3] a removed shot comes back under its own id with what a colleague wrote meanwhile", () => {
    const { room, ctx } = filled();
    const shotId = room.getSnapshot().shots[0]?.id ?? asId<ShotId>("");
    addShot(room, { afterId: shotId, patch: { picture: "第二" } }, ctx());
    const before = room.getSnapshot().shots;
    removeShots(room, { ids: [shotId] }, ctx());
    expect(room.getSnapshot().shots.length).toBe(1);
    expect(restoreShots(room, { ids: [shotId] }, ctx()).ok).toBe(true);
    expect(room.getSnapshot().shots).toEqual(before);
    updateShots(room, { edits: [{ id: shotId, patch: { note: "补拍" } }] }, ctx());
    expect(restoreShots(room, { ids: [shotId] }, ctx()).ok).toBe(true);
    expect(restoreShots(room, { ids: [asId<ShotId>("nobody")] }, ctx())).toMatchObject({ ok: false });
  });
});
