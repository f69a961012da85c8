import { asId, type RowId, type VideoId } from "@tongpin/domain/base";
import { ROW_COLUMNS } from "@tongpin/domain/video";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { applyScriptChanges } from "../commands/apply-script-changes.ts";
import { addVideo, updateVideo } from "../commands/videos.ts";
import { REMOTE_ORIGIN, STORE_ORIGIN } from "../origins.ts";
import { buildReplica, buildRow, type Replica, syncAll } from "../replica-builder.ts";
import { openPlan, type PlanRoom } from "../selectors/open-plan.ts";
import { openScript, type ScriptRoom } from "../selectors/open-script.ts";
import { readText } from "../text/y-text.ts";
import { createUndo, type UndoStack } from "./create-undo.ts";
import type { StoredUndo } from "./kept-undo.ts";

// Many random runs: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

/** Everybody writes letters and values of their own; A to C are people, I is what was there before. */
const PEOPLE = ["A", "B", "C"] as const;

const step = fc.record({
  who: fc.nat(2),
  kind: fc.constantFrom(
    "insert",
    "type",
    "type",
    "cut",
    "move",
    "remove",
    "field",
    "field",
    "undo",
    "undo",
    "redo",
    "sync",
    "reload",
  ),
  at: fc.nat(20),
  to: fc.nat(20),
});

interface Person<R> extends Replica {
  readonly room: R;
  readonly undo: UndoStack;
}

function buildPeople<R extends ScriptRoom | PlanRoom>(
  open: (doc: Y.Doc) => R,
  seed: (person: Replica, room: R) => void,
) {
  const first = buildReplica("I", 99);
  seed(first, open(first.doc));
  return PEOPLE.map((name, index): Person<R> => {
    const replica = buildReplica(name, index + 1);
    Y.applyUpdate(replica.doc, Y.encodeStateAsUpdate(first.doc), REMOTE_ORIGIN);
    const room = open(replica.doc);
    return { ...replica, room, undo: createUndo(room) };
  });
}

/** As it comes back from storage. */
const asPlain = (kept: StoredUndo): StoredUndo => JSON.parse(JSON.stringify(kept)) as StoredUndo;

let sessions = 100;

/** The person's page is loaded anew: another clientID, what was deleted forgotten, the steps of before taken up again. */
function reload<R extends ScriptRoom | PlanRoom>(person: Person<R>, open: (doc: Y.Doc) => R): Person<R> {
  const kept = asPlain(person.undo.keep());
  const replica = buildReplica(person.name, ++sessions, { prefix: `s${sessions}-` });
  Y.applyUpdate(replica.doc, Y.encodeStateAsUpdate(collected(person.doc)), STORE_ORIGIN);
  const room = open(replica.doc);
  const undo = createUndo(room);
  undo.resume(kept);
  return { ...replica, room, undo };
}

/** The document as storage folds it: what is deleted has no content any more. */
function collected(doc: Y.Doc): Y.Doc {
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc));
  return fresh;
}

/** All letters but the person's own, of all rows, hidden ones too. */
function lettersOfOthers(person: Person<ScriptRoom>): string {
  const letters: string[] = [];
  for (const row of person.doc.getMap<unknown>("rows").values()) {
    if (!(row instanceof Y.Map)) continue;
    for (const column of ROW_COLUMNS) letters.push(...readText(row.get(column)));
  }
  return letters
    .filter((letter) => letter !== person.name)
    .sort()
    .join("");
}

