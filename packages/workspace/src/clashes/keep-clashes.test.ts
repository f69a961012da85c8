import type { ShotId } from "@tongpin/domain/base";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { settleClash } from "../commands/settle-clash.ts";
import { addShot, removeShots, updateShots } from "../commands/shots.ts";
import { mergeScript } from "../merge/merge-script.ts";
import { REMOTE_ORIGIN, STORE_ORIGIN } from "../origins.ts";
import { buildReplica, type Replica, syncAll } from "../replica-builder.ts";
import { openScript, type ScriptRoom } from "../selectors/open-script.ts";
import { createUndo, type UndoStack } from "../undo/create-undo.ts";
import { keepClashes } from "./keep-clashes.ts";

interface Writer extends Replica {
  readonly room: ScriptRoom;
  readonly undo: UndoStack;
}

function buildWriter(name: string, clientID: number, mayWrite = true): Writer {
  const replica = buildReplica(name, clientID);
  const room = openScript(replica.doc);
  keepClashes(room, { ctx: replica.ctx, mayWrite: () => mayWrite });
  return { ...replica, room, undo: createUndo(room) };
}

/** What stands in a shot's line, and what else is offered for it. */
function line({ room }: Writer, id: ShotId) {
  const { shots, clashes } = room.getSnapshot();
  return {
    now: shots.find((shot) => shot.id === id)?.line,
    also: clashes.filter(({ shotId, field }) => shotId === id && field === "line").map(({ value }) => value),
  };
}

function write({ room, ctx }: Writer, id: ShotId, words: string): void {
  expect(updateShots(room, { edits: [{ id, patch: { line: words } }] }, ctx()).ok).toBe(true);
}

