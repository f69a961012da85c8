import { asId, type RowId, type VideoId } from "@tongpin/domain/base";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { applyScriptChanges } from "../commands/apply-script-changes.ts";
import { addShot } from "../commands/shots.ts";
import { updatePost } from "../commands/update-post.ts";
import { addVideo, updateVideo } from "../commands/videos.ts";
import { REMOTE_ORIGIN } from "../origins.ts";
import { buildReplica, buildRow } from "../replica-builder.ts";
import { SCHEMA_VERSION } from "../schema/roots.ts";
import { createUndo } from "../undo/create-undo.ts";
import { openPlan } from "./open-plan.ts";
import { openScript } from "./open-script.ts";
import { watchGate } from "./script-gate.ts";

function opened() {
  const replica = buildReplica("lin", 5);
  const room = openScript(replica.doc);
  const changes = [{ type: "insert-row", row: buildRow("r1", { voice: "词" }), afterId: null } as const];
  applyScriptChanges(room, { changes, source: null }, replica.ctx());
  replica.outgoing.length = 0;
  return { ...replica, room, gate: watchGate(room) };
}

/** A later version of the app works on the same document. */
function fromLater(doc: Y.Doc, write: (later: Y.Doc) => void): void {
  const later = new Y.Doc();
  Y.applyUpdate(later, Y.encodeStateAsUpdate(doc));
  later.transact(() => {
    later.getMap("meta").set("schema", SCHEMA_VERSION + 1);
    write(later);
  });
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(later, Y.encodeStateVector(doc)), REMOTE_ORIGIN);
}

describe("the gate before an editor", () => {
  it("[gate] a plan's closes the moment a newer version's writing arrives; not a word of it is lost or changed", () => {
    const { doc, outgoing, ctx } = buildReplica("lin", 5);
    const room = openPlan(doc);
    addVideo(room, { id: asId<VideoId>("v1"), title: "底妆" }, ctx());
    const gate = watchGate(room);
    let told = 0;
    gate.subscribe(() => {
      told += 1;
    });
    expect(gate.getSnapshot()).toBe("open");
    fromLater(doc, (later) => later.getMap("videos").set("v1/hologram", { deep: true }));
    expect([gate.getSnapshot(), told]).toEqual(["newer", 1]);
    outgoing.length = 0;
    expect(updateVideo(room, { videoId: asId<VideoId>("v1"), patch: { title: "改" } }, ctx()).ok).toBe(false);
    expect([outgoing, room.getSnapshot().videos.get(asId<VideoId>("v1"))?.title]).toEqual([[], "底妆"]);
  });

  it("[gate] closes the moment a newer version's writing arrives, and says so", () => {
    const { doc, gate } = opened();
    let told = 0;
    gate.subscribe(() => {
      told += 1;
    });
    expect(gate.getSnapshot()).toBe("open");
    fromLater(doc, (later) => later.getMap("rows").set("r9", new Y.Map([["kind", "table"]])));
    expect([gate.getSnapshot(), told]).toEqual(["newer", 1]);
  });

  it("[old-client-destroys-nothing] no command, no undo and no redo of an old client changes a byte of a newer document", () => {
    const { doc, room, gate, outgoing, ctx } = opened();
    const undo = createUndo(room);
    const changes = [{ type: "insert-row", row: buildRow("r2", { voice: "句" }), afterId: null } as const];
    applyScriptChanges(room, { changes, source: null }, ctx());
    fromLater(doc, (later) => {
      const row = later.getMap("rows").get("r1");
      if (row instanceof Y.Map) row.set("speaker", "小林");
      later.getMap("shots").set("s9", { hologram: true });
      later.getMap("settings").set("aspect", "9:16");
    });
    expect(gate.getSnapshot()).toBe("newer");
    outgoing.length = 0;
    const before = Y.encodeStateAsUpdate(doc);
    expect(applyScriptChanges(room, { changes, source: null }, ctx()).ok).toBe(false);
    expect(addShot(room, { afterId: null }, ctx()).ok).toBe(false);
    expect(updatePost(room, { patch: { title: "标题" } }, ctx()).ok).toBe(false);
    expect(undo.undo()).toBe(false);
    expect(undo.redo()).toBe(false);
    expect(outgoing).toEqual([]);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  it("[old-client-destroys-nothing] of the same version, what an editor does not know stays: fields of rows, foreign roots, odd values", () => {
    const { doc, room, gate, ctx } = opened();
    const later = new Y.Doc();
    Y.applyUpdate(later, Y.encodeStateAsUpdate(doc));
    const row = later.getMap("rows").get("r1");
    if (row instanceof Y.Map) row.set("speaker", "小林");
    later.getMap("post").set("mood", { warm: [1, 2, 3] });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(later), REMOTE_ORIGIN);
    const undo = createUndo(room);
    const id = asId<RowId>("r1");
    const edit = { type: "edit-cell", id, column: "voice", ops: [{ insert: "新" }] } as const;
    applyScriptChanges(room, { changes: [edit], source: null }, ctx());
    applyScriptChanges(room, { changes: [{ type: "remove-row", id }], source: null }, ctx());
    undo.undo();
    updatePost(room, { patch: { title: "标题", topics: ["甲"] } }, ctx());
    expect(gate.getSnapshot()).toBe("open");
    const kept = doc.getMap("rows").get("r1");
    expect(kept instanceof Y.Map && kept.get("speaker")).toBe("小林");
    expect(doc.getMap("post").get("mood")).toEqual({ warm: [1, 2, 3] });
  });

  it("[poison-doc] a document no command of ours could have written is not given to an editor", () => {
    const { doc, gate } = opened();
    const row = doc.getMap("rows").get("r1");
    const voice = row instanceof Y.Map ? row.get("voice") : null;
    if (voice instanceof Y.Text) voice.insert(0, "长".repeat(100_000));
    expect(gate.getSnapshot()).toBe("oversized");
    if (voice instanceof Y.Text) voice.delete(0, 100_000);
    expect(gate.getSnapshot()).toBe("open");
  });
});
