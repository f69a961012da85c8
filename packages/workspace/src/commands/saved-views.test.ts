import { describe, expect, it } from "vitest";
import { mergePlan } from "../merge/merge-plan.ts";
import { buildReplica, syncAll } from "../replica-builder.ts";
import { COUNT_LIMITS } from "../schema/limits.ts";
import { openPlan } from "../selectors/open-plan.ts";
import { createUndo } from "../undo/create-undo.ts";
import { changeView, removeView, restoreView, saveView } from "./saved-views.ts";

function buildPlan(name: string, clientID: number) {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openPlan(replica.doc) };
}

function buildSaved() {
  const plan = buildPlan("lin", 1);
  const saved = saveView(plan.room, { name: " 本周待审 ", query: "view=list&when=reviewWeek" }, plan.ctx());
  if (!saved.ok) throw new Error(saved.error.code);
  return { ...plan, viewId: saved.value, view: () => plan.room.getSnapshot().views.get(saved.value) };
}

describe("a saved view", () => {
  it("[C13] keeps its name and its look for everybody of the brand", () => {
    const lin = buildSaved();
    const chen = buildPlan("chen", 2);
    syncAll([lin, chen]);
    expect(chen.room.getSnapshot().views.get(lin.viewId)).toMatchObject({
      name: "本周待审",
      query: "view=list&when=reviewWeek",
      createdBy: "lin",
      removedAt: null,
    });
  });

  it("[C13] [L3] two who change name and look at once both keep theirs", () => {
    const lin = buildSaved();
    const chen = buildPlan("chen", 2);
    syncAll([lin, chen]);
    changeView(lin.room, { viewId: lin.viewId, name: "待审" }, lin.ctx());
    changeView(chen.room, { viewId: lin.viewId, query: "view=week" }, chen.ctx());
    syncAll([lin, chen]);
    expect(lin.view()).toMatchObject({ name: "待审", query: "view=week" });
    expect(chen.room.getSnapshot()).toEqual(lin.room.getSnapshot());
  });

  it("[C13] is hidden when removed and comes back; each is one step to undo", () => {
    const { room, ctx, viewId, view } = buildSaved();
    const undo = createUndo(room);
    removeView(room, { viewId }, ctx());
    expect(view()?.removedAt).toBeTypeOf("number");
    undo.undo();
    expect(view()?.removedAt).toBeNull();
    undo.redo();
    restoreView(room, { viewId }, ctx());
    expect(view()?.removedAt).toBeNull();
  });

  it("[C13] refuses what is none: no name, an unknown view, more than fit; the same again writes nothing", () => {
    const { room, doc, ctx, viewId } = buildSaved();
    expect(saveView(room, { name: "  ", query: "" }, ctx())).toMatchObject({ error: { code: "name-empty" } });
    expect(changeView(room, { viewId: "gone" as never, name: "x" }, ctx())).toMatchObject({
      error: { code: "view-unknown" },
    });
    let updates = 0;
    doc.on("update", () => {
      updates += 1;
    });
    expect(changeView(room, { viewId, name: "本周待审" }, ctx())).toMatchObject({ ok: true });
    expect(updates).toBe(0);
    for (let more = 1; more < COUNT_LIMITS.savedViews; more += 1)
      saveView(room, { name: `视图${more}`, query: "" }, ctx());
    expect(saveView(room, { name: "再一个", query: "" }, ctx())).toMatchObject({ error: { code: "too-many-views" } });
    removeView(room, { viewId }, ctx());
    expect(saveView(room, { name: "再一个", query: "" }, ctx())).toMatchObject({ ok: true });
  });

  it("[C13] [L8] comes back from a backup, also where it was removed since", () => {
    const kept = buildSaved();
    const here = buildPlan("chen", 2);
    expect(mergePlan(here.room, { from: kept.room, prefer: "present" }, here.ctx())).toMatchObject({
      value: { added: 1, changed: 0 },
    });
    removeView(here.room, { viewId: kept.viewId }, here.ctx());
    mergePlan(here.room, { from: kept.room, prefer: "present" }, here.ctx());
    expect(here.room.getSnapshot().views.get(kept.viewId)).toMatchObject({ name: "本周待审", removedAt: null });
  });
});
