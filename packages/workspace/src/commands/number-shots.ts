import { ok, type Result, type ShotId } from "@tongpin/domain/base";
import { shotNumbers } from "@tongpin/domain/shots";
import type { Shot } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { NUMBERING_KEY } from "../schema/numbering.ts";
import { type FlatMap, fieldKey } from "../schema/record.ts";
import { REMOVED_FIELD, shotHash } from "../schema/shot.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { commit } from "./commit.ts";

/**
 * 锁定镜号: every shot keeps the number it shows now, and whatever is put in later gets one in between. Opening the list
 * again lets numbers be written freely; they stay as they are until 重新编号. One undo step.
 */
export function lockShotNumbers(
  room: ScriptRoom,
  args: { readonly locked: boolean },
  ctx: CommandContext,
): Result<void> {
  const { shots, numbering } = room.getSnapshot();
  if (numbering.locked === args.locked) return ok();
  return commit(room, ctx, () => {
    if (args.locked) writeNumbers(room.doc.getMap("shots"), shots, shotNumbers(shots, numbering));
    room.doc.getMap<unknown>("settings").set(NUMBERING_KEY, args.locked ? "locked" : "open");
  });
}

/**
 * 重新编号: 1, 2, 3 … in the present order, and numbers of removed shots are free again. In an open list the numbers go
 * on following the order by themselves. One undo step.
 */
export function renumberShots(room: ScriptRoom, ctx: CommandContext): Result<void> {
  const { shots, numbering } = room.getSnapshot();
  const numbers = new Map(shots.map(({ id }, index) => [id, numbering.locked ? String(index + 1) : ""]));
  const removed = numbering.locked ? room.removedShots().filter(({ number }) => number !== "") : [];
  if (removed.length === 0 && shots.every(({ id, number }) => number === numbers.get(id))) return ok();
  return commit(room, ctx, () => {
    const map = room.doc.getMap<unknown>("shots");
    writeNumbers(map, shots, numbers);
    for (const shot of removed) {
      map.set(fieldKey(shot.id, "number"), "");
      // Still removed: a removal names the words it was made of, and this is not somebody's change of them.
      map.set(fieldKey(shot.id, REMOVED_FIELD), shotHash(map, { ...shot, number: "" }));
    }
  });
}

/** Writes the numbers that differ from what is stored. */
export function writeNumbers(
  map: FlatMap,
  shots: readonly Pick<Shot, "id" | "number">[],
  numbers: ReadonlyMap<ShotId, string>,
): void {
  for (const { id, number } of shots) {
    const wanted = numbers.get(id);
    if (wanted !== undefined && wanted !== number) map.set(fieldKey(id, "number"), wanted);
  }
}
