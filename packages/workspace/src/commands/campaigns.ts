import { asId, type CampaignId, type CivilDate, ok, type Result, refuse } from "@tongpin/domain/base";
import type { Campaign, Phase } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import {
  CAMPAIGN_SPEC,
  isCampaignRemoved,
  PHASE_SPEC,
  type PhaseRecord,
  phaseKey,
  REMOVED_FIELD,
} from "../schema/campaign.ts";
import { COUNT_LIMITS } from "../schema/limits.ts";
import { acceptPatch, changedFields, fieldKey, seedOf, writeFields } from "../schema/record.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

type CampaignFields = Omit<Campaign, "id" | "phases">;
export type PhaseFields = Omit<Phase, "id" | "asks">;

export function checkSpan(span: { readonly start: CivilDate; readonly end: CivilDate }): Result<void> {
  return span.start > span.end ? refuse("range-inverted", { start: span.start, end: span.end }) : ok();
}

/** Refuses `name-empty`, `date-invalid`, `range-inverted`, `too-many-phases`. */
export function addCampaign(
  room: PlanRoom,
  args: Pick<CampaignFields, "name" | "nodeId" | "start" | "end"> &
    Partial<Pick<CampaignFields, "budget" | "message">> & { readonly phases: readonly PhaseFields[] },
  ctx: CommandContext,
): Result<CampaignId> {
  const campaign = acceptPatch<CampaignFields>(args, CAMPAIGN_SPEC);
  if (!campaign.ok) return campaign;
  const span = checkSpan(args);
  if (!span.ok) return span;
  if (args.phases.length > COUNT_LIMITS.phases) return refuse("too-many-phases", { max: COUNT_LIMITS.phases });
  const phases: Partial<PhaseRecord>[] = [];
  for (const phase of args.phases) {
    const clean = acceptPatch<PhaseRecord>(phase, PHASE_SPEC);
    if (!clean.ok) return clean;
    const phaseSpan = checkSpan(phase);
    if (!phaseSpan.ok) return phaseSpan;
    phases.push(clean.value);
  }
  const id = asId<CampaignId>(ctx.newId());
  const done = commit(room, ctx, () => {
    room.doc.getMap<unknown>("campaigns").set(id, seedOf(campaign.value, CAMPAIGN_SPEC));
    const map = room.doc.getMap<unknown>("phases");
    for (const phase of phases) map.set(phaseKey(id, ctx.newId()), seedOf(phase, PHASE_SPEC));
  });
  return done.ok ? { ok: true, value: id } : done;
}

export function updateCampaign(
  room: PlanRoom,
  args: { readonly campaignId: CampaignId; readonly patch: Partial<CampaignFields> },
  ctx: CommandContext,
): Result<void> {
  const campaign = room.getSnapshot().campaigns.get(args.campaignId);
  if (!campaign) return refuse("campaign-unknown");
  const clean = acceptPatch<CampaignFields>(args.patch, CAMPAIGN_SPEC);
  if (!clean.ok) return clean;
  const span = checkSpan({ ...campaign, ...clean.value });
  if (!span.ok) return span;
  const changes = changedFields<CampaignFields>(clean.value, campaign);
  if (changes.length === 0) return ok();
  return commit(room, ctx, () => writeFields(room.doc.getMap("campaigns"), args.campaignId, changes));
}

/** Hides a campaign. Its videos keep pointing to it: they come back into it if the removal is undone. */
export function removeCampaign(
  room: PlanRoom,
  args: { readonly campaignId: CampaignId },
  ctx: CommandContext,
): Result<void> {
  if (!room.getSnapshot().campaigns.has(args.campaignId)) return refuse("campaign-unknown");
  return commit(room, ctx, () =>
    room.doc.getMap<unknown>("campaigns").set(fieldKey(args.campaignId, REMOVED_FIELD), true),
  );
}

/** Brings a removed campaign back as it was, with the videos that still point to it. */
export function restoreCampaign(
  room: PlanRoom,
  args: { readonly campaignId: CampaignId },
  ctx: CommandContext,
): Result<void> {
  const map = room.doc.getMap<unknown>("campaigns");
  if (!map.has(args.campaignId)) return refuse("campaign-unknown");
  if (!isCampaignRemoved(map, args.campaignId)) return ok();
  return commit(room, ctx, () => map.set(fieldKey(args.campaignId, REMOVED_FIELD), false));
}
