import { type CampaignId, ok, type PhaseId, type Result, refuse } from "@tongpin/domain/base";
import type { Campaign, Phase, PhaseAsk } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import {
  ASK_COUNT,
  askKey,
  isCampaignRemoved,
  PHASE_SPEC,
  type PhaseRecord,
  phaseKey,
  REMOVED_FIELD,
  readPhases,
} from "../schema/campaign.ts";
import { COUNT_LIMITS } from "../schema/limits.ts";
import { placeAfter } from "../schema/order.ts";
import { acceptPatch, changedFields, fieldKey, seedOf, writeFields } from "../schema/record.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { checkSpan, type PhaseFields } from "./campaigns.ts";
import { commit } from "./commit.ts";

interface OfPhase {
  readonly campaignId: CampaignId;
  readonly phaseId: PhaseId;
}

function campaignOf(room: PlanRoom, id: CampaignId): Result<Campaign> {
  const campaign = room.getSnapshot().campaigns.get(id);
  return campaign ? ok(campaign) : refuse("campaign-unknown");
}

function phaseOf(room: PlanRoom, { campaignId, phaseId }: OfPhase): Result<Phase> {
  const campaign = campaignOf(room, campaignId);
  if (!campaign.ok) return campaign;
  const phase = campaign.value.phases.find(({ id }) => id === phaseId);
  return phase ? ok(phase) : refuse("phase-unknown");
}

function phasesOf(room: PlanRoom) {
  return room.doc.getMap<unknown>("phases");
}

/** The phases of a campaign as they are placed; removed ones left out. */
function placedPhases(room: PlanRoom, campaign: Campaign) {
  const ids = campaign.phases.map(({ id }) => id);
  return readPhases({ phases: phasesOf(room), asks: room.doc.getMap<unknown>("phaseAsks") }, campaign.id, ids, []);
}

/**
 * A phase more, among the others by its dates; once somebody has moved phases, after the last. Refuses `campaign-unknown`,
 * `date-invalid`, `range-inverted`, `too-many-phases`, `text-too-long`.
 */
export function addPhase(
  room: PlanRoom,
  args: { readonly campaignId: CampaignId; readonly phase: PhaseFields },
  ctx: CommandContext,
): Result<PhaseId> {
  const campaign = campaignOf(room, args.campaignId);
  if (!campaign.ok) return campaign;
  if (campaign.value.phases.length >= COUNT_LIMITS.phases) {
    return refuse("too-many-phases", { max: COUNT_LIMITS.phases });
  }
  const clean = acceptPatch<PhaseRecord>(args.phase, PHASE_SPEC);
  if (!clean.ok) return clean;
  const span = checkSpan(args.phase);
  if (!span.ok) return span;
  const id = ctx.newId() as PhaseId;
  const last = placedPhases(room, campaign.value).at(-1);
  const order = last && last.order !== "" ? (placeAfter([last], 0, 1, ctx.newId()).keys[0] ?? "") : "";
  const done = commit(room, ctx, () =>
    phasesOf(room).set(phaseKey(args.campaignId, id), seedOf({ ...clean.value, order }, PHASE_SPEC)),
  );
  return done.ok ? ok(id) : done;
}

/** Refuses `campaign-unknown`, `phase-unknown`, `date-invalid`, `range-inverted`, `number-invalid`, `text-too-long`. */
export function updatePhase(
  room: PlanRoom,
  args: OfPhase & { readonly patch: Partial<PhaseFields> },
  ctx: CommandContext,
): Result<void> {
  const phase = phaseOf(room, args);
  if (!phase.ok) return phase;
  const clean = acceptPatch<PhaseRecord>(args.patch, PHASE_SPEC);
  if (!clean.ok) return clean;
  const span = checkSpan({ ...phase.value, ...clean.value });
  if (!span.ok) return span;
  const changes = changedFields<PhaseRecord>(clean.value, { name: "", ...phase.value, order: "" });
  if (changes.length === 0) return ok();
  return commit(room, ctx, () => writeFields(phasesOf(room), phaseKey(args.campaignId, args.phaseId), changes));
}

/** Hides a phase. Its videos keep pointing to it and stand unphased in the campaign until it comes back. */
export function removePhase(room: PlanRoom, args: OfPhase, ctx: CommandContext): Result<void> {
  const phase = phaseOf(room, args);
  if (!phase.ok) return phase;
  const key = fieldKey(phaseKey(args.campaignId, args.phaseId), REMOVED_FIELD);
  return commit(room, ctx, () => phasesOf(room).set(key, true));
}

/** Brings a removed phase back where it was, with what it asked for and the videos that still point to it. */
export function restorePhase(room: PlanRoom, args: OfPhase, ctx: CommandContext): Result<void> {
  const key = phaseKey(args.campaignId, args.phaseId);
  const map = phasesOf(room);
  if (!map.has(key)) return refuse("phase-unknown");
  if (!isCampaignRemoved(map, key)) return ok();
  return commit(room, ctx, () => map.set(fieldKey(key, REMOVED_FIELD), false));
}

/**
 * Puts a phase after another of its campaign (null = first). The first move gives the phases before it places too: until
 * then they stand by their dates.
 */
export function movePhase(
  room: PlanRoom,
  args: OfPhase & { readonly afterId: PhaseId | null },
  ctx: CommandContext,
): Result<void> {
  const campaign = campaignOf(room, args.campaignId);
  if (!campaign.ok) return campaign;
  const placed = placedPhases(room, campaign.value);
  const from = placed.findIndex(({ id }) => id === args.phaseId);
  if (from < 0 || (args.afterId !== null && !placed.some(({ id }) => id === args.afterId))) {
    return refuse("phase-unknown");
  }
  if (args.afterId === args.phaseId || (placed[from - 1]?.id ?? null) === args.afterId) return ok();
  const others = placed.filter(({ id }) => id !== args.phaseId);
  const at = args.afterId === null ? -1 : others.findIndex(({ id }) => id === args.afterId);
  const { keys, repairs } = placeAfter(others, at, 1, ctx.newId());
  return commit(room, ctx, () => {
    const write = (id: string, order: string) =>
      phasesOf(room).set(fieldKey(phaseKey(args.campaignId, id), "order"), order);
    for (const { id, order } of repairs) write(id, order);
    write(args.phaseId, keys[0] ?? "");
  });
}

/**
 * How many videos of one form, for one account, a phase should have; 0 asks for none any more. Refuses `phase-unknown`,
 * `channel-unknown`, `number-invalid`, `too-many-asks`.
 */
export function setPhaseAsk(
  room: PlanRoom,
  args: OfPhase & { readonly ask: PhaseAsk },
  ctx: CommandContext,
): Result<void> {
  const phase = phaseOf(room, args);
  if (!phase.ok) return phase;
  const { form, channelId, count } = args.ask;
  const clean = ASK_COUNT.accept(count);
  if (!clean.ok) return clean;
  const asks = phase.value.asks ?? [];
  const before = asks.find((ask) => ask.form === form && ask.channelId === channelId)?.count ?? 0;
  if (before === count) return ok();
  if (channelId !== null && before === 0 && !room.getSnapshot().channels.has(channelId)) {
    return refuse("channel-unknown");
  }
  const max = COUNT_LIMITS.phaseAsks;
  if (before === 0 && asks.length >= max) return refuse("too-many-asks", { max });
  const key = askKey(args.campaignId, args.phaseId, { form, channelId });
  return commit(room, ctx, () => room.doc.getMap<unknown>("phaseAsks").set(key, count));
}
