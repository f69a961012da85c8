import { ok, type Result } from "@tongpin/domain/base";
import type { Industry } from "@tongpin/domain/claims";
import type { CommandContext } from "../context.ts";
import { industryKey } from "../schema/brand.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

/** Whether the brand is in a trade: its wording rules then bind every script of the brand (CLM5). */
export function setIndustry(
  room: PlanRoom,
  args: { readonly industry: Industry; readonly on: boolean },
  ctx: CommandContext,
): Result<void> {
  if (room.getSnapshot().industries.includes(args.industry) === args.on) return ok();
  return commit(room, ctx, () => room.doc.getMap<unknown>("brand").set(industryKey(args.industry), args.on));
}
