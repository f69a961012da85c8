import { asId, type RowId } from "@tongpin/domain/base";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { pinContent } from "../canonical/content-hash.ts";
import { versionOf } from "../canonical/script-version.ts";
import { mergeScript } from "../merge/merge-script.ts";
import { buildReplica, buildRow, type Replica, syncAll } from "../replica-builder.ts";
import { openScript, type ScriptRoom } from "../selectors/open-script.ts";
import type { ScriptChange } from "../text/row-changes.ts";
import { createUndo } from "../undo/create-undo.ts";
import { applyScriptChanges } from "./apply-script-changes.ts";
import { finaliseScript, reopenScript } from "./finalise-script.ts";
import { insertTemplate } from "./insert-template.ts";
import { restoreScript } from "./restore-script.ts";

interface Writer extends Replica {
  readonly room: ScriptRoom;
}

function buildWriter(name: string, clientID: number): Writer {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openScript(replica.doc) };
}

function change(writer: Writer, changes: readonly ScriptChange[], evenFinal = false) {
  return applyScriptChanges(writer.room, { changes, source: writer, evenFinal }, writer.ctx());
}

const id = asId<RowId>("r1");
const type = (text: string): ScriptChange[] => [{ type: "edit-cell", id, column: "voice", ops: [{ insert: text }] }];
const said = ({ room }: Writer) => room.getSnapshot().rows.map(({ voice }) => voice);
const markOf = ({ room }: Writer) => room.getSnapshot().final;

function buildPair(): [Writer, Writer] {
  const [lin, chen] = [buildWriter("lin", 11), buildWriter("chen", 22)];
  change(lin, [{ type: "insert-row", row: buildRow("r1", { voice: "开场" }), afterId: null }]);
  syncAll([lin, chen]);
  return [lin, chen];
}

describe("定稿", () => {
  it("[STA3] [S12] locks the rows for everybody: no command writes, and nothing is written by a refused one", () => {
    const [lin, chen] = buildPair();
    const version = versionOf(lin.room.getSnapshot());
    expect(finaliseScript(lin.room, {}, lin.ctx())).toEqual({ ok: true, value: undefined });
    syncAll([lin, chen]);
    expect(markOf(chen)).toMatchObject({ type: "final", by: "lin", round: 1 });
    const before = Y.encodeStateVector(chen.doc);
    const refused = { ok: false, error: { code: "script-final" } };
    expect(change(chen, type("改"))).toEqual(refused);
    const slots = [{ beat: "hook", seconds: 3, hint: "" }] as const;
    expect(insertTemplate(chen.room, { slots }, chen.ctx())).toEqual(refused);
    const other = { ...version, rows: [] };
    expect(restoreScript(chen.room, { to: other }, chen.ctx())).toEqual(refused);
    expect(Y.encodeStateVector(chen.doc)).toEqual(before);
  });

  it("[STA3] changes no byte of what is submitted, and is in no version", () => {
    const [lin] = buildPair();
    const before = lin.room.getSnapshot();
    finaliseScript(lin.room, {}, lin.ctx());
    const after = lin.room.getSnapshot();
    expect(pinContent(after, asId("v1"), null)).toEqual(pinContent(before, asId("v1"), null));
    expect(versionOf(after)).toEqual(versionOf(before));
  });

  it("[STA3] [S12] two offline, one locks and one writes: both words and lock are there, and the lock says it is overtaken", () => {
    const [lin, chen] = buildPair();
    finaliseScript(lin.room, {}, lin.ctx());
    change(chen, type("陈写的"));
    syncAll([lin, chen]);
    expect([said(lin), said(chen)]).toEqual([["陈写的开场"], ["陈写的开场"]]);
    expect([markOf(lin)?.type, markOf(chen)?.type]).toEqual(["overtaken", "overtaken"]);
    expect(change(lin, type("再写"))).toMatchObject({ ok: true });
    finaliseScript(chen.room, {}, chen.ctx());
    expect(markOf(chen)).toMatchObject({ type: "final", round: 2, by: "chen" });
  });

  it("[STA3] two who lock the same words at once have one 定稿", () => {
    const [lin, chen] = buildPair();
    finaliseScript(lin.room, {}, lin.ctx());
    finaliseScript(chen.room, {}, chen.ctx());
    syncAll([lin, chen]);
    expect(markOf(lin)).toEqual(markOf(chen));
    expect(markOf(lin)).toMatchObject({ type: "final", round: 1 });
  });

  it("[STA3] what a hand had written before the lock came gets in, and overtakes it", () => {
    const [lin, chen] = buildPair();
    finaliseScript(lin.room, {}, lin.ctx());
    syncAll([lin, chen]);
    expect(change(chen, type("拼音里的字"), true)).toMatchObject({ ok: true });
    expect([said(chen), markOf(chen)?.type]).toEqual([["拼音里的字开场"], "overtaken"]);
  });

  it("[STA4] [S12] 修改 opens it for the next round; with nothing to say it says nothing", () => {
    const [lin] = buildPair();
    expect(reopenScript(lin.room, {}, lin.ctx())).toMatchObject({ ok: true });
    expect(markOf(lin)).toBeNull();
    finaliseScript(lin.room, {}, lin.ctx());
    reopenScript(lin.room, {}, lin.ctx());
    expect(markOf(lin)).toMatchObject({ type: "open", round: 1 });
    expect(change(lin, type("改"))).toMatchObject({ ok: true });
    finaliseScript(lin.room, {}, lin.ctx());
    expect(markOf(lin)).toMatchObject({ type: "final", round: 2 });
  });

  it("[STA3] a script without a word is not finished", () => {
    const lin = buildWriter("lin", 11);
    change(lin, [{ type: "insert-row", row: buildRow("r1", { voice: " " }), afterId: null }]);
    expect(finaliseScript(lin.room, {}, lin.ctx())).toEqual({ ok: false, error: { code: "script-empty" } });
  });
});

describe("undo and 定稿", () => {
  it("[STA3] takes the lock back, but no word under it, here or after a colleague's lock", () => {
    const [lin, chen] = buildPair();
    const undo = createUndo(chen.room);
    change(chen, type("陈"));
    syncAll([lin, chen]);
    finaliseScript(lin.room, {}, lin.ctx());
    syncAll([lin, chen]);
    expect([undo.getSnapshot().canUndo, undo.undo()]).toEqual([false, false]);
    expect([said(chen), markOf(chen)?.type]).toEqual([["陈开场"], "final"]);

    reopenScript(lin.room, {}, lin.ctx());
    syncAll([lin, chen]);
    expect(undo.getSnapshot().canUndo).toBe(true);
    finaliseScript(chen.room, {}, chen.ctx());
    expect(undo.undo()).toBe(true);
    expect([said(chen), markOf(chen)?.type]).toEqual([["陈开场"], "open"]);
    expect(undo.undo()).toBe(true);
    expect(said(chen)).toEqual(["开场"]);
  });
});

describe("a copy that comes back", () => {
  it("[STA3] [L6] brings its 定稿 to an empty script, and none to one that stands", () => {
    const [lin, chen] = buildPair();
    finaliseScript(lin.room, {}, lin.ctx());
    const fresh = buildWriter("zhou", 33);
    expect(mergeScript(fresh.room, { from: lin.room, prefer: "present" }, fresh.ctx())).toMatchObject({ ok: true });
    expect([said(fresh), markOf(fresh)?.type]).toEqual([["开场"], "final"]);
    expect(mergeScript(chen.room, { from: lin.room, prefer: "incoming" }, chen.ctx())).toMatchObject({ ok: true });
    expect(markOf(chen)).toBeNull();
  });
});
