import { asId, type RowId } from "@tongpin/domain/base";
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { applyScriptChanges } from "../commands/apply-script-changes.ts";
import { registerCut } from "../commands/register-cut.ts";
import { setScriptSettings } from "../commands/set-script-settings.ts";
import { addShot } from "../commands/shots.ts";
import { updatePost } from "../commands/update-post.ts";
import { LocalOrigin, REMOTE_ORIGIN } from "../origins.ts";
import { buildReplica, buildRow, type Replica, syncAll } from "../replica-builder.ts";
import type { ScriptChange } from "../text/row-changes.ts";
import { createUndo } from "../undo/create-undo.ts";
import { openScript, type ScriptRoom } from "./open-script.ts";
import { EMPTY_SCRIPT } from "./script-state.ts";

interface Writer extends Replica {
  readonly room: ScriptRoom;
}

function buildWriter(name: string, clientID: number): Writer {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openScript(replica.doc) };
}

const row = (id: string) => asId<RowId>(id);

function change(writer: Writer, source: unknown, ...changes: ScriptChange[]): void {
  expect(applyScriptChanges(writer.room, { changes, source }, writer.ctx()).ok).toBe(true);
}

function fill(writer: Writer): void {
  change(
    writer,
    null,
    { type: "insert-row", row: buildRow("r1", { voice: "一二三四五六" }), afterId: null },
    { type: "insert-row", row: buildRow("r2", { voice: "七" }), afterId: row("r1") },
  );
}

