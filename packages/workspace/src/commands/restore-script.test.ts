import { asId, type RowId, type Sha256 } from "@tongpin/domain/base";
import type { ShotFrame } from "@tongpin/domain/video";
import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { type ScriptVersion, versionHash, versionOf } from "../canonical/script-version.ts";
import { buildReplica, buildRow, type Replica, syncAll } from "../replica-builder.ts";
import { openScript, type ScriptRoom } from "../selectors/open-script.ts";
import type { ScriptChange } from "../text/row-changes.ts";
import { createUndo } from "../undo/create-undo.ts";
import { applyScriptChanges } from "./apply-script-changes.ts";
import { restoreScript } from "./restore-script.ts";
import { rowsToShots } from "./rows-to-shots.ts";
import { setScriptSettings } from "./set-script-settings.ts";
import { putFrame, removeFrame } from "./shot-frames.ts";
import { addShot, moveShots, removeShots, updateShots } from "./shots.ts";
import { updatePost } from "./update-post.ts";

// Many random runs: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 });

interface Writer extends Replica {
  readonly room: ScriptRoom;
}

function buildWriter(name: string, clientID: number): Writer {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openScript(replica.doc) };
}

const row = (id: string) => asId<RowId>(id);
const now = (writer: Writer): ScriptVersion => versionOf(writer.room.getSnapshot());
const voices = (writer: Writer) => writer.room.getSnapshot().rows.map(({ voice }) => voice);

function change(writer: Writer, ...changes: ScriptChange[]): void {
  expect(applyScriptChanges(writer.room, { changes, source: null }, writer.ctx())).toEqual({ ok: true });
}

function insert(writer: Writer, id: string, voice: string, afterId: string | null): void {
  change(writer, { type: "insert-row", row: buildRow(id, { voice }), afterId: afterId === null ? null : row(afterId) });
}

function type(writer: Writer, id: string, words: string): void {
  const at = writer.room.getSnapshot().rows.find((one) => one.id === id)?.voice.length ?? 0;
  change(writer, { type: "edit-cell", id: row(id), column: "voice", ops: [{ retain: at }, { insert: words }] });
}

function buildPicture(n: number): Omit<ShotFrame, "addedAt" | "addedBy"> {
  const sha256 = asId<Sha256>(`${n}`.repeat(64));
  return { sha256, bytes: 1 + n, mime: "image/webp", width: 9, height: 16, isSketch: n % 2 === 0 };
}

/** One of the things people do to a script; numbers are taken modulo what is there. */
function act(writer: Writer, [kind, a, b]: readonly [number, number, number], fresh: () => string): void {
  const { rows, shots } = writer.room.getSnapshot();
  const someRow = rows[a % Math.max(1, rows.length)];
  const someShot = shots[a % Math.max(1, shots.length)];
  const otherShot = shots[b % Math.max(1, shots.length)];
  const ctx = writer.ctx();
  switch (kind % 11) {
    case 0:
      insert(writer, fresh(), `words ${b}`, someRow?.id ?? null);
      return;
    case 1:
      if (someRow) type(writer, someRow.id, ` ${b}`);
      return;
    case 2:
      if (someRow) change(writer, { type: "remove-row", id: someRow.id });
      return;
    case 3:
      if (someRow) change(writer, { type: "move-row", id: someRow.id, afterId: null });
      return;
    case 4:
      addShot(writer.room, { afterId: someShot?.id ?? null, patch: { note: `note ${b}` } }, ctx);
      return;
    case 5:
      if (someShot) updateShots(writer.room, { edits: [{ id: someShot.id, patch: { scene: `scene ${b}` } }] }, ctx);
      return;
    case 6:
      if (someShot) removeShots(writer.room, { ids: [someShot.id] }, ctx);
      return;
    case 7:
      if (someShot && otherShot && someShot !== otherShot)
        moveShots(writer.room, { ids: [someShot.id], afterId: otherShot.id }, ctx);
      return;
    case 8:
      if (someShot) putFrame(writer.room, { shotId: someShot.id, frame: buildPicture(b % 5) }, ctx);
      return;
    case 9:
      if (someShot) removeFrame(writer.room, { shotId: someShot.id }, ctx);
      return;
    default:
      updatePost(writer.room, { patch: { title: `title ${a}`, topics: [`t${a % 5}`, `t${b % 5}`] } }, ctx);
      setScriptSettings(writer.room, { patch: { targetSeconds: a } }, ctx);
  }
}

