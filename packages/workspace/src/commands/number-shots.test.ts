import { asId, type RowId, type ShotId } from "@tongpin/domain/base";
import { shotNumbers } from "@tongpin/domain/shots";
import { beforeEach, describe, expect, it } from "vitest";
import { buildReplica, buildRow, type Replica, syncAll } from "../replica-builder.ts";
import { openScript, type ScriptRoom } from "../selectors/open-script.ts";
import { createUndo } from "../undo/create-undo.ts";
import { applyScriptChanges } from "./apply-script-changes.ts";
import { lockShotNumbers, renumberShots } from "./number-shots.ts";
import { rowsToShots } from "./rows-to-shots.ts";
import { addShot, moveShots, pasteShots, removeShots, restoreShots, updateShots } from "./shots.ts";

interface Writer extends Replica {
  readonly room: ScriptRoom;
}

function buildWriter(name: string, clientID: number): Writer {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openScript(replica.doc) };
}

function add({ room, ctx }: Writer, afterId: ShotId | null): ShotId {
  const made = addShot(room, { afterId }, ctx());
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

const stored = ({ room }: Writer) => room.getSnapshot().shots.map(({ number }) => number);
const shown = ({ room }: Writer) => {
  const { shots, numbering } = room.getSnapshot();
  return [...shotNumbers(shots, numbering).values()];
};

describe("numbers of shots, locked and open", () => {
  let lin: Writer;
  let a: ShotId;
  let b: ShotId;
  beforeEach(() => {
    lin = buildWriter("lin", 1);
    a = add(lin, null);
    b = add(lin, a);
  });

  it("[LST1] [B3] while open nothing is stored and a shot put in between pushes the others on", () => {
    add(lin, a);
    expect([stored(lin), shown(lin)]).toEqual([
      ["", "", ""],
      ["1", "2", "3"],
    ]);
  });

  it("[LST2] [B3] locking keeps what is shown, in one step; later shots get 1A, 1B; moving keeps numbers", () => {
    const undo = createUndo(lin.room);
    lockShotNumbers(lin.room, { locked: true }, lin.ctx());
    expect(stored(lin)).toEqual(["1", "2"]);
    const first = add(lin, a);
    add(lin, first);
    expect(stored(lin)).toEqual(["1", "1A", "1B", "2"]);
    moveShots(lin.room, { ids: [first], afterId: null }, lin.ctx());
    expect(stored(lin)).toEqual(["1A", "1", "1B", "2"]);
    const inserts = [
      { afterId: b, patch: {} },
      { afterId: b, patch: { note: "二" } },
    ];
    pasteShots(lin.room, { edits: [], inserts }, lin.ctx());
    expect(stored(lin).slice(-2)).toEqual(["3", "4"]);
    for (let step = 0; step < 4; step++) undo.undo();
    expect(stored(lin)).toEqual(["1", "2"]);
    undo.undo();
    expect([stored(lin), lin.room.getSnapshot().numbering.locked]).toEqual([["", ""], false]);
  });

  it("[LST3] [B3] a removed shot's number is given to nobody, comes back with it, and can't be taken by hand", () => {
    lockShotNumbers(lin.room, { locked: true }, lin.ctx());
    const first = add(lin, a);
    removeShots(lin.room, { ids: [first] }, lin.ctx());
    add(lin, a);
    expect(stored(lin)).toEqual(["1", "1B", "2"]);
    const take = (number: string) => updateShots(lin.room, { edits: [{ id: b, patch: { number } }] }, lin.ctx());
    expect(take("1A")).toMatchObject({ ok: false, error: { code: "number-used" } });
    expect(take("1")).toMatchObject({ ok: false });
    expect(take("2").ok && take("9X").ok).toBe(true);
    restoreShots(lin.room, { ids: [first] }, lin.ctx());
    expect(stored(lin)).toContain("1A");
  });

  it("[LST4] [B3] two people who put a shot in at once: both lists show the same, and the next change writes it down", () => {
    lockShotNumbers(lin.room, { locked: true }, lin.ctx());
    const zhou = buildWriter("zhou", 2);
    syncAll([lin, zhou]);
    add(lin, a);
    add(zhou, a);
    syncAll([lin, zhou]);
    expect(stored(lin)).toEqual(["1", "1A", "1A", "2"]);
    expect(shown(lin)).toEqual(["1", "1A", "1B", "2"]);
    expect(shown(zhou)).toEqual(shown(lin));
    add(lin, b);
    expect(stored(lin)).toEqual(["1", "1A", "1B", "2", "3"]);
  });

  it("[LST3] [B3] 重新编号 begins anew, frees the numbers of removed shots and brings none of them back", () => {
    lockShotNumbers(lin.room, { locked: true }, lin.ctx());
    const first = add(lin, a);
    add(lin, first);
    removeShots(lin.room, { ids: [first] }, lin.ctx());
    const undo = createUndo(lin.room);
    renumberShots(lin.room, lin.ctx());
    expect(stored(lin)).toEqual(["1", "2", "3"]);
    expect(lin.room.getSnapshot().numbering).toEqual({ locked: true, retired: [] });
    undo.undo();
    expect(stored(lin)).toEqual(["1", "1B", "2"]);
    expect(lin.room.getSnapshot().numbering.retired).toEqual(["1A"]);
    lockShotNumbers(lin.room, { locked: false }, lin.ctx());
    renumberShots(lin.room, lin.ctx());
    expect([stored(lin), shown(lin)]).toEqual([
      ["", "", ""],
      ["1", "2", "3"],
    ]);
  });

  it("[B2] [B3] rows made into shots of a locked list are numbered in between", () => {
    const row = { type: "insert-row", row: buildRow("r1", { voice: "你好" }), afterId: null } as const;
    applyScriptChanges(lin.room, { changes: [row], source: null }, lin.ctx());
    rowsToShots(lin.room, { rowIds: "all" }, lin.ctx());
    lockShotNumbers(lin.room, { locked: true }, lin.ctx());
    const next = { type: "insert-row", row: buildRow("r2"), afterId: asId<RowId>("r1") } as const;
    applyScriptChanges(lin.room, { changes: [next], source: null }, lin.ctx());
    rowsToShots(lin.room, { rowIds: "all" }, lin.ctx());
    expect(stored(lin)).toEqual(["1", "2", "3", "4"]);
  });
});
