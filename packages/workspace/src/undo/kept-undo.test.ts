import { asId, type RowId, type VideoId } from "@tongpin/domain/base";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { applyScriptChanges } from "../commands/apply-script-changes.ts";
import { scheduleVideo } from "../commands/schedule-video.ts";
import { setScriptSettings } from "../commands/set-script-settings.ts";
import { addShot, removeShots, updateShots } from "../commands/shots.ts";
import { addVideo, setVideoStage } from "../commands/videos.ts";
import type { CommandContext } from "../context.ts";
import { REMOTE_ORIGIN, STORE_ORIGIN } from "../origins.ts";
import { buildReplica, buildRow, syncAll } from "../replica-builder.ts";
import { openPlan, type PlanRoom } from "../selectors/open-plan.ts";
import { openScript, type ScriptRoom } from "../selectors/open-script.ts";
import { createUndo } from "./create-undo.ts";
import type { StoredUndo } from "./kept-undo.ts";

const row = (id: string) => asId<RowId>(id);

function opened<R extends PlanRoom | ScriptRoom>(clientID: number, open: (doc: Y.Doc) => R, from?: Y.Doc) {
  const replica = buildReplica("lin", clientID, { prefix: `${clientID}-` });
  if (from) Y.applyUpdate(replica.doc, Y.encodeStateAsUpdate(from), STORE_ORIGIN);
  const room = open(replica.doc);
  return { ...replica, room, undo: createUndo(room) };
}

/** As it comes back from storage. */
const asPlain = (kept: StoredUndo): StoredUndo => JSON.parse(JSON.stringify(kept)) as StoredUndo;

/** The page is loaded anew, from what storage keeps after folding: nothing of what was deleted. */
function reloaded<R extends PlanRoom | ScriptRoom>(
  page: ReturnType<typeof opened<R>>,
  clientID: number,
  open: (doc: Y.Doc) => R,
) {
  const folded = new Y.Doc();
  Y.applyUpdate(folded, Y.encodeStateAsUpdate(page.doc));
  const next = opened(clientID, open, folded);
  next.undo.resume(asPlain(page.undo.keep()));
  return next;
}

const cell = (ops: readonly ({ retain: number } | { insert: string } | { delete: number })[]) =>
  ({ type: "edit-cell", id: row("r1"), column: "voice", ops }) as const;

