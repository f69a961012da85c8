import { asId, type RowId, type ShotId, type VideoId } from "@tongpin/domain/base";
import { beforeEach, describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { applyScriptChanges } from "../commands/apply-script-changes.ts";
import { rowsToShots } from "../commands/rows-to-shots.ts";
import { setScriptSettings } from "../commands/set-script-settings.ts";
import { updateShots } from "../commands/shots.ts";
import { updatePost } from "../commands/update-post.ts";
import { addVideo, setVideoStage, updateVideo } from "../commands/videos.ts";
import { REMOTE_ORIGIN } from "../origins.ts";
import { buildReplica, buildRow, type Replica, syncAll } from "../replica-builder.ts";
import { openPlan } from "../selectors/open-plan.ts";
import { openScript, type ScriptRoom } from "../selectors/open-script.ts";
import type { ScriptChange } from "../text/row-changes.ts";
import { createUndo, type UndoStack } from "./create-undo.ts";

// Many random runs: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

interface Writer extends Replica {
  readonly room: ScriptRoom;
  readonly undo: UndoStack;
}

const row = (id: string) => asId<RowId>(id);

function buildWriter(name: string, clientID: number): Writer {
  const replica = buildReplica(name, clientID);
  const room = openScript(replica.doc);
  return { ...replica, room, undo: createUndo(room) };
}

function change(writer: Writer, ...changes: ScriptChange[]): void {
  expect(applyScriptChanges(writer.room, { changes, source: null }, writer.ctx()).ok).toBe(true);
}

function type(writer: Writer, id: string, text: string): void {
  const at = writer.room.getSnapshot().rows.find((one) => one.id === id)?.voice.length ?? 0;
  const ops = [{ retain: at }, { insert: text }];
  const changes: ScriptChange[] = [{ type: "edit-cell", id: row(id), column: "voice", ops }];
  expect(applyScriptChanges(writer.room, { changes, source: null, typing: true }, writer.ctx()).ok).toBe(true);
}

function voices(writer: Writer): string[] {
  return writer.room.getSnapshot().rows.map(({ voice }) => voice);
}

function insertion(id: string, voice: string): ScriptChange {
  return { type: "insert-row", row: buildRow(id, { voice }), afterId: null };
}

describe("undo", () => {
  let lin: Writer;
  let zhou: Writer;
  beforeEach(() => {
    lin = buildWriter("lin", 5);
    zhou = buildWriter("zhou", 9);
  });

  it("[undo-isolation] a colleague's value that lost against ours does not stand in the way of doing ours again", () => {
    const seconds = (targetSeconds: number, writer: Writer) =>
      setScriptSettings(writer.room, { patch: { targetSeconds } }, writer.ctx());
    const target = () => zhou.room.getSnapshot().settings.targetSeconds;
    seconds(10, lin);
    syncAll([lin, zhou]);
    seconds(20, zhou);
    syncAll([lin, zhou]);
    zhou.undo.undo();
    seconds(30, lin);
    syncAll([lin, zhou]);
    expect(target()).toBe(10);
    zhou.undo.redo();
    expect(target()).toBe(20);
  });

  it("[UNDO1] the last step stays the same one while colleagues write, and is another once one has written on", () => {
    change(lin, insertion("r1", "今天"));
    const step = lin.undo.lastStep();
    syncAll([lin, zhou]);
    type(zhou, "r1", "！");
    syncAll([lin, zhou]);
    expect(lin.undo.lastStep()).toBe(step);
    type(lin, "r1", "。");
    expect(lin.undo.lastStep()).not.toBe(step);
    lin.undo.undo();
    expect(lin.undo.lastStep()).toBe(step);
  });

  it("[UNDO1] typing within half a second is one step, a pause or any other act starts the next", () => {
    change(lin, insertion("r1", ""));
    for (const letter of ["今", "天", "我"]) {
      lin.wait(499);
      type(lin, "r1", letter);
    }
    lin.wait(500);
    type(lin, "r1", "们");
    change(lin, { type: "set-row", id: row("r1"), seconds: 3 });
    type(lin, "r1", "。");
    const seen: string[] = [];
    while (lin.undo.undo()) {
      const [first] = lin.room.getSnapshot().rows;
      seen.push(first ? `${first.voice}/${first.seconds}` : "-");
    }
    expect(seen).toEqual(["今天我们/3", "今天我们/null", "今天我/null", "/null", "-"]);
    expect(lin.undo.getSnapshot()).toEqual({ canUndo: false, canRedo: true });
    while (lin.undo.redo());
    expect(lin.room.getSnapshot().rows).toEqual([buildRow("r1", { voice: "今天我们。", seconds: 3 })]);
  });

  it("[UNDO2] takes back 500 steps and brings them again", () => {
    change(lin, insertion("r1", ""));
    for (let step = 0; step < 500; step++) {
      lin.wait(500);
      type(lin, "r1", "字");
    }
    let steps = 0;
    while (lin.undo.undo()) steps += 1;
    expect(steps).toBe(501);
    expect(voices(lin)).toEqual([]);
    while (lin.undo.redo()) steps -= 1;
    expect([steps, voices(lin)]).toEqual([0, ["字".repeat(500)]]);
  });

  it("[undo-isolation] what was there before, or came from others, is not a step", () => {
    change(zhou, insertion("r1", "原来的"));
    syncAll([lin, zhou]);
    expect(lin.undo.getSnapshot()).toEqual({ canUndo: false, canRedo: false });
    expect(lin.undo.undo()).toBe(false);
    const again = openScript(zhou.doc);
    expect(createUndo(again).undo()).toBe(false);
    expect(voices(lin)).toEqual(["原来的"]);
  });

  it("[undo-isolation] undoing the insertion of a row leaves the words a colleague typed in it, online or offline", () => {
    change(lin, insertion("r1", "我的"));
    syncAll([lin, zhou]);
    // zhou is offline while lin takes the row back.
    change(zhou, { type: "edit-cell", id: row("r1"), column: "visual", ops: [{ insert: "推近" }] });
    expect(lin.undo.undo()).toBe(true);
    expect(voices(lin)).toEqual([]);
    syncAll([lin, zhou]);
    expect(lin.room.getSnapshot().rows).toEqual([buildRow("r1", { visual: "推近" })]);
    expect(zhou.room.getSnapshot().rows).toEqual(lin.room.getSnapshot().rows);
    expect(lin.undo.redo()).toBe(true);
    syncAll([lin, zhou]);
    expect(zhou.room.getSnapshot().rows).toEqual([buildRow("r1", { voice: "我的", visual: "推近" })]);
  });

  it("[undo-isolation] undoing a split puts the words back once and keeps what a colleague added to the lower half", () => {
    change(lin, insertion("r1", "前半后半"));
    change(
      lin,
      { type: "edit-cell", id: row("r1"), column: "voice", ops: [{ retain: 2 }, { delete: 2 }] },
      { type: "insert-row", row: buildRow("r2", { voice: "后半" }), afterId: row("r1") },
    );
    syncAll([lin, zhou]);
    type(zhou, "r2", "！");
    syncAll([lin, zhou]);
    lin.undo.undo();
    syncAll([lin, zhou]);
    expect(voices(zhou)).toEqual(["前半后半", "！"]);
  });

  it("[undo-isolation] undoing a move or a removal works, unless a colleague moved the row since", () => {
    change(lin, insertion("b", "B"), insertion("a", "A"));
    change(lin, { type: "move-row", id: row("a"), afterId: row("b") });
    expect(voices(lin)).toEqual(["B", "A"]);
    lin.undo.undo();
    expect(voices(lin)).toEqual(["A", "B"]);
    lin.undo.redo();
    syncAll([lin, zhou]);
    change(zhou, { type: "move-row", id: row("a"), afterId: null });
    syncAll([lin, zhou]);
    // The move is no longer lin's to take back, so the step before it is: the insertion of both rows.
    lin.undo.undo();
    expect(voices(lin)).toEqual([]);
    lin.undo.redo();
    expect(voices(lin)).toEqual(["A", "B"]);
    change(lin, { type: "remove-row", id: row("b") });
    expect(voices(lin)).toEqual(["A"]);
    lin.undo.undo();
    expect(voices(lin)).toEqual(["A", "B"]);
  });

  it("[undo-isolation] a value a colleague has changed since stays theirs, however often one undoes (yjs#390)", () => {
    const set = (writer: Writer, targetSeconds: number) =>
      setScriptSettings(writer.room, { patch: { targetSeconds } }, writer.ctx());
    const target = () => lin.room.getSnapshot().settings.targetSeconds;
    set(zhou, 10);
    syncAll([lin, zhou]);
    set(lin, 20);
    syncAll([lin, zhou]);
    set(zhou, 30);
    syncAll([lin, zhou]);
    set(lin, 40);
    lin.undo.undo();
    expect(target()).toBe(30);
    lin.undo.undo();
    expect(target()).toBe(30);
    while (lin.undo.redo());
    while (lin.undo.undo());
    expect(target()).toBe(30);
  });

  it("[undo-isolation] a topic a colleague took out is not brought back by undoing one's reordering", () => {
    updatePost(lin.room, { patch: { topics: ["甲", "乙"] } }, lin.ctx());
    updatePost(lin.room, { patch: { topics: ["乙", "甲"] } }, lin.ctx());
    syncAll([lin, zhou]);
    updatePost(zhou.room, { patch: { topics: [] } }, zhou.ctx());
    syncAll([lin, zhou]);
    lin.undo.undo();
    expect(lin.room.getSnapshot().post.topics).toEqual([]);
  });

  it("[undo-isolation] shots a colleague has filled in outlive the undo of their making", () => {
    change(lin, insertion("r2", "二"), insertion("r1", "一"));
    rowsToShots(lin.room, { rowIds: "all" }, lin.ctx());
    syncAll([lin, zhou]);
    updateShots(zhou.room, { edits: [{ id: asId<ShotId>("row-r1"), patch: { size: "全景" } }] }, zhou.ctx());
    syncAll([lin, zhou]);
    lin.undo.undo();
    syncAll([lin, zhou]);
    const { shots } = zhou.room.getSnapshot();
    expect(shots.map(({ id, size, line }) => [id, size, line])).toEqual([["row-r1", "全景", "一"]]);
  });

  it("[undo-isolation] on the plan: a card others have written on stays; two rooms on one document keep their steps apart", () => {
    const [one, two] = [buildReplica("lin", 5), buildReplica("zhou", 9)];
    const mine = openPlan(one.doc);
    const other = openPlan(one.doc);
    const theirs = openPlan(two.doc);
    const [undo, otherUndo] = [createUndo(mine), createUndo(other)];
    const videoId = asId<VideoId>("v1");
    addVideo(mine, { id: videoId, title: "底妆教程" }, one.ctx());
    setVideoStage(other, { videoId, stage: "script" }, one.ctx());
    expect(otherUndo.getSnapshot().canUndo).toBe(true);
    syncAll([one, two]);
    updateVideo(theirs, { videoId, patch: { note: "等样品" } }, two.ctx());
    syncAll([one, two]);
    undo.undo();
    expect(mine.getSnapshot().videos.get(videoId)).toMatchObject({
      title: "底妆教程",
      note: "等样品",
      stage: "script",
    });
    expect(otherUndo.undo()).toBe(true);
    expect(mine.getSnapshot().videos.get(videoId)?.stage).toBe("idea");
  });

  it("[UNDO3] listeners hear when undo becomes possible, and nothing after destroy", () => {
    const heard: boolean[] = [];
    lin.undo.subscribe(() => heard.push(lin.undo.getSnapshot().canUndo));
    change(lin, insertion("r1", "一"));
    Y.applyUpdate(lin.doc, Y.encodeStateAsUpdate(zhou.doc), REMOTE_ORIGIN);
    lin.undo.undo();
    lin.undo.redo();
    lin.undo.destroy();
    change(lin, insertion("r2", "二"));
    expect(heard).toEqual([true, false, true]);
  });
});
