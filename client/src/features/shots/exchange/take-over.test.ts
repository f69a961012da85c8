import { asId, type PersonId } from "@tongpin/domain/base";
import { guessMapping, planImport, SHEET_COLUMNS } from "@tongpin/domain/exchange";
import type { Shot } from "@tongpin/domain/video";
import { createUndo, openScript, pasteShots, updateShots } from "@tongpin/workspace";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { takeOver } from "./take-over.ts";

function openDesk() {
  const room = openScript(new Y.Doc());
  const undo = createUndo(room);
  let count = 0;
  const context = () => ({
    now: 1_795_000_000_000 + count++ * 1_000,
    newId: () => `n${count++}`,
    actor: asId<PersonId>("lin"),
  });
  const add = (patches: readonly Partial<Shot>[]) =>
    pasteShots(room, { edits: [], inserts: patches.map((patch) => ({ afterId: null, patch })) }, context());
  const words = () => room.getSnapshot().shots.map(({ number, picture }) => `${number} ${picture}`);
  const take = (grid: readonly (readonly string[])[]) => {
    const terms = { mapping: guessMapping(grid), known: "update" as const, merged: [], maxOf: () => 20_000 };
    return takeOver(room, planImport(grid, room.getSnapshot().shots, terms).rows, context);
  };
  return { room, undo, context, add, words, take };
}

const GRID = [
  ["镜号", "画面"],
  ["1", "雪"],
  ["1A", "新"],
  ["9", "尾"],
];

describe("taking a table over", () => {
  it("[I1] does what was shown, in one step that undo takes back", () => {
    const { undo, add, words, take } = openDesk();
    add([
      { number: "1", picture: "炉火" },
      { number: "2", picture: "茶" },
    ]);
    expect(take(GRID)).toMatchObject({ ok: true, value: { added: 2, changed: 1 } });
    expect(words()).toEqual(["1 雪", "1A 新", "9 尾", "2 茶"]);
    undo.undo();
    expect(words()).toEqual(["1 炉火", "2 茶"]);
  });

  it("[I1] taken back later, what somebody wrote over since stays", () => {
    const { room, context, add, words, take } = openDesk();
    add([
      { number: "1", picture: "炉火" },
      { number: "2", picture: "茶" },
    ]);
    const done = take([...GRID, ["2", "杯"]]);
    const second = room.getSnapshot().shots.find(({ number }) => number === "2");
    if (second) updateShots(room, { edits: [{ id: second.id, patch: { picture: "同事写的" } }] }, context());
    if (done.ok) done.value.takeBack();
    expect(words()).toEqual(["1 炉火", "2 同事写的"]);
  });

  it("[I1] what the list has no room for is refused whole", () => {
    const { room, add, take } = openDesk();
    add([{ number: "1", picture: "炉火" }]);
    const grid = [["镜号", "画面"], ...Array.from({ length: 5_000 }, (_, at) => [`新${at}`, "雪"])];
    expect(take(grid)).toMatchObject({ ok: false, error: { code: "too-many-shots" } });
    expect(room.getSnapshot().shots).toHaveLength(1);
  });
});

const WORDS = import.meta.glob<{ columns: Readonly<Record<string, string>> }>("../../../app/messages/*/shots.json", {
  eager: true,
  import: "default",
});

describe("heads we write ourselves", () => {
  it.each(Object.keys(WORDS))("[EXC3] are found again when the file comes back: %s", (path) => {
    const heads = SHEET_COLUMNS.map((column) => WORDS[path]?.columns[column] ?? "");
    expect(guessMapping([heads]).columns).toEqual(SHEET_COLUMNS);
  });
});
