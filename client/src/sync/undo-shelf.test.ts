// @vitest-environment node
import "fake-indexeddb/auto";
import { asId, type PersonId, type RowId } from "@tongpin/domain/base";
import { applyScriptChanges, openScript, type ScriptRoom, STORE_ORIGIN } from "@tongpin/workspace";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { RoomHandle } from "./contract.ts";
import { AccountDatabase } from "./database.ts";
import { eventually } from "./testing/eventually.ts";
import { MemoryLocks } from "./testing/memory-locks.ts";
import { createUndoShelf } from "./undo-shelf.ts";

let count = 0;
const ctx = () => ({ now: ++count * 1_000, newId: () => `id-${++count}`, actor: asId<PersonId>("lin") });

const databases: AccountDatabase[] = [];
afterEach(() => {
  for (const database of databases.splice(0)) database.close();
});

function buildDatabase(name: string): AccountDatabase {
  const database = new AccountDatabase(name);
  databases.push(database);
  return database;
}

function handleOf(doc: Y.Doc): RoomHandle<ScriptRoom> {
  const presence = { getSnapshot: () => [], subscribe: () => () => {}, set: () => {} };
  return {
    name: "b:script:v",
    view: openScript(doc),
    ready: Promise.resolve(),
    known: Promise.resolve(),
    presence,
    release: () => {},
  };
}

function type(room: ScriptRoom, id: string): void {
  const row = { id: asId<RowId>(id), visual: "", voice: id, caption: "", seconds: null, beat: null };
  applyScriptChanges(room, { changes: [{ type: "insert-row", row, afterId: null }], source: null }, ctx());
}

const copyOf = (doc: Y.Doc) => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), STORE_ORIGIN);
  return copy;
};

describe("undo and the page's life", () => {
  it("[T3] the next page takes the steps up where the last one left them", async () => {
    const database = buildDatabase("shelf-1");
    const locks = new MemoryLocks();
    const first = createUndoShelf(database, locks.of(`page-${++count}`));
    const handle = handleOf(new Y.Doc());
    first.stackOf(handle);
    type(handle.view, "one");
    await eventually(async () => expect(await database.undo.count()).toBe(1));
    type(handle.view, "two");
    first.drop(handle.view);
    await eventually(async () => expect((await database.undo.get("b:script:v"))?.steps.steps.length).toBe(2));

    const second = createUndoShelf(database, locks.of(`page-${++count}`));
    const again = handleOf(copyOf(handle.view.doc));
    const stack = second.stackOf(again);
    await eventually(() => expect(stack.getSnapshot().canUndo).toBe(true));
    stack.undo();
    expect(again.view.getSnapshot().rows.map(({ voice }) => voice)).toEqual(["one"]);
    // Taken back is taken back also for a page that starts right now.
    await eventually(async () => expect((await database.undo.get("b:script:v"))?.steps.steps.length).toBe(1));
    second.drop(again.view);
  });

  it("[T3] a page left after everything was taken back: the next one can do it again", async () => {
    const database = buildDatabase("shelf-3");
    const locks = new MemoryLocks();
    const first = createUndoShelf(database, locks.of(`page-${++count}`));
    const handle = handleOf(new Y.Doc());
    const stack = first.stackOf(handle);
    await eventually(() => expect(stack.getSnapshot().canUndo).toBe(false));
    type(handle.view, "one");
    await eventually(async () => expect(await database.undo.count()).toBe(1));
    stack.undo();
    await eventually(async () => expect((await database.undo.get("b:script:v"))?.steps.steps.length).toBe(0));
    first.drop(handle.view);

    const second = createUndoShelf(database, locks.of(`page-${++count}`));
    const again = handleOf(copyOf(handle.view.doc));
    const next = second.stackOf(again);
    await eventually(() => expect(next.getSnapshot().canRedo).toBe(true));
    expect(next.redo()).toBe(true);
    expect(again.view.getSnapshot().rows.map(({ voice }) => voice)).toEqual(["one"]);
    second.drop(again.view);
  });

  it("[two-tabs] a second tab has steps of its own; the kept ones belong to the first until it ends", async () => {
    const database = buildDatabase("shelf-2");
    const locks = new MemoryLocks();
    const first = createUndoShelf(database, locks.of(`page-${++count}`));
    const handle = handleOf(new Y.Doc());
    const stack = first.stackOf(handle);
    type(handle.view, "one");
    await eventually(async () => expect(await database.undo.count()).toBe(1));
    const second = createUndoShelf(database, locks.of(`page-${++count}`));
    const other = handleOf(copyOf(handle.view.doc));
    const theirs = second.stackOf(other);
    type(other.view, "two");
    second.save();
    expect(theirs.undo()).toBe(true);
    expect(theirs.undo()).toBe(false);
    expect(stack.undo()).toBe(true);
    first.drop(handle.view);
    second.drop(other.view);
  });
});