describe("the script room", () => {
  it("[SCRIPT1] what did not change keeps its identity, through edits, moves and foreign transactions", () => {
    const lin = buildWriter("lin", 1);
    fill(lin);
    addShot(lin.room, { afterId: null }, lin.ctx());
    const before = lin.room.getSnapshot();
    change(lin, null, { type: "edit-cell", id: row("r2"), column: "voice", ops: [{ insert: "x" }] });
    const edited = lin.room.getSnapshot();
    expect(edited.rows[0]).toBe(before.rows[0]);
    expect([edited.shots, edited.post, edited.settings]).toEqual([before.shots, before.post, before.settings]);
    expect(edited.shots).toBe(before.shots);
    expect(edited.post).toBe(before.post);
    change(lin, null, { type: "move-row", id: row("r2"), afterId: null });
    expect(lin.room.getSnapshot().rows[1]).toBe(edited.rows[0]);
    expect(lin.room.getSnapshot().rows[0]).toBe(edited.rows[1]);
    const moved = lin.room.getSnapshot();
    lin.doc.getMap("meta").set("other", 1);
    expect(lin.room.getSnapshot()).toBe(moved);
  });

  it("[SCRIPT2] tells an editor who made a change, exactly what changed, and leaves out its own", () => {
    const [lin, zhou] = [buildWriter("lin", 1), buildWriter("zhou", 2)];
    fill(lin);
    syncAll([lin, zhou]);
    const undo = createUndo(lin.room);
    const editor = { name: "editor" };
    const heard: unknown[] = [];
    lin.room.onRowsChange((changes, by, source) => heard.push([by, source, changes]), editor);
    const ops = [{ retain: 1 }, { insert: "1" }, { retain: 3 }, { delete: 1 }];
    change(lin, editor, { type: "set-row", id: row("r2"), seconds: 2 });
    change(lin, "grid", { type: "set-row", id: row("r1"), seconds: 4, beat: "hook" });
    change(zhou, null, { type: "edit-cell", id: row("r1"), column: "voice", ops });
    Y.applyUpdate(lin.doc, Y.encodeStateAsUpdate(zhou.doc), REMOTE_ORIGIN);
    undo.undo();
    expect(heard).toEqual([
      ["local", "grid", [{ type: "set-row", id: "r1", seconds: 4, beat: "hook" }]],
      ["remote", null, [{ type: "edit-cell", id: "r1", column: "voice", ops }]],
      ["undo", null, [{ type: "set-row", id: "r1", seconds: null, beat: null }]],
    ]);
  });

  it("[SCRIPT3] a foreign object or formatting inside a text shifts no word", () => {
    const [lin, zhou] = [buildWriter("lin", 1), buildWriter("zhou", 2)];
    fill(lin);
    const heard: (readonly ScriptChange[])[] = [];
    lin.room.onRowsChange((changes) => heard.push(changes));
    syncAll([lin, zhou]);
    const map = zhou.doc.getMap<unknown>("rows").get("r1");
    const text = map instanceof Y.Map ? map.get("voice") : null;
    if (!(text instanceof Y.Text)) throw new Error("no text");
    zhou.doc.transact(() => {
      text.insertEmbed(2, { image: "x" });
      text.format(0, 4, { bold: true });
      text.insert(5, "！");
    });
    syncAll([lin, zhou]);
    expect(lin.room.getSnapshot().rows[0]?.voice).toBe("一二三四！五六");
    expect(heard).toEqual([[{ type: "edit-cell", id: "r1", column: "voice", ops: [{ retain: 4 }, { insert: "！" }] }]]);
    change(lin, null, {
      type: "edit-cell",
      id: row("r1"),
      column: "voice",
      ops: [{ retain: 1 }, { delete: 2 }, { insert: "23" }, { retain: 1 }, { delete: 1 }],
    });
    expect(lin.room.getSnapshot().rows[0]?.voice).toBe("一23四五六");
  });

  it("[E13] an XML text in the place of a cell prints as markup, so it is no words", () => {
    const lin = buildWriter("lin", 1);
    fill(lin);
    const map = lin.doc.getMap<unknown>("rows").get("r1");
    const xml = new Y.XmlText();
    xml.insert(0, "脚本", { script: { src: "x" } });
    if (map instanceof Y.Map) map.set("visual", xml);
    expect(lin.room.getSnapshot().rows[0]).toEqual(buildRow("r1", { voice: "一二三四五六" }));
    change(lin, null, { type: "edit-cell", id: row("r1"), column: "visual", ops: [{ insert: "近景" }] });
    expect(lin.room.getSnapshot().rows[0]?.visual).toBe("近景");
  });

  it("[SCRIPT4] one command is one transaction with a local origin, and one that changes nothing is none", () => {
    const lin = buildWriter("lin", 1);
    const origins: unknown[] = [];
    lin.doc.on("update", (_update: Uint8Array, origin: unknown) => origins.push(origin));
    fill(lin);
    updatePost(lin.room, { patch: { title: "标题", topics: ["#美妆", "美妆"], coverAtMs: 1500 } }, lin.ctx());
    updatePost(lin.room, { patch: { title: "标题", topics: ["美妆"] } }, lin.ctx());
    setScriptSettings(lin.room, { patch: { targetSeconds: 30 } }, lin.ctx());
    setScriptSettings(lin.room, { patch: { targetSeconds: 30 } }, lin.ctx());
    change(lin, null);
    expect(origins).toHaveLength(3);
    expect(origins.every((origin) => origin instanceof LocalOrigin)).toBe(true);
  });

  it("[R1] the same bytes are the same cut, whoever registers them; the oldest is V1", () => {
    const [lin, zhou] = [buildWriter("lin", 1), buildWriter("zhou", 2)];
    const cut = { bytes: 9, name: "片.mp4", mime: "video/mp4", durationMs: 15_000, width: 1080, height: 1920 };
    const register = (writer: Writer, letter: string) =>
      registerCut(writer.room, { ...cut, sha256: asId(letter.repeat(64)) }, writer.ctx());
    zhou.wait(1000);
    expect(register(zhou, "a").ok).toBe(true);
    expect(register(lin, "b").ok).toBe(true);
    expect(register(lin, "a").ok).toBe(true);
    syncAll([lin, zhou]);
    const { cuts } = lin.room.getSnapshot();
    expect(cuts.map(({ sha256 }) => sha256.charAt(0))).toHaveLength(2);
    expect(zhou.room.getSnapshot().cuts).toEqual(cuts);
    const sent = zhou.outgoing.length;
    expect(register(zhou, "b").ok).toBe(true);
    expect(zhou.outgoing.length).toBe(sent);
  });

  it("[SCRIPT5] opening writes nothing; a closed room is silent", () => {
    const lin = buildWriter("lin", 1);
    expect(lin.room.getSnapshot()).toEqual(EMPTY_SCRIPT);
    expect(Y.encodeStateAsUpdate(lin.doc).length).toBe(2);
    const heard = vi.fn();
    lin.room.subscribe(heard);
    lin.room.onRowsChange(heard);
    lin.room.destroy();
    lin.doc.getMap("rows").set("r1", new Y.Map([["made", true]]));
    expect(heard).not.toHaveBeenCalled();
  });
});