describe("two people in one cell", () => {
  let lin: Writer;
  let zhou: Writer;
  let id: ShotId;
  beforeEach(() => {
    lin = buildWriter("lin", 1);
    zhou = buildWriter("zhou", 2);
    const made = addShot(lin.room, { afterId: null, patch: { line: "旧" } }, lin.ctx());
    if (!made.ok) throw new Error(made.error.code);
    id = made.value;
    syncAll([lin, zhou]);
  });

  it("[T7] what both wrote at once is kept on both sides, whoever's stands in the cell", () => {
    write(lin, id, "林的");
    write(zhou, id, "周的");
    syncAll([lin, zhou]);
    expect(line(lin, id)).toEqual({ now: "周的", also: ["林的"] });
    expect(line(zhou, id)).toEqual(line(lin, id));
  });

  it("[T7] who writes over what he has seen takes nothing from anybody; the same words are no clash", () => {
    write(lin, id, "一");
    syncAll([lin, zhou]);
    write(zhou, id, "二");
    syncAll([lin, zhou]);
    expect(line(lin, id)).toEqual({ now: "二", also: [] });
    write(lin, id, "三");
    write(zhou, id, "三");
    syncAll([lin, zhou]);
    expect(line(zhou, id)).toEqual({ now: "三", also: [] });
  });

  it("[T7] of several edits made offline only the last was meant", () => {
    for (const words of ["林一", "林二", "林三"]) write(lin, id, words);
    for (const words of ["周一", "周二"]) write(zhou, id, words);
    syncAll([lin, zhou]);
    expect(line(lin, id)).toEqual({ now: "周二", also: ["林三"] });
  });

  it("[T7] different cells of one shot never clash", () => {
    write(lin, id, "台词");
    updateShots(zhou.room, { edits: [{ id, patch: { picture: "画面", seconds: 3 } }] }, zhou.ctx());
    syncAll([lin, zhou]);
    expect(lin.room.getSnapshot().clashes).toEqual([]);
  });

  it("[T7] choosing takes the words over and ends the question for everybody; undo brings it back", () => {
    write(lin, id, "林的");
    write(zhou, id, "周的");
    syncAll([lin, zhou]);
    expect(settleClash(zhou.room, { shotId: id, field: "line", keep: "林的" }, zhou.ctx()).ok).toBe(true);
    syncAll([lin, zhou]);
    expect(line(lin, id)).toEqual({ now: "林的", also: [] });
    zhou.undo.undo();
    syncAll([lin, zhou]);
    expect(line(lin, id)).toEqual({ now: "周的", also: ["林的"] });
    settleClash(lin.room, { shotId: id, field: "line", keep: "周的" }, lin.ctx());
    syncAll([lin, zhou]);
    expect(line(zhou, id)).toEqual({ now: "周的", also: [] });
  });

  it("[T7] keeping a colleague's words is nobody's step to undo", () => {
    write(lin, id, "林的");
    write(zhou, id, "周的");
    syncAll([lin, zhou]);
    zhou.undo.undo();
    expect(line(zhou, id).also).toContain("林的");
  });

  it("[T7] whoever may only read keeps nothing and still sees both", () => {
    const reader = buildWriter("wu", 3, false);
    syncAll([lin, zhou, reader]);
    write(lin, id, "林的");
    write(zhou, id, "周的");
    Y.applyUpdate(reader.doc, Y.encodeStateAsUpdate(lin.doc), REMOTE_ORIGIN);
    Y.applyUpdate(reader.doc, Y.encodeStateAsUpdate(zhou.doc), REMOTE_ORIGIN);
    expect(reader.outgoing).toEqual([]);
    syncAll([lin, zhou, reader]);
    expect(line(reader, id)).toEqual({ now: "周的", also: ["林的"] });
  });

  it("[T7] somebody who comes back after it was settled does not ask again", () => {
    const late = buildWriter("wu", 3);
    write(lin, id, "林的");
    syncAll([lin, late]);
    write(zhou, id, "周的");
    syncAll([lin, zhou]);
    settleClash(lin.room, { shotId: id, field: "line", keep: "周的" }, lin.ctx());
    syncAll([lin, late]);
    syncAll([lin, zhou, late]);
    expect(line(late, id)).toEqual({ now: "周的", also: [] });
  });

  it("[T7] edits of before a reload clash like any other; reading them back asks nothing", () => {
    write(lin, id, "林的");
    const reopened = buildWriter("lin", 11);
    Y.applyUpdate(reopened.doc, Y.encodeStateAsUpdate(lin.doc), STORE_ORIGIN);
    expect(reopened.outgoing).toEqual([]);
    write(zhou, id, "周的");
    syncAll([reopened, zhou]);
    expect(line(reopened, id)).toEqual({ now: "周的", also: ["林的"] });
  });

  it("[T7] a removed shot asks nothing, back again it does", () => {
    write(lin, id, "林的");
    write(zhou, id, "周的");
    syncAll([lin, zhou]);
    removeShots(lin.room, { ids: [id] }, lin.ctx());
    expect(lin.room.getSnapshot().clashes).toEqual([]);
    lin.undo.undo();
    expect(line(lin, id).also).toEqual(["林的"]);
  });

  it("[T7] [L7] a backup brings the question along, and a settled one is not asked again", () => {
    write(lin, id, "林的");
    write(zhou, id, "周的");
    syncAll([lin, zhou]);
    const empty = buildWriter("wu", 3);
    expect(mergeScript(empty.room, { from: lin.room, prefer: "incoming" }, empty.ctx()).ok).toBe(true);
    expect(line(empty, id)).toEqual({ now: "周的", also: ["林的"] });
    const copy = openScript(buildReplica("copy", 4).doc);
    Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(lin.doc), STORE_ORIGIN);
    settleClash(lin.room, { shotId: id, field: "line", keep: "周的" }, lin.ctx());
    mergeScript(lin.room, { from: copy, prefer: "present" }, lin.ctx());
    expect(line(lin, id)).toEqual({ now: "周的", also: [] });
  });
});
