import { ok, type Result, refuse } from "@tongpin/domain/base";
import type { CommandContext } from "../context.ts";
import { readStoredRow } from "../schema/row.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { applyRowChanges } from "../text/apply-row-changes.ts";
import type { ScriptChange } from "../text/row-changes.ts";
import { commit } from "./commit.ts";
import { createPlaces, writeRowChanges } from "./write-rows.ts";

/**
 * Changes of the rows, in order, in one transaction and one undo step (joined to the one before if both are typing
 * within 500 ms). All or nothing: afterwards the room shows exactly `applyRowChanges(rows, changes)`. A row keeps its
 * id and its texts when it moves, so a colleague's concurrent words in it stay. Refusals: see `applyRowChanges`, and
 * `script-final` for a script that is 定稿. With `evenFinal` the changes get in and overtake it: for words that a hand had
 * written before the lock reached it, and for copies that come back. What locks the editor is its being read-only.
 */
export function applyScriptChanges(
  room: ScriptRoom,
  args: {
    readonly changes: readonly ScriptChange[];
    readonly source: unknown;
    readonly typing?: boolean;
    readonly evenFinal?: boolean;
  },
  ctx: CommandContext,
): Result<void> {
  const before = room.getSnapshot().rows;
  const after = applyRowChanges(before, args.changes);
  if (!after.ok) return after;
  if (args.changes.length === 0) return ok();
  if (args.evenFinal !== true && room.getSnapshot().final?.type === "final") return refuse("script-final");
  const rows = room.doc.getMap<unknown>("rows");
  return commit(
    room,
    ctx,
    () => {
      const places = createPlaces(rows, () => before.flatMap(({ id }) => readStoredRow(rows, id) ?? []), ctx);
      writeRowChanges(rows, args.changes, places);
    },
    { source: args.source, typing: args.typing ?? false },
  );
}
