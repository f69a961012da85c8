import { asId, type RowId, type ShotId } from "@tongpin/domain/base";
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { buildReplica, buildRow, type Replica, syncAll } from "../replica-builder.ts";
import { openScript, type ScriptRoom } from "../selectors/open-script.ts";
import type { ScriptChange } from "../text/row-changes.ts";
import { applyScriptChanges } from "./apply-script-changes.ts";
import { rowsToShots } from "./rows-to-shots.ts";
import { removeShots, updateShots } from "./shots.ts";
import { updatePost } from "./update-post.ts";

// Many random runs: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

interface Writer extends Replica {
  readonly room: ScriptRoom;
}

const row = (id: string) => asId<RowId>(id);

function buildWriters(...names: string[]): Writer[] {
  return names.map((name, index) => {
    const replica = buildReplica(name, 1000 + index * 7);
    return { ...replica, room: openScript(replica.doc) };
  });
}

function change(writer: Writer, ...changes: ScriptChange[]): void {
  expect(applyScriptChanges(writer.room, { changes, source: writer }, writer.ctx())).toEqual({
    ok: true,
    value: undefined,
  });
}

/** Two writers at work on the same three rows. */
function buildPair(): [Writer, Writer] {
  const [lin, zhou] = buildWriters("lin", "zhou") as [Writer, Writer];
  change(
    lin,
    { type: "insert-row", row: buildRow("r1", { voice: "开场白" }), afterId: null },
    { type: "insert-row", row: buildRow("r2", { voice: "先铺底再定妆" }), afterId: row("r1") },
    { type: "insert-row", row: buildRow("r3", { voice: "求关注" }), afterId: row("r2") },
  );
  syncAll([lin, zhou]);
  return [lin, zhou];
}

function voices(writer: Writer): string[] {
  return writer.room.getSnapshot().rows.map(({ voice }) => voice);
}

function expectSame(...writers: Writer[]): void {
  syncAll(writers);
  for (const writer of writers) expect(writer.room.getSnapshot()).toEqual(writers[0]?.room.getSnapshot());
}

