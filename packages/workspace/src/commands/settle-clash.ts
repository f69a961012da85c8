import { ok, type Result, refuse, type ShotId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import type { ClashField } from "../schema/clash.ts";
import { acceptPatch, changedFields, writeFields } from "../schema/record.ts";
import { SHOT_SPEC } from "../schema/shot.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { commit } from "./commit.ts";

/**
 * Chooses between what people wrote into one cell at the same time: the cell says `keep` from now on, and nothing else is
 * offered for it any more. One undo step. Refuses `shot-unknown`, and what `updateShots` refuses of a value.
 */
export function settleClash(
  room: ScriptRoom,
  args: { readonly shotId: ShotId; readonly field: ClashField; readonly keep: Shot[ClashField] },
  ctx: CommandContext,
): Result<void> {
  const { shots, clashes } = room.getSnapshot();
  const shot = shots.find(({ id }) => id === args.shotId);
  if (!shot) return refuse("shot-unknown");
  const open = clashes.filter(({ shotId, field }) => shotId === args.shotId && field === args.field);
  const clean = acceptPatch<Omit<Shot, "id">>({ [args.field]: args.keep }, SHOT_SPEC);
  if (!clean.ok) return clean;
  const fields = changedFields<Omit<Shot, "id">>(clean.value, shot);
  if (open.length === 0 && fields.length === 0) return ok();
  return commit(room, ctx, () => {
    const map = room.doc.getMap<unknown>("shots");
    writeFields(map, args.shotId, fields);
    for (const { key } of open) map.set(key, null);
  });
}
