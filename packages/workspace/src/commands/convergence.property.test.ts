import { asId, type Sha256 } from "@tongpin/domain/base";
import { BEATS, ROW_COLUMNS, type ScriptRow, type ShotFrame } from "@tongpin/domain/video";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import * as Y from "yjs";
import { canonicalJson } from "../canonical/canonical-json.ts";
import { contentHash, pinContent } from "../canonical/content-hash.ts";
import { REMOTE_ORIGIN } from "../origins.ts";
import { buildReplica, buildRow, type Replica, syncAll } from "../replica-builder.ts";
import { isOrderKey } from "../schema/order.ts";
import { openScript, type ScriptRoom } from "../selectors/open-script.ts";
import { applyRowChanges } from "../text/apply-row-changes.ts";
import type { ScriptChange } from "../text/row-changes.ts";
import { createUndo, type UndoStack } from "../undo/create-undo.ts";
import { applyScriptChanges } from "./apply-script-changes.ts";
import { rowsToShots } from "./rows-to-shots.ts";
import { putFrame, removeFrame } from "./shot-frames.ts";
import { addShot, moveShots, removeShots, updateShots } from "./shots.ts";
import { updatePost } from "./update-post.ts";

// Many random runs: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

interface Writer extends Replica {
  readonly room: ScriptRoom;
  readonly undo: UndoStack;
  /** What an editor would show that only listens to `onRowsChange`. */
  page: readonly ScriptRow[];
  /** Updates on their way to this replica, in any order. */
  readonly inbox: Uint8Array[];
}

