import type { CampaignId, PhaseId } from "@tongpin/domain/base";
import type { Campaign, Phase } from "@tongpin/domain/video";
import { CAMPAIGN_SPEC, isCampaignRemoved, PHASE_SPEC, phaseKey, splitPhaseKey } from "../schema/campaign.ts";
import { isRecordId } from "../schema/field.ts";
import { readRecord } from "../schema/record.ts";
import type { PlanRoom } from "./open-plan.ts";

export type RemovedCampaign = Pick<Campaign, "id" | "name" | "start" | "end">;
export type RemovedPhase = Pick<Phase, "id" | "kind" | "name" | "start" | "end">;

/** Campaigns that were removed and may come back, the latest first. */
export function removedCampaigns(room: PlanRoom): readonly RemovedCampaign[] {
  const map = room.doc.getMap<unknown>("campaigns");
  const found: RemovedCampaign[] = [];
  for (const id of map.keys()) {
    if (!isRecordId(id) || !isCampaignRemoved(map, id)) continue;
    const { name, start, end } = readRecord(map, id, CAMPAIGN_SPEC);
    found.push({ id: id as CampaignId, name, start, end });
  }
  return found.sort((a, b) => (a.start > b.start ? -1 : a.start < b.start ? 1 : a.id < b.id ? -1 : 1));
}

/** Phases of a campaign that were removed and may come back, by their dates. */
export function removedPhases(room: PlanRoom, campaignId: CampaignId): readonly RemovedPhase[] {
  const map = room.doc.getMap<unknown>("phases");
  const found: RemovedPhase[] = [];
  for (const key of map.keys()) {
    const ids = splitPhaseKey(key);
    if (ids?.campaignId !== campaignId || !isCampaignRemoved(map, phaseKey(campaignId, ids.phaseId))) continue;
    const { kind, name, start, end } = readRecord(map, key, PHASE_SPEC);
    found.push({ id: ids.phaseId as PhaseId, kind, start, end, ...(name === "" ? {} : { name }) });
  }
  return found.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1));
}
