import { asId, type RowId, type ShotId } from "@tongpin/domain/base";
import { isRowChanged } from "@tongpin/domain/script";
import { shotNumbers } from "@tongpin/domain/shots";
import { beforeEach, describe, expect, it } from "vitest";
import { buildReplica, buildRow, type Replica, syncAll } from "../replica-builder.ts";
import { openScript, type ScriptRoom } from "../selectors/open-script.ts";
import { createUndo } from "../undo/create-undo.ts";
import { applyScriptChanges } from "./apply-script-changes.ts";
import { acceptRowText, rowsToShots } from "./rows-to-shots.ts";
import { addShot, moveShots, pasteShots, removeShots, updateShots } from "./shots.ts";

interface Writer extends Replica {
  readonly room: ScriptRoom;
}

function buildWriter(name: string, clientID: number): Writer {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openScript(replica.doc) };
}

function notes(writer: Writer): string {
  return writer.room
    .getSnapshot()
    .shots.map(({ note }) => note)
    .join("");
}

function add(writer: Writer, ...names: string[]): ShotId[] {
  return names.map((note) => {
    const afterId = writer.room.getSnapshot().shots.at(-1)?.id ?? null;
    const made = addShot(writer.room, { afterId, patch: { note } }, writer.ctx());
    if (!made.ok) throw new Error(made.error.code);
    return made.value;
  });
}

describe("the shot list", () => {
  let lin: Writer;
  beforeEach(() => {
    lin = buildWriter("lin", 1);
  });

  it("[B5] a pasted block is one step: cells overwritten, rows added below each other in their order", () => {
    const [a, b] = add(lin, "a", "b") as [ShotId, ShotId];
    const undo = createUndo(lin.room);
    const inserts = ["1", "2", "3"].map((note) => ({ afterId: a, patch: { note, seconds: 1.5 } }));
    const edits = [{ id: b, patch: { note: "B", size: "特写\r\n大" } }];
    const last = { afterId: b, patch: { note: "4" } };
    expect(pasteShots(lin.room, { edits, inserts: [...inserts, last] }, lin.ctx()).ok).toBe(true);
    expect(notes(lin)).toBe("a123B4");
    expect(lin.room.getSnapshot().shots[4]).toMatchObject({ size: "特写\n大", seconds: null, status: "open" });
    undo.undo();
    expect(notes(lin)).toBe("ab");
    undo.redo();
    expect(notes(lin)).toBe("a123B4");
  });

  it("[S8] shots move together in their present order; two people moving at once leave no double", () => {
    const ids = add(lin, "a", "b", "c", "d", "e") as [ShotId, ShotId, ShotId, ShotId, ShotId];
    const zhou = buildWriter("zhou", 2);
    syncAll([lin, zhou]);
    expect(moveShots(lin.room, { ids: [ids[3], ids[1]], afterId: null }, lin.ctx()).ok).toBe(true);
    expect(notes(lin)).toBe("bdace");
    expect(moveShots(zhou.room, { ids: [ids[0]], afterId: ids[4] }, zhou.ctx()).ok).toBe(true);
    syncAll([lin, zhou]);
    expect(notes(lin)).toBe("bdcea");
    expect(notes(zhou)).toBe(notes(lin));
    expect(moveShots(lin.room, { ids: [ids[1]], afterId: ids[1] }, lin.ctx()).ok).toBe(false);
  });

  it("[S8] two people who edit different cells of one shot both keep theirs", () => {
    const [a] = add(lin, "a") as [ShotId];
    const zhou = buildWriter("zhou", 2);
    syncAll([lin, zhou]);
    updateShots(lin.room, { edits: [{ id: a, patch: { size: "近景", seconds: 3 } }] }, lin.ctx());
    updateShots(zhou.room, { edits: [{ id: a, patch: { movement: "推", status: "done" } }] }, zhou.ctx());
    syncAll([lin, zhou]);
    const expected = { size: "近景", seconds: 3, movement: "推", status: "done", note: "a" };
    expect(lin.room.getSnapshot().shots[0]).toMatchObject(expected);
    expect(zhou.room.getSnapshot()).toEqual(lin.room.getSnapshot());
  });

  it("[B2] shots made of rows stand in the rows' order among the ones that are there, and number themselves", () => {
    const rows = ["r1", "r2", "r3", "r4"];
    const insertions = rows.map((id, index) => ({
      type: "insert-row" as const,
      row: buildRow(id, { voice: id, visual: `画面${id}` }),
      afterId: index === 0 ? null : asId<RowId>(rows[index - 1] ?? ""),
    }));
    applyScriptChanges(lin.room, { changes: insertions, source: null }, lin.ctx());
    const order = () => {
      const { shots, numbering } = lin.room.getSnapshot();
      const numbers = shotNumbers(shots, numbering);
      return shots.map((shot) => `${shot.line || shot.note}${numbers.get(shot.id)}`);
    };
    rowsToShots(lin.room, { rowIds: [asId("r3")] }, lin.ctx());
    add(lin, "自由");
    rowsToShots(lin.room, { rowIds: [asId("r4"), asId("r1")] }, lin.ctx());
    expect(order()).toEqual(["r11", "r32", "r43", "自由4"]);
    const made = rowsToShots(lin.room, { rowIds: "all" }, lin.ctx());
    expect(made).toEqual({ ok: true, value: ["row-r2"] });
    expect(order()).toEqual(["r11", "r22", "r33", "r44", "自由5"]);
  });

  it("[B2] a shot says that its row has changed until the new words are taken over; its own cells stay", () => {
    const insertion = { type: "insert-row", row: buildRow("r1", { voice: "旧", seconds: 4 }), afterId: null } as const;
    applyScriptChanges(lin.room, { changes: [insertion], source: null }, lin.ctx());
    rowsToShots(lin.room, { rowIds: "all" }, lin.ctx());
    const shotId = asId<ShotId>("row-r1");
    updateShots(lin.room, { edits: [{ id: shotId, patch: { scene: "厨房", seconds: 5 } }] }, lin.ctx());
    const changed = () => {
      const { rows, shots } = lin.room.getSnapshot();
      return shots.flatMap((shot) => rows.filter((row) => isRowChanged(shot, row))).length;
    };
    expect(changed()).toBe(0);
    const ops = [{ delete: 1 }, { insert: "新" }];
    const edit = { type: "edit-cell", id: asId<RowId>("r1"), column: "voice", ops } as const;
    applyScriptChanges(lin.room, { changes: [edit], source: null }, lin.ctx());
    expect(changed()).toBe(1);
    expect(acceptRowText(lin.room, { shotId }, lin.ctx()).ok).toBe(true);
    expect(changed()).toBe(0);
    expect(lin.room.getSnapshot().shots[0]).toMatchObject({ line: "新", scene: "厨房", seconds: 5 });
    removeShots(lin.room, { ids: [shotId] }, lin.ctx());
    expect(lin.room.getSnapshot().shots).toEqual([]);
  });
});
