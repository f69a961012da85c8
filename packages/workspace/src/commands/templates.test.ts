import { scaleSlots } from "@tongpin/domain/script";
import { describe, expect, it } from "vitest";
import { versionOf } from "../canonical/script-version.ts";
import { mergePlan } from "../merge/merge-plan.ts";
import { buildReplica, buildRow, syncAll } from "../replica-builder.ts";
import { openPlan } from "../selectors/open-plan.ts";
import { openScript } from "../selectors/open-script.ts";
import { createUndo } from "../undo/create-undo.ts";
import { applyScriptChanges } from "./apply-script-changes.ts";
import { insertTemplate } from "./insert-template.ts";
import { removeTemplate, renameTemplate, restoreTemplate, saveTemplate } from "./templates.ts";

const SLOTS = [
  { beat: "hook", seconds: 3, hint: "先给结果" },
  { beat: "call", seconds: 5, hint: "" },
] as const;

function buildScript(name = "lin", clientID = 1) {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openScript(replica.doc) };
}

function buildPlan(name: string, clientID: number) {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openPlan(replica.doc) };
}

describe("a structure put into a script", () => {
  it("[TPL1] [S3] becomes rows with beats; hints and seconds stand beside the rows and are no words of the script", () => {
    const { room, ctx } = buildScript();
    expect(insertTemplate(room, { slots: SLOTS }, ctx())).toMatchObject({ ok: true });
    const { rows, slots } = room.getSnapshot();
    expect(rows.map(({ beat, voice, visual, seconds }) => [beat, voice, visual, seconds])).toEqual([
      ["hook", "", "", null],
      ["call", "", "", null],
    ]);
    expect(rows.map(({ id }) => slots.get(id))).toEqual([
      { hint: "先给结果", seconds: 3 },
      { hint: "", seconds: 5 },
    ]);
    expect(JSON.stringify(versionOf(room.getSnapshot()))).not.toContain("先给结果");
  });

  it("[S3] stands below what is written, takes the place of rows with nothing in them, and is one step to undo", () => {
    const { room, ctx } = buildScript();
    applyScriptChanges(
      room,
      { changes: [{ type: "insert-row", row: buildRow("blank"), afterId: null }], source: null },
      ctx(),
    );
    const undo = createUndo(room);
    insertTemplate(room, { slots: SLOTS }, ctx());
    expect(room.getSnapshot().rows.map(({ beat }) => beat)).toEqual(["hook", "call"]);
    undo.undo();
    expect(room.getSnapshot().rows.map(({ id }) => id)).toEqual(["blank"]);
    expect(room.getSnapshot().slots.size).toBe(0);
    undo.redo();
    const [first] = room.getSnapshot().rows;
    const change = { type: "edit-cell", id: first?.id ?? "", column: "voice", ops: [{ insert: "字" }] } as never;
    applyScriptChanges(room, { changes: [change], source: null }, ctx());
    insertTemplate(room, { slots: SLOTS }, ctx());
    expect(room.getSnapshot().rows.map(({ beat }) => beat)).toEqual(["hook", "call", "hook", "call"]);
  });

  it("[S3] [L3] two who put one in at the same time have both, and words typed meanwhile", () => {
    const [lin, chen] = [buildScript("lin", 1), buildScript("chen", 2)];
    insertTemplate(lin.room, { slots: SLOTS }, lin.ctx());
    insertTemplate(chen.room, { slots: SLOTS }, chen.ctx());
    syncAll([lin, chen]);
    expect(lin.room.getSnapshot()).toEqual(chen.room.getSnapshot());
    expect(lin.room.getSnapshot().rows).toHaveLength(4);
  });

  it("[S3] nothing to put in, or seconds that are none: refused, nothing written", () => {
    const { room, ctx } = buildScript();
    expect(insertTemplate(room, { slots: [] }, ctx())).toMatchObject({ error: { code: "template-empty" } });
    expect(room.getSnapshot().rows).toEqual([]);
  });
});

describe("the brand's own structures", () => {
  it("[S3] are saved, renamed, removed and brought back; two people who do so at once lose nothing", () => {
    const [lin, chen] = [buildPlan("lin", 1), buildPlan("chen", 2)];
    const saved = saveTemplate(lin.room, { name: " 茶测评 ", slots: SLOTS }, lin.ctx());
    if (!saved.ok) throw new Error(saved.error.code);
    const templateId = saved.value;
    syncAll([lin, chen]);
    expect(chen.room.getSnapshot().templates.get(templateId)).toMatchObject({ name: "茶测评", slots: SLOTS });
    renameTemplate(chen.room, { templateId, name: "冬茶测评" }, chen.ctx());
    removeTemplate(lin.room, { templateId }, lin.ctx());
    syncAll([lin, chen]);
    expect(lin.room.getSnapshot().templates.get(templateId)).toMatchObject({ name: "冬茶测评" });
    expect(lin.room.getSnapshot().templates.get(templateId)?.removedAt).not.toBeNull();
    restoreTemplate(chen.room, { templateId }, chen.ctx());
    expect(chen.room.getSnapshot().templates.get(templateId)?.removedAt).toBeNull();
  });

  it("[S3] refuses a template without a name or a slot, and one nobody knows", () => {
    const { room, ctx } = buildPlan("lin", 1);
    expect(saveTemplate(room, { name: " ", slots: SLOTS }, ctx())).toMatchObject({ error: { code: "name-empty" } });
    expect(saveTemplate(room, { name: "空", slots: [] }, ctx())).toMatchObject({ error: { code: "template-empty" } });
    const bad = [{ beat: null, seconds: Number.NaN, hint: "" }];
    expect(saveTemplate(room, { name: "坏", slots: bad }, ctx())).toMatchObject({ error: { code: "number-invalid" } });
    expect(removeTemplate(room, { templateId: "x" as never }, ctx())).toMatchObject({
      error: { code: "template-unknown" },
    });
  });

  it("[S3] [L6] come back from a copy, removed here or not; one removed in the copy does not", () => {
    const [lin, chen] = [buildPlan("lin", 1), buildPlan("chen", 2)];
    const [kept, gone] = ["甲", "乙"].map((name) => saveTemplate(lin.room, { name, slots: SLOTS }, lin.ctx()));
    if (!kept?.ok || !gone?.ok) throw new Error("not saved");
    syncAll([lin, chen]);
    removeTemplate(chen.room, { templateId: kept.value }, chen.ctx());
    removeTemplate(lin.room, { templateId: gone.value }, lin.ctx());
    mergePlan(chen.room, { from: lin.room, prefer: "present" }, chen.ctx());
    const { templates } = chen.room.getSnapshot();
    expect(templates.get(kept.value)?.removedAt).toBeNull();
    expect(templates.get(gone.value)?.removedAt).toBeNull();
    const fresh = buildPlan("zhou", 3);
    mergePlan(fresh.room, { from: lin.room, prefer: "incoming" }, fresh.ctx());
    expect([...fresh.room.getSnapshot().templates.values()].map(({ name }) => name)).toEqual(["甲"]);
  });

  it("[TPL1] a saved structure scales like a built-in one", () => {
    expect(scaleSlots(SLOTS, 20)).toEqual([3, 17]);
  });
});
