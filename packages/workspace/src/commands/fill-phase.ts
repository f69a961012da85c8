import { asId, type CampaignId, ok, type PhaseId, type Result, refuse, type VideoId } from "@tongpin/domain/base";
import { type PhaseLack, phaseLacks } from "@tongpin/domain/campaigns";
import type { Video } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { comparePlaced, placeAfter } from "../schema/order.ts";
import { acceptPatch, fieldKey, seedOf } from "../schema/record.ts";
import { VIDEO_SPEC } from "../schema/video.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

type VideoFields = Omit<Video, "id" | "pinnedDeadlines">;

/** As many as one press may put into the tray. */
const MOST_IDEAS = 200;

/** What a phase lacks now, by what stands in it. */
export function lacksOf(room: PlanRoom, campaignId: CampaignId, phaseId: PhaseId): Result<readonly PhaseLack[]> {
  const { campaigns, videos } = room.getSnapshot();
  const phase = campaigns.get(campaignId)?.phases.find(({ id }) => id === phaseId);
  if (!phase) return refuse("phase-unknown");
  const own = [...videos.values()].filter(
    (video) => video.removedAt === null && video.campaignId === campaignId && video.phaseId === phaseId,
  );
  return ok(phaseLacks(phase, own));
}

/**
 * Puts an idea into the tray for everything a phase lacks, of the form and for the account it lacks, in one step. `title`
 * names the n-th, from 1. Nothing is made for what a colleague has filled meanwhile. Refuses `phase-unknown`,
 * `title-empty`, `title-too-long`, `too-many-ideas`.
 */
export function fillPhase(
  room: PlanRoom,
  args: { readonly campaignId: CampaignId; readonly phaseId: PhaseId; readonly title: (n: number) => string },
  ctx: CommandContext,
): Result<readonly VideoId[]> {
  const { campaignId, phaseId } = args;
  const lacks = lacksOf(room, campaignId, phaseId);
  if (!lacks.ok) return lacks;
  const total = lacks.value.reduce((sum, { count }) => sum + count, 0);
  if (total > MOST_IDEAS) return refuse("too-many-ideas", { max: MOST_IDEAS, count: total });
  if (total === 0) return ok([]);
  const records: Partial<VideoFields>[] = [];
  for (const { form, channelId, count } of lacks.value) {
    for (let made = 0; made < count; made++) {
      const patch = {
        title: args.title(records.length + 1),
        campaignId,
        phaseId,
        channelId,
        ...(form ? { form } : {}),
      };
      const clean = acceptPatch<VideoFields>(patch, VIDEO_SPEC);
      if (!clean.ok) return clean;
      records.push(clean.value);
    }
  }
  const placed = [...room.getSnapshot().videos.values()].sort(comparePlaced);
  const { keys, repairs } = placeAfter(placed, placed.length - 1, total, ctx.newId());
  const ids = records.map(() => asId<VideoId>(ctx.newId()));
  const done = commit(room, ctx, () => {
    const map = room.doc.getMap<unknown>("videos");
    for (const { id, order } of repairs) map.set(fieldKey(id, "order"), order);
    for (const [index, id] of ids.entries()) {
      const record = {
        ...records[index],
        order: keys[index] ?? "",
        createdAt: ctx.now,
        createdBy: ctx.actor,
        removedAt: null,
      };
      map.set(id, seedOf<VideoFields>(record, VIDEO_SPEC));
    }
  });
  return done.ok ? ok(ids) : done;
}

/** Takes ideas of one press back out: those that somebody has worked on since (placed, renamed, given away) stay. */
export function unfillPhase(
  room: PlanRoom,
  args: { readonly ids: readonly VideoId[] },
  ctx: CommandContext,
): Result<void> {
  const map = room.doc.getMap<unknown>("videos");
  const touched = new Set(
    [...map.keys()].flatMap((key) => (key.includes("/") ? [key.slice(0, key.indexOf("/"))] : [])),
  );
  const untouched = args.ids.filter((id) => map.has(id) && !touched.has(id));
  if (untouched.length === 0) return ok();
  return commit(room, ctx, () => {
    for (const id of untouched) map.set(fieldKey(id, "removedAt"), ctx.now);
  });
}
