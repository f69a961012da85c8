import { type Result, refuse, type ShotId } from "@tongpin/domain/base";
import { shotNumbers } from "@tongpin/domain/shots";
import type { Shot } from "@tongpin/domain/video";
import type { ScriptRoom } from "../selectors/open-script.ts";

interface NumberedEdit {
  readonly id: ShotId;
  readonly number: string | undefined;
}

interface NumberedInsert extends NumberedEdit {
  readonly afterId: ShotId | null;
}

/**
 * The numbers of a locked list as a change will leave it, new shots included, so that they are written in the same
 * transaction. Null while the list is open. Refuses `number-used`: while locked a number means one shot, and nobody may
 * take another's (LST3). Inserts that share an `afterId` stand below it in their order.
 */
export function planNumbers(
  room: ScriptRoom,
  edits: readonly NumberedEdit[],
  inserts: readonly NumberedInsert[],
): Result<ReadonlyMap<ShotId, string> | null> {
  const { shots, numbering } = room.getSnapshot();
  if (!numbering.locked) return { ok: true, value: null };
  const owners = new Map<string, ShotId | null>(numbering.retired.map((number) => [number, null]));
  for (const [id, number] of shotNumbers(shots, numbering)) owners.set(number, id);
  for (const { id, number } of [...edits, ...inserts]) {
    const wanted = number?.trim();
    if (wanted && owners.has(wanted) && owners.get(wanted) !== id) return refuse("number-used", { number: wanted });
  }
  const edited = new Map(edits.map(({ id, number }) => [id, number]));
  const added = (below: ShotId | null): Pick<Shot, "id" | "number">[] =>
    inserts.filter(({ afterId }) => afterId === below).map(({ id, number }) => ({ id, number: number ?? "" }));
  const list = [
    ...added(null),
    ...shots.flatMap(({ id, number }) => [{ id, number: edited.get(id) ?? number }, ...added(id)]),
  ];
  return { ok: true, value: shotNumbers(list, numbering) };
}