describe("undo after a reload", () => {
  it("[T3] takes back text, cells, a removal, settings: every step as it would have without the reload", () => {
    let page = opened(5, openScript);
    const seen = [page.room.getSnapshot()];
    const acts: (() => void)[] = [
      () => {
        const changes = [
          { type: "insert-row", row: buildRow("r1", { voice: "今天我们做底妆" }), afterId: null } as const,
        ];
        applyScriptChanges(page.room, { changes, source: null }, page.ctx());
      },
      () =>
        applyScriptChanges(page.room, { changes: [cell([{ retain: 2 }, { delete: 2 }])], source: null }, page.ctx()),
      () =>
        applyScriptChanges(page.room, { changes: [cell([{ retain: 1 }, { insert: "😀" }])], source: null }, page.ctx()),
      () => addShot(page.room, { afterId: null, patch: { picture: "推近" } }, page.ctx()),
      () => {
        const [shot] = page.room.getSnapshot().shots;
        if (shot)
          updateShots(page.room, { edits: [{ id: shot.id, patch: { status: "done", note: "好" } }] }, page.ctx());
      },
      () => removeShots(page.room, { ids: page.room.getSnapshot().shots.map(({ id }) => id) }, page.ctx()),
      () => setScriptSettings(page.room, { patch: { targetSeconds: 30 } }, page.ctx()),
      () => setScriptSettings(page.room, { patch: { targetSeconds: 45 } }, page.ctx()),
      () =>
        applyScriptChanges(page.room, { changes: [{ type: "remove-row", id: row("r1") }], source: null }, page.ctx()),
    ];
    for (const [at, act] of acts.entries()) {
      act();
      seen.push(page.room.getSnapshot());
      // In the middle as well: steps of three sessions lie on one stack.
      if (at % 3 === 2) page = reloaded(page, 10 + at, openScript);
    }
    page = reloaded(page, 50, openScript);
    for (const state of seen.reverse().slice(1)) {
      expect(page.undo.undo()).toBe(true);
      expect(page.room.getSnapshot()).toEqual(state);
    }
    expect(page.undo.getSnapshot()).toEqual({ canUndo: false, canRedo: true });
    while (page.undo.redo());
    expect(page.room.getSnapshot().rows).toEqual([]);
    expect(page.room.getSnapshot().settings.targetSeconds).toBe(45);
  });

  it("[T3] what was taken back before the reload can be done again after it, step by step, and once more taken back", () => {
    let page = opened(5, openScript);
    const seen = [page.room.getSnapshot()];
    const act = (...ops: Parameters<typeof cell>[0]) =>
      applyScriptChanges(page.room, { changes: [cell(ops)], source: null }, page.ctx());
    const acts: (() => void)[] = [
      () => {
        const changes = [
          { type: "insert-row", row: buildRow("r1", { voice: "今天我们做底妆" }), afterId: null } as const,
        ];
        applyScriptChanges(page.room, { changes, source: null }, page.ctx());
      },
      () => act({ retain: 2 }, { delete: 2 }),
      () => act({ retain: 1 }, { insert: "😀" }),
      () => addShot(page.room, { afterId: null, patch: { picture: "推近" } }, page.ctx()),
      () => removeShots(page.room, { ids: page.room.getSnapshot().shots.map(({ id }) => id) }, page.ctx()),
      () => setScriptSettings(page.room, { patch: { targetSeconds: 30 } }, page.ctx()),
      () => setScriptSettings(page.room, { patch: { targetSeconds: null } }, page.ctx()),
      () =>
        applyScriptChanges(page.room, { changes: [{ type: "remove-row", id: row("r1") }], source: null }, page.ctx()),
    ];
    for (const each of acts) {
      each();
      seen.push(page.room.getSnapshot());
    }
    const end = seen.length - 1;
    for (let at = end; at > 0; at -= 1) {
      expect(page.undo.undo()).toBe(true);
      expect(page.room.getSnapshot()).toEqual(seen[at - 1]);
      // Half way and at the bottom: steps of two sessions lie on both stacks.
      if (at === 4) page = reloaded(page, 20, openScript);
    }
    page = reloaded(page, 30, openScript);
    expect(page.undo.getSnapshot()).toEqual({ canUndo: false, canRedo: true });
    for (let at = 1; at <= end; at += 1) {
      expect(page.undo.redo()).toBe(true);
      expect(page.room.getSnapshot()).toEqual(seen[at]);
      if (at === 3) page = reloaded(page, 40, openScript);
    }
    expect(page.undo.getSnapshot()).toEqual({ canUndo: true, canRedo: false });
    while (page.undo.undo());
    expect(page.room.getSnapshot()).toEqual(seen[0]);
  });

  it("[T3] who does something new before or after the reload has nothing to do again; without such steps all is as before", () => {
    const write = (page: ReturnType<typeof opened<ScriptRoom>>, id: string) => {
      const changes = [{ type: "insert-row", row: buildRow(id, { voice: id }), afterId: null } as const];
      applyScriptChanges(page.room, { changes, source: null }, page.ctx());
    };
    const first = opened(5, openScript);
    write(first, "r1");
    first.undo.undo();
    const kept = asPlain(first.undo.keep());
    // The new page is faster than the storage.
    const next = opened(6, openScript, first.doc);
    write(next, "r2");
    next.undo.resume(kept);
    expect(next.undo.getSnapshot()).toEqual({ canUndo: true, canRedo: false });
    const later = reloaded(first, 7, openScript);
    expect(later.undo.getSnapshot().canRedo).toBe(true);
    write(later, "r3");
    expect(later.undo.redo()).toBe(false);
    // As versions before kept it.
    const { redo: _, ...older } = kept;
    const plain = opened(8, openScript, first.doc);
    plain.undo.resume(older);
    expect(plain.undo.getSnapshot().canRedo).toBe(false);
  });

  it("[undo-isolation] a value a colleague gave while the page was closed is not overruled by doing ours again", () => {
    const first = opened(5, openScript);
    const set = (room: ScriptRoom, ctx: CommandContext, targetSeconds: number) =>
      setScriptSettings(room, { patch: { targetSeconds } }, ctx);
    set(first.room, first.ctx(), 10);
    set(first.room, first.ctx(), 20);
    first.undo.undo();
    const colleague = buildReplica("zhou", 9);
    const theirs = openScript(colleague.doc);
    syncAll([first, colleague]);
    const kept = asPlain(first.undo.keep());
    set(theirs, colleague.ctx(), 60);
    const next = opened(6, openScript, colleague.doc);
    next.undo.resume(kept);
    while (next.undo.redo());
    expect(next.room.getSnapshot().settings.targetSeconds).toBe(60);
  });

  it("[T3] on the plan: a drag and a stage, after an undo and a redo before the reload", () => {
    let page = opened(5, openPlan);
    const videoId = asId<VideoId>("v1");
    addVideo(page.room, { id: videoId, title: "底妆" }, page.ctx());
    scheduleVideo(page.room, { videoId, planDate: asId("2026-12-01") as never }, page.ctx());
    scheduleVideo(page.room, { videoId, planDate: asId("2026-12-05") as never }, page.ctx());
    page.undo.undo();
    page.undo.redo();
    setVideoStage(page.room, { videoId, stage: "shoot" }, page.ctx());
    page = reloaded(page, 6, openPlan);
    const card = () => page.room.getSnapshot().videos.get(videoId);
    expect(card()).toMatchObject({ planDate: "2026-12-05", stage: "shoot" });
    page.undo.undo();
    expect(card()).toMatchObject({ planDate: "2026-12-05", stage: "idea" });
    page.undo.undo();
    expect(card()?.planDate).toBe("2026-12-01");
    page.undo.undo();
    expect(card()?.planDate).toBe(null);
  });

  it("[undo-isolation] what a colleague wrote while the page was closed stays: their words, their value, the row they work in", () => {
    const first = opened(5, openScript);
    const colleague = buildReplica("zhou", 9);
    const theirs = openScript(colleague.doc);
    const changes = [{ type: "insert-row", row: buildRow("r1", { voice: "我的词" }), afterId: null } as const];
    applyScriptChanges(first.room, { changes, source: null }, first.ctx());
    setScriptSettings(first.room, { patch: { targetSeconds: 20 } }, first.ctx());
    setScriptSettings(first.room, { patch: { targetSeconds: 40 } }, first.ctx());
    syncAll([first, colleague]);
    const kept = asPlain(first.undo.keep());
    applyScriptChanges(theirs, { changes: [cell([{ retain: 1 }, { insert: "们" }])], source: null }, colleague.ctx());
    setScriptSettings(theirs, { patch: { targetSeconds: 60 } }, colleague.ctx());
    const next = opened(6, openScript, colleague.doc);
    next.undo.resume(kept);
    while (next.undo.undo());
    expect(next.room.getSnapshot().rows.map(({ voice }) => voice)).toEqual(["们"]);
    expect(next.room.getSnapshot().settings.targetSeconds).toBe(60);
  });

  it("[undo-isolation] a value a colleague gave while the page was closed is not overruled from before it (yjs#390)", () => {
    const colleague = buildReplica("zhou", 9);
    const theirs = openScript(colleague.doc);
    const set = (room: ScriptRoom, ctx: CommandContext, targetSeconds: number) =>
      setScriptSettings(room, { patch: { targetSeconds } }, ctx);
    set(theirs, colleague.ctx(), 10);
    const first = opened(5, openScript, colleague.doc);
    set(first.room, first.ctx(), 20);
    syncAll([first, colleague]);
    set(theirs, colleague.ctx(), 30);
    const next = opened(6, openScript, colleague.doc);
    next.undo.resume(asPlain(first.undo.keep()));
    set(next.room, next.ctx(), 40);
    while (next.undo.undo());
    expect(next.room.getSnapshot().settings.targetSeconds).toBe(30);
  });

  it("[T3] resuming writes and sends nothing, and steps that do not fit the document are left out", () => {
    const page = opened(5, openScript);
    const changes = [{ type: "insert-row", row: buildRow("r1", { voice: "词" }), afterId: null } as const];
    applyScriptChanges(page.room, { changes, source: null }, page.ctx());
    const kept = page.undo.keep();
    const elsewhere = opened(7, openScript);
    elsewhere.undo.resume(kept);
    expect(elsewhere.undo.getSnapshot().canUndo).toBe(false);
    const next = reloaded(page, 6, openScript);
    expect(next.outgoing).toEqual([]);
    expect(next.undo.getSnapshot().canUndo).toBe(true);
    Y.applyUpdate(elsewhere.doc, Y.encodeStateAsUpdate(next.doc), REMOTE_ORIGIN);
    expect(elsewhere.room.getSnapshot()).toEqual(next.room.getSnapshot());
  });
});