describe("random undo and redo of three people", () => {
  it("[undo-isolation] no undo or redo ever takes a letter of another person, or of what was there before", () => {
    let undone = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 120 }), (steps) => {
        const people = buildPeople<ScriptRoom>(openScript, (person, room) => {
          const changes = [{ type: "insert-row", row: buildRow("i1", { voice: "III" }), afterId: null } as const];
          applyScriptChanges(room, { changes, source: null }, person.ctx());
        });
        const taken: string[] = [];
        for (const { who, kind, at, to } of steps) {
          const person = people[who];
          if (!person) continue;
          if (kind === "reload") {
            people[who] = reload(person, openScript);
            continue;
          }
          const { room, undo, name } = person;
          const { rows } = room.getSnapshot();
          const row = rows[at % Math.max(rows.length, 1)];
          const apply = (change: Parameters<typeof applyScriptChanges>[1]["changes"][number]) =>
            applyScriptChanges(room, { changes: [change], source: null, typing: false }, person.ctx());
          if (kind === "undo" || kind === "redo") {
            const before = lettersOfOthers(person);
            if (undo[kind]()) undone += 1;
            if (lettersOfOthers(person) !== before) taken.push(`${name} ${kind}: ${before}`);
          } else if (kind === "sync") syncAll(people);
          else if (kind === "insert") {
            const id = asId<RowId>(person.ctx().newId());
            apply({ type: "insert-row", row: buildRow(id, { voice: name }), afterId: row?.id ?? null });
          } else if (row && kind === "type") {
            const ops = [{ retain: Math.min(to, row.voice.length) }, { insert: name }];
            apply({ type: "edit-cell", id: row.id, column: "voice", ops });
          } else if (row && kind === "cut") {
            const index = row.voice.indexOf(name);
            if (index >= 0)
              apply({ type: "edit-cell", id: row.id, column: "voice", ops: [{ retain: index }, { delete: 1 }] });
          } else if (row && kind === "move") apply({ type: "move-row", id: row.id, afterId: null });
          else if (row && kind === "remove") apply({ type: "remove-row", id: row.id });
        }
        expect(taken).toEqual([]);
        syncAll(people);
        const [first, ...others] = people.map(({ room }) => room.getSnapshot().rows);
        for (const rows of others) expect(rows).toEqual(first);
      }),
      { numRuns: 60 },
    );
    expect(undone).toBeGreaterThan(300);
  });

  it("[undo-isolation] no undo changes a field whose value is a colleague's", () => {
    let undone = 0;
    const ids = ["v1", "v2"].map((id) => asId<VideoId>(id));
    fc.assert(
      fc.property(fc.array(step, { minLength: 30, maxLength: 120 }), (steps) => {
        const people = buildPeople<PlanRoom>(openPlan, (person, room) => {
          for (const id of ids) addVideo(room, { id, title: "I", note: "I" }, person.ctx());
        });
        const taken: string[] = [];
        let count = 0;
        for (const { who, kind, at, to } of steps) {
          const person = people[who];
          const videoId = ids[at % 2];
          if (!person || !videoId) continue;
          const fields = () =>
            ids
              .flatMap((id) => person.room.getSnapshot().videos.get(id) ?? [])
              .flatMap(({ title, note }) => [title, note]);
          if (kind === "undo" || kind === "redo") {
            const before = fields();
            if (person.undo[kind]()) undone += 1;
            for (const [index, value] of fields().entries()) {
              const old = before[index] ?? "";
              // Only one's own value may go; redo may put one's own value back over what undo had restored.
              const own = old[0] === person.name || (kind === "redo" && value[0] === person.name);
              if (value !== old && !own) taken.push(`${person.name} ${kind}: ${old} -> ${value}`);
            }
          } else if (kind === "sync") syncAll(people);
          else if (kind === "reload") people[who] = reload(person, openPlan);
          else {
            const value = `${person.name}${count++}`;
            updateVideo(person.room, { videoId, patch: to % 2 ? { title: value } : { note: value } }, person.ctx());
          }
        }
        expect(taken).toEqual([]);
        syncAll(people);
        const [first, ...others] = people.map(({ room }) => room.getSnapshot());
        for (const state of others) expect(state).toEqual(first);
      }),
      { numRuns: 100 },
    );
    expect(undone).toBeGreaterThan(300);
  });
});
