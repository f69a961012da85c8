import { asId, type PersonId, type RowId } from "@tongpin/domain/base";
import { applyCleanUps, findCleanUps, findTraditional } from "@tongpin/domain/exchange";
import { applyScriptChanges, createUndo, openScript } from "@tongpin/workspace";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { emptyRow } from "../core/row-edits.ts";
import { cleanUpChanges } from "./clean-up-changes.ts";
import { insertCues } from "./insert-cues.ts";

function openDesk() {
  const room = openScript(new Y.Doc());
  let count = 0;
  const context = () => ({
    now: 1_795_000_000_000 + count++ * 1_000,
    newId: () => `n${count++}`,
    actor: asId<PersonId>("lin"),
  });
  const write = (id: string, voice: string) =>
    applyScriptChanges(
      room,
      { changes: [{ type: "insert-row", row: { ...emptyRow(asId<RowId>(id)), voice }, afterId: null }], source: null },
      context(),
    );
  return {
    room,
    undo: createUndo(room),
    context,
    write,
    voices: () => room.getSnapshot().rows.map(({ voice }) => voice),
  };
}

const CUES = [
  { startMs: 500, endMs: 2_000, text: "初雪" },
  { startMs: 2_000, endMs: 3_200, text: "喝茶" },
];

describe("subtitles as rows", () => {
  it("[I5] stand below the last row with their times, one undo step", () => {
    const { room, undo, context, write, voices } = openDesk();
    write("a", "旧");
    insertCues(room, CUES, { into: "both", keepTimes: true }, context);
    expect(room.getSnapshot().rows.map(({ voice, caption, seconds }) => [voice, caption, seconds])).toEqual([
      ["旧", "", null],
      ["初雪", "初雪", 2],
      ["喝茶", "喝茶", 1.2],
    ]);
    undo.undo();
    expect(voices()).toEqual(["旧"]);
  });

  it("[I5] are taken back later without the rows of others", () => {
    const { room, context, write, voices } = openDesk();
    const done = insertCues(room, CUES, { into: "voice", keepTimes: false }, context);
    write("b", "同事");
    if (done.ok) done.value();
    expect(voices()).toEqual(["同事"]);
  });
});

describe("cleaning up", () => {
  it("[IMP2] edits only the marks: the cell afterwards is the text with the proposals taken", () => {
    const piece = fc.constantFrom("企業", "(yè)", "廣闊的", ".", "發展", "\ufffd", "a", "`", "，", "（wù）");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const { room, context, write, voices } = openDesk();
        const text = pieces.join("");
        write("a", text);
        const found = findCleanUps(text);
        const placed = found.map((cleanUp) => ({ cleanUp, rowId: asId<RowId>("a"), column: "voice" as const }));
        expect(applyScriptChanges(room, { changes: cleanUpChanges(placed), source: null }, context()).ok).toBe(true);
        expect(voices()).toEqual([applyCleanUps(text, found)]);
      }),
    );
  });

  it("[IMP5] Traditional becomes Simplified character by character: a note on the words between keeps its place", () => {
    const { room, context, write, voices } = openDesk();
    write("a", "企業與賬號");
    const placed = findTraditional("企業與賬號").map((cleanUp) => ({
      cleanUp,
      rowId: asId<RowId>("a"),
      column: "voice" as const,
    }));
    const [change] = cleanUpChanges(placed);
    expect(change?.type === "edit-cell" && change.ops.filter((op) => "retain" in op)).toEqual([{ retain: 1 }]);
    applyScriptChanges(room, { changes: cleanUpChanges(placed), source: null }, context());
    expect(voices()).toEqual(["企业与账号"]);
  });
});