describe("two people on one script", () => {
  it("[S2] one moves a row while the other edits it: both kept, one row", () => {
    const [lin, zhou] = buildPair();
    change(lin, { type: "move-row", id: row("r2"), afterId: row("r3") });
    change(zhou, { type: "edit-cell", id: row("r2"), column: "voice", ops: [{ retain: 6 }, { insert: "！" }] });
    expectSame(lin, zhou);
    expect(voices(lin)).toEqual(["开场白", "求关注", "先铺底再定妆！"]);
  });

  it("[S2] one splits a row while the other types in its tail: no word is lost", () => {
    const [lin, zhou] = buildPair();
    change(
      lin,
      { type: "edit-cell", id: row("r2"), column: "voice", ops: [{ retain: 3 }, { delete: 3 }] },
      { type: "insert-row", row: buildRow("r2b", { voice: "再定妆" }), afterId: row("r2") },
    );
    change(zhou, { type: "edit-cell", id: row("r2"), column: "voice", ops: [{ retain: 5 }, { insert: "慢慢" }] });
    expectSame(lin, zhou);
    expect(voices(lin)).toEqual(["开场白", "先铺底慢慢", "再定妆", "求关注"]);
  });

  it("[S2] one merges two rows while the other types in the lower: the lower comes back with what was typed", () => {
    const [lin, zhou] = buildPair();
    change(
      lin,
      { type: "edit-cell", id: row("r1"), column: "voice", ops: [{ retain: 3 }, { insert: "先铺底再定妆" }] },
      { type: "remove-row", id: row("r2") },
    );
    expect(voices(lin)).toEqual(["开场白先铺底再定妆", "求关注"]);
    change(zhou, { type: "edit-cell", id: row("r2"), column: "visual", ops: [{ insert: "手部特写" }] });
    expectSame(lin, zhou);
    expect(voices(zhou)).toEqual(["开场白先铺底再定妆", "先铺底再定妆", "求关注"]);
    expect(zhou.room.getSnapshot().rows[1]?.visual).toBe("手部特写");
  });

  it("[S2] a removed row nobody touched stays away, also for somebody who only moved it", () => {
    const [lin, zhou] = buildPair();
    change(lin, { type: "remove-row", id: row("r2") });
    change(zhou, { type: "move-row", id: row("r2"), afterId: null });
    expectSame(lin, zhou);
    expect(voices(lin)).toEqual(["开场白", "求关注"]);
  });

  it("[S2] both remove it: gone; a row brought back and then edited is not hidden by its old removal", () => {
    const [lin, zhou] = buildPair();
    change(lin, { type: "remove-row", id: row("r1") });
    change(zhou, { type: "remove-row", id: row("r1") });
    change(lin, { type: "remove-row", id: row("r2") });
    change(zhou, { type: "edit-cell", id: row("r2"), column: "voice", ops: [{ insert: "嗨" }] });
    expectSame(lin, zhou);
    expect(voices(lin)).toEqual(["嗨先铺底再定妆", "求关注"]);
    change(lin, { type: "edit-cell", id: row("r2"), column: "voice", ops: [{ delete: 1 }] });
    expectSame(lin, zhou);
    expect(voices(zhou)).toEqual(["先铺底再定妆", "求关注"]);
  });

  it("[S2] both move one row to different places: one row, one place", () => {
    const [lin, zhou] = buildPair();
    change(lin, { type: "move-row", id: row("r1"), afterId: row("r3") });
    change(zhou, { type: "move-row", id: row("r1"), afterId: row("r2") });
    expectSame(lin, zhou);
    expect([...voices(lin)].sort()).toEqual(["先铺底再定妆", "开场白", "求关注"].sort());
  });

  it("[template-once] fifty people open the same new script: nothing is written, so nothing can double", () => {
    const writers = buildWriters(...Array.from({ length: 50 }, (_, index) => `w${index}`));
    for (const writer of writers) writer.room.getSnapshot();
    expect(writers.every(({ doc }) => Y.encodeStateAsUpdate(doc).length === 2)).toBe(true);
    const first = writers.slice(0, 2) as [Writer, Writer];
    for (const writer of first) {
      change(writer, {
        type: "insert-row",
        row: buildRow(`row-of-${writer.name}`, { voice: writer.name }),
        afterId: null,
      });
    }
    syncAll(first);
    expect(voices(first[0]).sort()).toEqual(["w0", "w1"]);
  });

  it("[B2] fifty people make shots of the same rows at once: one shot a row, and no edit is lost", () => {
    const writers = buildWriters(...Array.from({ length: 50 }, (_, index) => `w${index}`));
    const [first, second] = writers as [Writer, Writer];
    change(
      first,
      { type: "insert-row", row: buildRow("r1", { visual: "近景", voice: "大家好" }), afterId: null },
      { type: "insert-row", row: buildRow("r2", { visual: "全景", voice: "走" }), afterId: row("r1") },
    );
    for (const { doc } of writers.slice(1)) Y.applyUpdate(doc, Y.encodeStateAsUpdate(first.doc));
    for (const [index, writer] of writers.entries()) {
      const made = rowsToShots(writer.room, { rowIds: "all" }, writer.ctx());
      expect(made).toEqual({ ok: true, value: ["row-r1", "row-r2"] });
      // Every second one goes on at once, before having heard of the others.
      if (index === 0) edit(writer, { size: "特写" });
      if (index === 1) edit(writer, { line: "大家好呀" });
    }
    expectSame(...writers);
    const { shots } = second.room.getSnapshot();
    expect(shots.map(({ id }) => id)).toEqual(["row-r1", "row-r2"]);
    expect(shots[0]).toMatchObject({ size: "特写", line: "大家好呀", picture: "近景", rowId: "r1" });
    expect(rowsToShots(first.room, { rowIds: "all" }, first.ctx())).toEqual({ ok: true, value: [] });
  });

  function edit(writer: Writer, patch: Parameters<typeof updateShots>[1]["edits"][number]["patch"]): void {
    const edits = [{ id: asId<ShotId>("row-r1"), patch }];
    expect(updateShots(writer.room, { edits }, writer.ctx()).ok).toBe(true);
  }

  it("[B1] a shot removed by one and annotated by another stays, with the note", () => {
    const [lin, zhou] = buildPair();
    rowsToShots(lin.room, { rowIds: [row("r1"), row("r2")] }, lin.ctx());
    syncAll([lin, zhou]);
    const ids = [asId<ShotId>("row-r1"), asId<ShotId>("row-r2")];
    expect(removeShots(lin.room, { ids }, lin.ctx()).ok).toBe(true);
    edit(zhou, { note: "借轨道车" });
    expectSame(lin, zhou);
    expect(lin.room.getSnapshot().shots.map(({ id, note }) => [id, note])).toEqual([["row-r1", "借轨道车"]]);
    // Pressing again brings the removed one back below its neighbour.
    rowsToShots(lin.room, { rowIds: "all" }, lin.ctx());
    expectSame(lin, zhou);
    expect(zhou.room.getSnapshot().shots.map(({ id }) => id)).toEqual(["row-r1", "row-r2", "row-r3"]);
  });

  it("[K1] a caption edited by two merges; topics added by two are all there", () => {
    const [lin, zhou] = buildPair();
    updatePost(lin.room, { patch: { title: "底妆", caption: "今天教大家底妆", topics: ["美妆"] } }, lin.ctx());
    syncAll([lin, zhou]);
    updatePost(lin.room, { patch: { caption: "【新手】今天教大家底妆", topics: ["美妆", "#新手化妆"] } }, lin.ctx());
    updatePost(zhou.room, { patch: { caption: "今天教大家底妆😀", topics: ["底妆教程", "美妆"] } }, zhou.ctx());
    expectSame(lin, zhou);
    const { post } = lin.room.getSnapshot();
    expect(post.caption).toBe("【新手】今天教大家底妆😀");
    expect([...post.topics].sort()).toEqual(["底妆教程", "新手化妆", "美妆"].sort());
  });
});
