import type { ShotId } from "@tongpin/domain/base";
import type { ShotFrame } from "@tongpin/domain/video";
import { splitKey } from "../schema/record.ts";
import { hashOfFrameField, readFrameOf } from "../schema/shot-frame.ts";
import type { ScriptRoom } from "./open-script.ts";

/**
 * Every picture this shot has had, newest first: the one shown, those it replaced, and one that lost against a
 * colleague's at the same moment.
 */
export function framesOfShot(room: Pick<ScriptRoom, "doc">, id: ShotId): readonly ShotFrame[] {
  return framesOfScript(room).get(id) ?? [];
}

/** The pictures of every shot that has had one, in one pass over the keys; each newest first. */
export function framesOfScript(room: Pick<ScriptRoom, "doc">): ReadonlyMap<ShotId, readonly ShotFrame[]> {
  const shots = room.doc.getMap<unknown>("shots");
  const found = new Map<ShotId, ShotFrame[]>();
  for (const key of shots.keys()) {
    const { id, field } = splitKey(key);
    const hash = hashOfFrameField(field);
    const frame = hash && readFrameOf(shots, id, hash);
    if (!frame) continue;
    const frames = found.get(id as ShotId);
    if (frames) frames.push(frame);
    else found.set(id as ShotId, [frame]);
  }
  for (const frames of found.values()) frames.sort(newestFirst);
  return found;
}

function newestFirst(a: ShotFrame, b: ShotFrame): number {
  return b.addedAt - a.addedAt || (a.sha256 < b.sha256 ? -1 : 1);
}
