import { asId, type Sha256, type ShotId } from "@tongpin/domain/base";
import type { ShotFrame } from "@tongpin/domain/video";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { versionHash, versionOf } from "../canonical/script-version.ts";
import { mergeScript } from "../merge/merge-script.ts";
import { buildReplica, type Replica, syncAll } from "../replica-builder.ts";
import { openScript, type ScriptRoom } from "../selectors/open-script.ts";
import { framesOfShot } from "../selectors/shot-frames.ts";
import { createUndo } from "../undo/create-undo.ts";
import { restoreScript } from "./restore-script.ts";
import { putFrame, removeFrame, showFrame } from "./shot-frames.ts";
import { addShot, removeShots } from "./shots.ts";

interface Writer extends Replica {
  readonly room: ScriptRoom;
}

function buildWriter(name: string, clientID: number): Writer {
  const replica = buildReplica(name, clientID);
  return { ...replica, room: openScript(replica.doc) };
}

const hash = (n: number) => asId<Sha256>(n.toString(16).padStart(64, "0"));

function buildPicture(n: number): Omit<ShotFrame, "addedAt" | "addedBy"> {
  return { sha256: hash(n), bytes: 1000 + n, mime: "image/webp", width: 900, height: 1600, isSketch: false };
}

function shown(writer: Writer): (Sha256 | null)[] {
  return writer.room.getSnapshot().shots.map(({ frame }) => frame?.sha256 ?? null);
}

describe("pictures of a shot", () => {
  let lin: Writer;
  let shotId: ShotId;
  beforeEach(() => {
    lin = buildWriter("lin", 1);
    const made = addShot(lin.room, { afterId: null }, lin.ctx());
    if (!made.ok) throw new Error(made.error.code);
    shotId = made.value;
  });
  const put = (writer: Writer, n: number) => {
    writer.wait(1000);
    return putFrame(writer.room, { shotId, frame: buildPicture(n) }, writer.ctx());
  };

  it("[B7] a picture is put, replaced and taken away, each one step; what it replaced can be shown again", () => {
    const undo = createUndo(lin.room);
    expect(put(lin, 1)).toEqual({ ok: true });
    put(lin, 2);
    removeFrame(lin.room, { shotId }, lin.ctx());
    expect(shown(lin)).toEqual([null]);
    undo.undo();
    expect(shown(lin)).toEqual([hash(2)]);
    undo.undo();
    expect(shown(lin)).toEqual([hash(1)]);
    undo.redo();
    expect(framesOfShot(lin.room, shotId).map(({ sha256, addedBy }) => [sha256, addedBy])).toEqual([
      [hash(2), "lin"],
      [hash(1), "lin"],
    ]);
    expect(showFrame(lin.room, { shotId, sha256: hash(1) }, lin.ctx())).toEqual({ ok: true });
    expect(shown(lin)).toEqual([hash(1)]);
    expect(showFrame(lin.room, { shotId, sha256: hash(9) }, lin.ctx())).toMatchObject({
      error: { code: "frame-unknown" },
    });
  });

  it("[B7] two people replace one picture at once: both see the same one, and the other is kept to choose", () => {
    const zhou = buildWriter("zhou", 2);
    syncAll([lin, zhou]);
    put(lin, 1);
    put(zhou, 2);
    syncAll([lin, zhou]);
    expect(shown(lin)).toEqual(shown(zhou));
    for (const { room } of [lin, zhou]) {
      expect(new Set(framesOfShot(room, shotId).map(({ sha256 }) => sha256))).toEqual(new Set([hash(1), hash(2)]));
    }
    const [winner] = shown(lin);
    const loser = winner === hash(1) ? hash(2) : hash(1);
    showFrame(lin.room, { shotId, sha256: loser }, lin.ctx());
    syncAll([lin, zhou]);
    expect(shown(zhou)).toEqual([loser]);
  });

  it("[B7] a picture put while a colleague removes the shot brings the shot back", () => {
    const zhou = buildWriter("zhou", 2);
    syncAll([lin, zhou]);
    removeShots(lin.room, { ids: [shotId] }, lin.ctx());
    put(zhou, 1);
    syncAll([lin, zhou]);
    expect(shown(lin)).toEqual([hash(1)]);
  });

  it("[B7] twelve are remembered; the one shown is never forgotten", () => {
    for (let n = 1; n <= 20; n++) put(lin, n);
    const kept = framesOfShot(lin.room, shotId).map(({ sha256 }) => sha256);
    expect(kept).toEqual(Array.from({ length: 12 }, (_, index) => hash(20 - index)));
    expect(shown(lin)).toEqual([hash(20)]);
  });

  it("[B7] nonsense is refused or read as nothing, and writes nothing", () => {
    const before = Y.encodeStateVector(lin.doc);
    const wrong = [{ sha256: asId<Sha256>("x") }, { bytes: 0 }, { mime: "image/svg+xml" as never }, { width: 1.5 }];
    for (const part of wrong) {
      expect(putFrame(lin.room, { shotId, frame: { ...buildPicture(1), ...part } }, lin.ctx()).ok).toBe(false);
    }
    expect(Y.encodeStateVector(lin.doc)).toEqual(before);
    lin.doc.getMap("shots").set(`${shotId}/frame`, { evil: true });
    expect(shown(lin)).toEqual([null]);
    lin.doc.getMap("shots").set(`${shotId}/frame`, hash(3));
    expect(shown(lin)).toEqual([null]);
  });

  it("[S8] a version holds the picture and restores it; one kept before there were pictures has the same hash as ever", () => {
    const bare = versionOf(lin.room.getSnapshot());
    expect(JSON.stringify(bare)).not.toContain("frame");
    put(lin, 1);
    const version = versionOf(lin.room.getSnapshot());
    put(lin, 2);
    expect(restoreScript(lin.room, { to: version }, lin.ctx())).toEqual({ ok: true });
    expect(versionHash(versionOf(lin.room.getSnapshot()))).toBe(versionHash(version));
    expect(restoreScript(lin.room, { to: bare }, lin.ctx())).toEqual({ ok: true });
    expect(versionHash(versionOf(lin.room.getSnapshot()))).toBe(versionHash(bare));
    expect(framesOfShot(lin.room, shotId)).toHaveLength(2);
  });

  it("[L7] merging a copy gives a shot the copy's picture, and takes none away", () => {
    const copy = buildWriter("copy", 3);
    syncAll([lin, copy]);
    put(copy, 1);
    const from = openScript(copy.doc);
    expect(mergeScript(lin.room, { from, prefer: "present" }, lin.ctx())).toMatchObject({ value: { changed: 1 } });
    expect(shown(lin)).toEqual([hash(1)]);
    put(lin, 2);
    mergeScript(lin.room, { from, prefer: "present" }, lin.ctx());
    expect(shown(lin)).toEqual([hash(2)]);
    mergeScript(lin.room, { from, prefer: "incoming" }, lin.ctx());
    expect(shown(lin)).toEqual([hash(1)]);
    const empty = buildWriter("empty", 4);
    mergeScript(empty.room, { from, prefer: "present" }, empty.ctx());
    expect(shown(empty)).toEqual([hash(1)]);
  });
});
