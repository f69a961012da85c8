import { ok, type Result, refuse } from "@tongpin/domain/base";
import type { CommandContext } from "../context.ts";
import { ALLOWANCE_SPEC, allowanceKey } from "../schema/allowance.ts";
import { isRecordId } from "../schema/field.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { commit } from "./commit.ts";

/**
 * 允许+证明: the actor answers for a wording of the lexicon in this video (S6). Refuses `id-invalid`, `reason-empty`,
 * `reason-too-long`, `text-too-long`.
 */
export function allowClaim(
  room: ScriptRoom,
  args: { readonly entryId: string; readonly reason: string; readonly evidence: string },
  ctx: CommandContext,
): Result<void> {
  if (!isRecordId(args.entryId)) return refuse("id-invalid");
  const reason = ALLOWANCE_SPEC.reason.accept(args.reason);
  if (!reason.ok) return reason;
  const evidence = ALLOWANCE_SPEC.evidence.accept(args.evidence);
  if (!evidence.ok) return evidence;
  return commit(room, ctx, () => {
    const allowance = { reason: reason.value, evidence: evidence.value.trim(), by: ctx.actor, at: ctx.now };
    room.doc.getMap<unknown>("settings").set(allowanceKey(args.entryId), allowance);
  });
}

/** Nobody answers for this wording here any more. Without an allowance nothing happens. */
export function disallowClaim(room: ScriptRoom, args: { readonly entryId: string }, ctx: CommandContext): Result<void> {
  const key = allowanceKey(args.entryId);
  const settings = room.doc.getMap<unknown>("settings");
  return settings.has(key) ? commit(room, ctx, () => settings.delete(key)) : ok();
}
