import { asId, type Result } from "@tongpin/domain/base";
import { type CommandContext, openPlan, type PlanRoom } from "@tongpin/workspace";
import * as Y from "yjs";

let made = 0;

/** What a planner's client would send for these commands, given the plan room as it stands. */
export function editPlan(
  state: Uint8Array,
  at: number,
  edit: (room: PlanRoom, ctx: CommandContext) => readonly Result<unknown>[],
): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  const room = openPlan(doc);
  for (const done of edit(room, { now: at, newId: () => `made-${made++}`, actor: asId("planner") })) {
    if (!done.ok) throw new Error(`the edit was refused: ${done.error.code}`);
  }
  room.destroy();
  const update = Y.encodeStateAsUpdate(doc, before);
  doc.destroy();
  return update;
}
