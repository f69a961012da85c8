import { asId, type CampaignId, type PhaseId } from "@tongpin/domain/base";
import { type Campaign, PHASE_KINDS, type Phase } from "@tongpin/domain/video";
import { choiceField, dateField, type Field, integerField, isRecordId, optional, textField } from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { type FlatMap, fieldKey, readRecord, type Spec } from "./record.ts";

/** Id of a marketing event: free text of the calendar's tables. */
const NODE_ID: Field<string> = textField(TEXT_LIMITS.name);

export const CAMPAIGN_SPEC: Spec<Omit<Campaign, "id" | "phases">> = {
  name: textField(TEXT_LIMITS.name, "name"),
  nodeId: optional(NODE_ID),
  start: dateField(),
  end: dateField(),
  budget: integerField(0, Number.MAX_SAFE_INTEGER, 0),
  message: textField(TEXT_LIMITS.message),
};

export const PHASE_SPEC: Spec<Omit<Phase, "id">> = {
  kind: choiceField(PHASE_KINDS, "burst"),
  start: dateField(),
  end: dateField(),
  quota: integerField(0, 10_000, 0),
  aim: textField(TEXT_LIMITS.aim),
};

/** Campaigns that were removed stay in the document; the view leaves them out. */
export const REMOVED_FIELD = "removed";

/** Phases live in a root of their own, so that a phase merges field by field as well. */
export function phaseKey(campaignId: string, phaseId: string): string {
  return `${campaignId}:${phaseId}`;
}

/** The two ids of a phase's key, or null for a key nobody of ours wrote. */
export function splitPhaseKey(key: string): { readonly campaignId: CampaignId; readonly phaseId: PhaseId } | null {
  const [campaignId, phaseId, ...rest] = key.split(":");
  if (!isRecordId(campaignId) || !isRecordId(phaseId) || rest.length > 0) return null;
  return { campaignId: asId(campaignId), phaseId: asId(phaseId) };
}

export function isCampaignRemoved(map: FlatMap, id: string): boolean {
  return map.get(fieldKey(id, REMOVED_FIELD)) === true;
}

/** Phases in the order of their dates. */
function comparePhases(a: Phase, b: Phase): number {
  return a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1;
}

export function readCampaign(campaigns: FlatMap, phases: FlatMap, id: string, phaseIds: Iterable<PhaseId>): Campaign {
  const read = [...phaseIds].map(
    (phaseId): Phase => ({ id: phaseId, ...readRecord(phases, phaseKey(id, phaseId), PHASE_SPEC) }),
  );
  return {
    id: asId<CampaignId>(id),
    ...readRecord(campaigns, id, CAMPAIGN_SPEC),
    phases: read.sort(comparePhases),
  };
}
