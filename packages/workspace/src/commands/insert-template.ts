import { asId, type Result, type RowId, refuse } from "@tongpin/domain/base";
import type { TemplateSlot } from "@tongpin/domain/script";
import { ROW_COLUMNS, type ScriptRow } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { slotKey } from "../schema/row-slot.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { applyRowChanges } from "../text/apply-row-changes.ts";
import type { ScriptChange } from "../text/row-changes.ts";
import { applyScriptChanges } from "./apply-script-changes.ts";
import { commit } from "./commit.ts";

/**
 * A structure below what is written (S3): a row for each slot with its beat, and beside the row what the slot asks for and
 * how long it may be. No word of a template becomes a word of the script. Rows with nothing in them give way. One
 * transaction, one undo step; answers the first new row. Refuses `template-empty`, `script-final` and what
 * `applyRowChanges` refuses.
 */
export function insertTemplate(
  room: ScriptRoom,
  args: { readonly slots: readonly TemplateSlot[] },
  ctx: CommandContext,
): Result<RowId> {
  const { rows, final } = room.getSnapshot();
  if (args.slots.length === 0) return refuse("template-empty");
  if (final?.type === "final") return refuse("script-final");
  const placed = args.slots.map((slot) => ({ slot, id: asId<RowId>(ctx.newId()) }));
  const kept = rows.every(isBlank) ? null : (rows.at(-1)?.id ?? null);
  const changes: ScriptChange[] = kept === null ? rows.map(({ id }) => ({ type: "remove-row", id })) : [];
  let afterId = kept;
  for (const { id, slot } of placed) {
    const row: ScriptRow = { id, visual: "", voice: "", caption: "", seconds: null, beat: slot.beat };
    changes.push({ type: "insert-row", row, afterId });
    afterId = id;
  }
  const possible = applyRowChanges(rows, changes);
  if (!possible.ok) return possible;
  const done = commit(room, ctx, () => {
    // Found acceptable above; its own transaction joins this one.
    applyScriptChanges(room, { changes, source: null }, ctx);
    const settings = room.doc.getMap<unknown>("settings");
    for (const { id, slot } of placed) settings.set(slotKey(id), { hint: slot.hint, seconds: slot.seconds });
  });
  return done.ok ? { ok: true, value: placed[0]?.id ?? asId<RowId>("") } : done;
}

function isBlank(row: ScriptRow): boolean {
  return row.seconds === null && row.beat === null && ROW_COLUMNS.every((column) => row[column] === "");
}