const step = fc.record({
  who: fc.nat(2),
  kind: fc.constantFrom(
    "insert",
    "insert",
    "edit",
    "edit",
    "edit",
    "move",
    "move",
    "remove",
    "set",
    "split",
    "paste",
    "shots",
    "shotEdit",
    "shotMove",
    "shotRemove",
    "shotAdd",
    "frame",
    "frameAway",
    "post",
    "undo",
    "redo",
    "deliver",
    "deliver",
    "deliver",
  ),
  at: fc.nat(30),
  to: fc.nat(30),
  n: fc.nat(9),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function buildWriter(name: string, clientID: number): Writer {
  const replica = buildReplica(name, clientID, { gc: clientID !== 2 });
  const room = openScript(replica.doc);
  const writer: Writer = { ...replica, room, undo: createUndo(room), page: [], inbox: [] };
  room.onRowsChange((changes) => {
    const next = applyRowChanges(writer.page, changes);
    expect(next.ok).toBe(true);
    if (next.ok) writer.page = next.value;
  });
  return writer;
}

function buildPicture(n: number): Omit<ShotFrame, "addedAt" | "addedBy"> {
  const sha256 = asId<Sha256>(`${n}`.repeat(64));
  return { sha256, bytes: 1 + n, mime: "image/webp", width: 9, height: 16, isSketch: n % 2 === 0 };
}

const WORDS = ["好", "ab", "😀", "\n", "口红", ""];

function run(writer: Writer, { kind, at, to, n }: Step): void {
  const { room } = writer;
  const { rows, shots } = room.getSnapshot();
  const rowAt = (index: number) => rows[index % Math.max(rows.length, 1)];
  const shotAt = (index: number) => shots[index % Math.max(shots.length, 1)];
  const row = rowAt(at);
  const shot = shotAt(at);
  const column = ROW_COLUMNS[n % 3] ?? "voice";
  const write = (...changes: ScriptChange[]) => {
    const expected = applyRowChanges(rows, changes);
    const done = applyScriptChanges(room, { changes, source: "test", typing: n % 2 === 0 }, writer.ctx());
    expect(done.ok).toBe(expected.ok);
    // What a command promises is exactly what the document then shows.
    if (expected.ok) expect(room.getSnapshot().rows).toEqual(expected.value);
  };
  const newRow = (words: Partial<ScriptRow> = {}) => buildRow(writer.ctx().newId(), words);
  switch (kind) {
    case "insert":
      write({ type: "insert-row", row: newRow({ voice: WORDS[n % 6] ?? "" }), afterId: row?.id ?? null });
      return;
    case "paste": {
      const pasted = Array.from({ length: n }, () => newRow({ visual: `${n}` }));
      write(
        ...pasted.map(
          (one, index): ScriptChange => ({
            type: "insert-row",
            row: one,
            afterId: pasted[index - 1]?.id ?? row?.id ?? null,
          }),
        ),
      );
      return;
    }
    case "edit": {
      if (!row) return;
      const retain = Math.min(to, row[column].length);
      const removed = Math.min(n % 3, row[column].length - retain);
      write({
        type: "edit-cell",
        id: row.id,
        column,
        ops: [{ retain }, { delete: removed }, { insert: WORDS[(n + to) % 6] ?? "" }],
      });
      return;
    }
    case "split": {
      if (!row) return;
      const cut = Math.min(to, row.voice.length);
      write(
        { type: "edit-cell", id: row.id, column: "voice", ops: [{ retain: cut }, { delete: row.voice.length - cut }] },
        { type: "insert-row", row: newRow({ voice: row.voice.slice(cut) }), afterId: row.id },
      );
      return;
    }
    case "move":
      if (row) write({ type: "move-row", id: row.id, afterId: to === 0 ? null : (rowAt(to)?.id ?? null) });
      return;
    case "remove":
      if (row) write({ type: "remove-row", id: row.id });
      return;
    case "set":
      if (row) write({ type: "set-row", id: row.id, seconds: n === 0 ? null : n / 2, beat: BEATS[n % 6] ?? null });
      return;
    case "shots":
      rowsToShots(room, { rowIds: n % 2 ? "all" : row ? [row.id] : [] }, writer.ctx());
      return;
    case "shotAdd":
      addShot(room, { afterId: shot?.id ?? null, patch: { note: WORDS[n % 6] ?? "" } }, writer.ctx());
      return;
    case "shotEdit":
      if (shot) updateShots(room, { edits: [{ id: shot.id, patch: { scene: `${to}`, seconds: n } }] }, writer.ctx());
      return;
    case "shotMove":
      if (shot) moveShots(room, { ids: [shot.id], afterId: shotAt(to)?.id ?? null }, writer.ctx());
      return;
    case "shotRemove":
      if (shot) removeShots(room, { ids: [shot.id] }, writer.ctx());
      return;
    case "frame":
      if (shot) putFrame(room, { shotId: shot.id, frame: buildPicture(n) }, writer.ctx());
      return;
    case "frameAway":
      if (shot) removeFrame(room, { shotId: shot.id }, writer.ctx());
      return;
    case "post":
      updatePost(
        room,
        { patch: { title: `${to}`, caption: `${"字".repeat(at % 5)}${n}`, topics: ["甲", "乙", "丙"].slice(n % 4) } },
        writer.ctx(),
      );
      return;
    case "undo":
      writer.undo.undo();
      return;
    case "redo":
      writer.undo.redo();
      return;
    case "deliver":
      deliver(writer, at);
  }
}

/** Takes one update out of the post, from anywhere in the queue. */
function deliver(writer: Writer, at: number): void {
  const [update] = writer.inbox.splice(at % Math.max(writer.inbox.length, 1), 1);
  if (update) Y.applyUpdate(writer.doc, update, REMOTE_ORIGIN);
}

function simulate(steps: readonly Step[]): Writer[] {
  const writers = ["lin", "zhou", "wu"].map((name, index) => buildWriter(name, index + 1));
  for (const one of steps) {
    const writer = writers[one.who];
    if (!writer) continue;
    run(writer, one);
    for (const update of writer.outgoing.splice(0)) {
      for (const other of writers) if (other !== writer) other.inbox.push(update);
    }
    expect(writer.page).toEqual(writer.room.getSnapshot().rows);
  }
  syncAll(writers);
  return writers;
}

describe("random work of three people, delivered in any order", () => {
  it("[S2] all replicas end with the same content, no row twice, and every page that only listened shows it", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 90 }), (steps) => {
        const writers = simulate(steps);
        const states = writers.map(({ room }) => canonicalJson(room.getSnapshot()));
        expect(new Set(states).size).toBe(1);
        for (const { room, page, doc } of writers) {
          const { rows, shots } = room.getSnapshot();
          expect(page).toEqual(rows);
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
          expect(new Set(shots.map(({ id }) => id)).size).toBe(shots.length);
          for (const { id } of rows) {
            const map = doc.getMap<unknown>("rows").get(id);
            expect(map instanceof Y.Map && isOrderKey(map.get("order")), `place of ${id}`).toBe(true);
          }
          // A room that reads everything afresh sees what the one that followed along sees.
          expect(openScript(doc).getSnapshot()).toEqual(room.getSnapshot());
        }
      }),
      { numRuns: 150 },
    );
  });

  it("[hash-stable] the hash of the content is one over replicas, collected garbage and a reload", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        const writers = simulate(steps);
        const hashes = new Set<string>();
        for (const { doc, room } of writers) {
          hashes.add(contentHash(pinContent(room.getSnapshot(), asId("v1"), null)));
          for (const gc of [true, false]) {
            const reloaded = new Y.Doc({ gc });
            Y.applyUpdate(reloaded, Y.mergeUpdates([Y.encodeStateAsUpdate(doc)]));
            hashes.add(contentHash(pinContent(openScript(reloaded).getSnapshot(), asId("v1"), null)));
          }
        }
        expect(hashes.size).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});