describe("restoring a version", () => {
  it("[version-restore] any version of any history comes back with the same hash, and undo takes it back", () => {
    const step = fc.tuple(fc.nat(10), fc.nat(999), fc.nat(999));
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), fc.nat(), (steps, pick) => {
        const lin = buildWriter("lin", 7);
        let rows = 0;
        const versions = [now(lin)];
        for (const each of steps) {
          act(lin, each, () => `r${rows++}`);
          versions.push(now(lin));
        }
        const last = versionHash(now(lin));
        const undo = createUndo(lin.room);
        const chosen = versions[pick % versions.length];
        if (!chosen) return;
        expect(restoreScript(lin.room, { to: chosen }, lin.ctx())).toEqual({ ok: true });
        expect(now(lin)).toEqual(chosen);
        expect(versionHash(now(lin))).toBe(versionHash(chosen));
        if (last === versionHash(chosen)) return;
        expect(undo.undo()).toBe(true);
        expect(versionHash(now(lin))).toBe(last);
      }),
    );
  });

  it("[version-restore] what colleagues type before they hear of it stays, also in a row that goes", () => {
    const lin = buildWriter("lin", 1);
    const zhou = buildWriter("zhou", 2);
    insert(lin, "a", "first", null);
    const version = now(lin);
    insert(lin, "b", "second", "a");
    change(lin, { type: "edit-cell", id: row("a"), column: "voice", ops: [{ delete: 5 }, { insert: "other" }] });
    syncAll([lin, zhou]);

    type(zhou, "a", " by zhou");
    type(zhou, "b", "!");
    expect(restoreScript(lin.room, { to: version }, lin.ctx())).toEqual({ ok: true });
    expect(voices(lin)).toEqual(["first"]);
    syncAll([lin, zhou]);
    expect(voices(lin)).toEqual(["first by zhou", "second!"]);
    type(zhou, "a", ", later");
    syncAll([lin, zhou]);
    expect(voices(lin)).toEqual(["first by zhou, later", "second!"]);
    expect(now(zhou)).toEqual(now(lin));
  });

  it("[version-restore] two people who restore the same version at once do not double it", () => {
    const lin = buildWriter("lin", 1);
    const zhou = buildWriter("zhou", 2);
    insert(lin, "a", "first", null);
    insert(lin, "b", "second", "a");
    rowsToShots(lin.room, { rowIds: "all" }, lin.ctx());
    const version = now(lin);
    change(lin, { type: "remove-row", id: row("a") }, { type: "remove-row", id: row("b") });
    removeShots(lin.room, { ids: lin.room.getSnapshot().shots.map(({ id }) => id) }, lin.ctx());
    syncAll([lin, zhou]);
    for (const writer of [lin, zhou]) expect(restoreScript(writer.room, { to: version }, writer.ctx()).ok).toBe(true);
    syncAll([lin, zhou]);
    expect(now(lin)).toEqual(version);
    expect(now(zhou)).toEqual(version);
  });

  it("[version-restore] nothing is written when it is refused, or when it says what is there already", () => {
    const lin = buildWriter("lin", 1);
    insert(lin, "a", "words", null);
    const version = now(lin);
    lin.outgoing.length = 0;
    expect(restoreScript(lin.room, { to: version }, lin.ctx())).toEqual({ ok: true });
    const post = { ...version.post, links: [{ label: "", url: "javascript:alert(1)" }] };
    expect(restoreScript(lin.room, { to: { ...version, rows: [], post } }, lin.ctx())).toMatchObject({ ok: false });
    const settings = { ...version.settings, targetSeconds: -1 };
    expect(restoreScript(lin.room, { to: { ...version, rows: [], settings } }, lin.ctx())).toMatchObject({ ok: false });
    expect(lin.outgoing).toEqual([]);
    expect(voices(lin)).toEqual(["words"]);
  });

  it("[version-restore] cuts stay: they are files that were registered, not words", () => {
    const lin = buildWriter("lin", 1);
    const version = now(lin);
    insert(lin, "a", "words", null);
    expect(addShot(lin.room, { afterId: null }, lin.ctx()).ok).toBe(true);
    lin.doc.getMap<unknown>("cuts").set("a".repeat(64), {
      bytes: 1,
      name: "v1.webm",
      mime: "video/webm",
      durationMs: 1,
      width: 1,
      height: 1,
      addedAt: 1,
      addedBy: "lin",
    });
    expect(restoreScript(lin.room, { to: version }, lin.ctx())).toEqual({ ok: true });
    expect(lin.room.getSnapshot()).toMatchObject({ rows: [], shots: [], cuts: [{ name: "v1.webm" }] });
  });
});
