import { asId, type CampaignId, type ChannelId, type PhaseId } from "@tongpin/domain/base";
import { type Campaign, PHASE_KINDS, type Phase, type PhaseAsk, VIDEO_FORMS } from "@tongpin/domain/video";
import {
  choiceField,
  dateField,
  type Field,
  integerField,
  isRecordId,
  ORDER_FIELD,
  optional,
  textField,
} from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { comparePlaced } from "./order.ts";
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
  notBefore: optional(dateField()),
};

/** A phase as it is stored: its name is "" where its kind is name enough, its order "" until somebody moved one. */
export type PhaseRecord = Omit<Phase, "id" | "name" | "asks"> & { readonly name: string; readonly order: string };

export const PHASE_SPEC: Spec<PhaseRecord> = {
  kind: choiceField(PHASE_KINDS, "burst"),
  start: dateField(),
  end: dateField(),
  quota: integerField(0, 10_000, 0),
  aim: textField(TEXT_LIMITS.aim),
  name: textField(TEXT_LIMITS.name),
  order: ORDER_FIELD,
};

/** In `phaseAsks`: how many videos of a form, for an account (`-`: any). A key each, so that two people's asks both stay. */
export const ASK_COUNT = integerField(0, 10_000, 0);
const ANY = "-";

export function askKey(campaignId: string, phaseId: string, { form, channelId }: Omit<PhaseAsk, "count">): string {
  return `${campaignId}:${phaseId}:${form ?? ANY}:${channelId ?? ANY}`;
}

/** What a phase asks for, by form and account, in the order of its keys. */
export function readAsks(map: FlatMap, keys: Iterable<string>, phaseId: string): readonly PhaseAsk[] {
  const asks: (PhaseAsk & { readonly key: string })[] = [];
  for (const key of keys) {
    const [campaignId, phase, formPart, channelPart, ...rest] = key.split(":");
    if (phase !== phaseId || !isRecordId(campaignId) || !isRecordId(channelPart) || rest.length > 0) continue;
    const form = formPart === ANY ? null : VIDEO_FORMS.find((known) => known === formPart);
    const count = ASK_COUNT.read(map.get(key)) ?? 0;
    if (form === undefined || count === 0) continue;
    asks.push({ key, form, channelId: channelPart === ANY ? null : asId<ChannelId>(channelPart), count });
  }
  return asks.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ key: _key, ...ask }) => ask);
}

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

/** Of a campaign, or of a phase under its key. */
export function isCampaignRemoved(map: FlatMap, id: string): boolean {
  return map.get(fieldKey(id, REMOVED_FIELD)) === true;
}

export interface PlacedPhase extends Phase {
  readonly order: string;
}

/** Phases stand where somebody put them; those nobody moved follow in the order of their dates. */
function comparePhases(a: PlacedPhase, b: PlacedPhase): number {
  if (a.order !== "" || b.order !== "") return comparePlaced(a, b);
  return a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1;
}

export interface CampaignMaps {
  readonly campaigns: FlatMap;
  readonly phases: FlatMap;
  readonly asks: FlatMap;
}

/** The phases of a campaign in order, removed ones left out. */
export function readPhases(
  { phases, asks }: Pick<CampaignMaps, "phases" | "asks">,
  campaignId: string,
  phaseIds: Iterable<PhaseId>,
  askKeys: Iterable<string>,
): readonly PlacedPhase[] {
  const keys = [...askKeys];
  const read = [...phaseIds].flatMap((id): PlacedPhase[] => {
    const key = phaseKey(campaignId, id);
    if (isCampaignRemoved(phases, key)) return [];
    const { name, ...fields } = readRecord(phases, key, PHASE_SPEC);
    const asked = readAsks(asks, keys, id);
    return [{ id, ...fields, ...(name === "" ? {} : { name }), ...(asked.length === 0 ? {} : { asks: asked }) }];
  });
  return read.sort(comparePhases);
}

export function readCampaign(
  maps: CampaignMaps,
  id: string,
  phaseIds: Iterable<PhaseId>,
  askKeys: Iterable<string>,
): Campaign {
  return {
    id: asId<CampaignId>(id),
    ...readRecord(maps.campaigns, id, CAMPAIGN_SPEC),
    phases: readPhases(maps, id, phaseIds, askKeys).map(({ order: _order, ...phase }) => phase),
  };
}
