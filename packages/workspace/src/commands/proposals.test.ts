import { asId, type RowId } from "@tongpin/domain/base";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { buildReplica, buildRow } from "../replica-builder.ts";
import { openScript } from "../selectors/open-script.ts";
import { openShown } from "../selectors/open-shown.ts";
import type { ScriptChange } from "../text/row-changes.ts";
import { createUndo } from "../undo/create-undo.ts";
import { applyScriptChanges } from "./apply-script-changes.ts";
import { applyShownChanges } from "./apply-shown-changes.ts";
import { acceptSuggestions, rejectSuggestions } from "./decide-proposals.ts";
import { finaliseScript } from "./finalise-script.ts";

const R1 = asId<RowId>("r1");

function buildDesk() {
  const { doc, ctx, wait } = buildReplica("lin", 1);
  const room = openScript(doc);
  const shown = openShown(room);
  const row = buildRow("r1", { voice: "一只小炉" });
  applyScriptChanges(room, { changes: [{ type: "insert-row", row, afterId: null }], source: null }, ctx());
  const undo = createUndo(room);
  return {
    doc,
    room,
    shown,
    undo,
    ctx,
    wait,
    suggest: (...changes: ScriptChange[]) =>
      applyShownChanges(shown, { changes, source: null, mode: "suggest" }, ctx()),
    voices: () => room.getSnapshot().rows.map(({ voice }) => voice),
    ids: () => shown.getSnapshot().suggestions.map(({ id }) => id),
  };
}

const retype = (from: number, gone: number, insert: string): ScriptChange => ({
  type: "edit-cell",
  id: R1,
  column: "voice",
  ops: [{ retain: from }, { delete: gone }, { insert }],
});

describe("deciding proposals", () => {
  it("[SUG3] typing on and erasing on are one suggestion; a split is one, with its new row and the words that go", () => {
    const desk = buildDesk();
    desk.suggest(retype(4, 0, "，"));
    desk.suggest(retype(5, 0, "暖"));
    desk.suggest(retype(3, 1, ""));
    desk.suggest(retype(2, 1, ""));
    expect(desk.ids()).toHaveLength(1);
    const row = buildRow("r2", { voice: "一" });
    desk.suggest({ type: "insert-row", row, afterId: R1 }, retype(0, 1, ""));
    expect(desk.shown.getSnapshot().suggestions.map(({ parts }) => parts.map(({ type }) => type))).toEqual([
      ["words", "add-row", "words"],
      ["words"],
    ]);
    expect(desk.voices()).toEqual(["一只小炉"]);
    acceptSuggestions(desk.shown, { ids: desk.ids() }, desk.ctx());
    expect(desk.voices()).toEqual(["只，暖", "一"]);
  });

  it("[SUG5] taking up all is one step back, and the suggestions are there again", () => {
    const desk = buildDesk();
    desk.suggest(retype(0, 1, "两"));
    desk.suggest({ type: "insert-row", row: buildRow("r2", { voice: "新" }), afterId: R1 });
    const before = desk.shown.getSnapshot();
    acceptSuggestions(desk.shown, { ids: desk.ids() }, desk.ctx());
    expect(desk.voices()).toEqual(["两只小炉", "新"]);
    desk.undo.undo();
    expect(desk.voices()).toEqual(["一只小炉"]);
    expect(desk.shown.getSnapshot().rows).toEqual(before.rows);
    expect(desk.shown.getSnapshot().suggestions).toEqual(before.suggestions);
  });

  it("[SUG2] where the row is gone the words are kept and said to have no place, until somebody puts them away", () => {
    const desk = buildDesk();
    desk.suggest(retype(4, 0, "，炭火"));
    applyScriptChanges(desk.room, { changes: [{ type: "remove-row", id: R1 }], source: null }, desk.ctx());
    const [lost] = desk.shown.getSnapshot().suggestions;
    expect(lost).toMatchObject({ lost: true, parts: [{ words: "，炭火" }] });
    acceptSuggestions(desk.shown, { ids: desk.ids() }, desk.ctx());
    expect(desk.ids()).toHaveLength(1);
    rejectSuggestions(desk.shown, { ids: desk.ids() }, desk.ctx());
    expect(desk.ids()).toEqual([]);
  });

  it("[STA3] a final script takes up nothing; suggesting changes nothing of it", () => {
    const desk = buildDesk();
    finaliseScript(desk.room, {}, desk.ctx());
    expect(desk.suggest(retype(0, 1, "两")).ok).toBe(true);
    expect(desk.room.getSnapshot().final?.type).toBe("final");
    expect(acceptSuggestions(desk.shown, { ids: desk.ids() }, desk.ctx())).toMatchObject({
      ok: false,
      error: { code: "script-final" },
    });
  });

  it("[SUG7] a row with open proposals is not joined with its neighbour", () => {
    const desk = buildDesk();
    const { shown, ctx } = desk;
    const second = buildRow("r2", { voice: "两片" });
    applyScriptChanges(desk.room, { changes: [{ type: "insert-row", row: second, afterId: R1 }], source: null }, ctx());
    desk.suggest({ type: "edit-cell", id: second.id, column: "voice", ops: [{ retain: 2 }, { insert: "陈皮" }] });
    const changes = [{ type: "remove-row", id: second.id }, retype(4, 0, "两片陈皮")] as const;
    for (const mode of ["write", "suggest"] as const) {
      expect(applyShownChanges(shown, { changes, source: null, mode }, ctx())).toMatchObject({
        ok: false,
        error: { code: "proposals-open" },
      });
    }
  });

  it("[E13] whatever lies in the root of proposals, it is read without harm and can be decided", () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>([[1, 0, 1]], [[1, -1, 1e300]], { after: [1, 2], rank: 1 }, "r1", true),
      fc.constant({ type: "words", rowId: "r1", column: "voice", by: "lin", at: 1, group: "x" }),
      fc.constant({ type: "move-row", rowId: "r1", by: "lin" }),
      fc.constant({ type: "add-row", rowId: "r9", by: "lin" }),
    );
    const key = fc.constantFrom(
      "about",
      "made",
      "place",
      "cut",
      "words",
      "order",
      "seconds",
      "beat",
      "closed",
      "taken/a",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("a", "b", "__"), key, value), { maxLength: 14 }), (list) => {
        const desk = buildDesk();
        const root = desk.doc.getMap<unknown>("proposals");
        for (const id of ["a", "b"]) root.set(id, new Y.Map());
        for (const [id, name, what] of list) {
          const map = root.get(id);
          if (map instanceof Y.Map) map.set(name, name === "words" ? new Y.Text("好") : what);
          else root.set(id, what);
        }
        const { rows } = desk.room.getSnapshot();
        expect(desk.shown.getSnapshot().rows.length).toBeGreaterThanOrEqual(rows.length);
        desk.suggest(retype(0, 1, "两"));
        rejectSuggestions(desk.shown, { ids: desk.ids() }, desk.ctx());
        expect(desk.voices()).toEqual(["一只小炉"]);
      }),
      { numRuns: 100 },
    );
  });
});
