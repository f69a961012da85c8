import { asId, type ChannelId, type CivilDate, ok, type Result, refuse, type VideoId } from "@tongpin/domain/base";
import { DEADLINE_STEPS, type DeadlineStep, type Video } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { comparePlaced, placeAfter } from "../schema/order.ts";
import { acceptPatch, changedFields, seedOf, writeFields } from "../schema/record.ts";
import { pinField, VIDEO_SPEC } from "../schema/video.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

type VideoFields = Omit<Video, "id" | "pinnedDeadlines">;

/** What may be changed of many cards at once. */
export type VideoPatch = Partial<
  Pick<Video, "planDate" | "planTime" | "ownerId" | "stage" | "campaignId" | "phaseId" | "removedAt">
>;

export interface VideoChange {
  readonly videoId: VideoId;
  readonly patch: VideoPatch;
  /** Deadlines to fix by hand, or to let be counted again with null. */
  readonly pins?: Readonly<Partial<Record<DeadlineStep, CivilDate | null>>>;
}

const MAY_CHANGE: ReadonlySet<string> = new Set<keyof VideoPatch>([
  "planDate",
  "planTime",
  "ownerId",
  "stage",
  "campaignId",
  "phaseId",
  "removedAt",
]);

/**
 * Changes many cards in one step (C12): all of it or, when one change is refused, nothing. Only what differs is written, so
 * whatever colleagues change of these cards at the same time stays theirs. Answers how many cards changed. Refuses
 * `video-unknown`, `campaign-unknown`, `date-invalid`, `time-invalid`, `choice-invalid`, `id-invalid`.
 */
export function changeVideos(
  room: PlanRoom,
  args: { readonly changes: readonly VideoChange[] },
  ctx: CommandContext,
): Result<number> {
  const { videos, campaigns } = room.getSnapshot();
  const writes = new Map<VideoId, (readonly [string, unknown])[]>();
  for (const { videoId, patch, pins = {} } of args.changes) {
    const video = videos.get(videoId);
    if (!video) return refuse("video-unknown");
    const wanted = Object.fromEntries(Object.entries(patch).filter(([name]) => MAY_CHANGE.has(name)));
    const clean = acceptPatch<VideoFields>(wanted, VIDEO_SPEC);
    if (!clean.ok) return clean;
    if (clean.value.campaignId && !campaigns.has(clean.value.campaignId)) return refuse("campaign-unknown");
    const fields: (readonly [string, unknown])[] = changedFields<VideoFields>(clean.value, video);
    for (const step of DEADLINE_STEPS) {
      const pin = pins[step];
      if (pin === undefined || pin === (video.pinnedDeadlines[step] ?? null)) continue;
      const date = VIDEO_SPEC.planDate.accept(pin);
      if (!date.ok) return date;
      fields.push([pinField(step), date.value]);
    }
    if (fields.length > 0) writes.set(videoId, [...(writes.get(videoId) ?? []), ...fields]);
  }
  if (writes.size === 0) return ok(0);
  const done = commit(room, ctx, () => {
    const map = room.doc.getMap<unknown>("videos");
    for (const [videoId, fields] of writes) writeFields(map, videoId, fields);
  });
  return done.ok ? ok(writes.size) : done;
}

/** A card made from another one. */
export interface VideoCopy {
  readonly from: VideoId;
  readonly to: VideoId;
}

/**
 * Makes the same videos once more for another channel, in one step (C12): title, form, note, owner, campaign and plan. What
 * was reached (stage), promised or approved belongs to the first one and does not come along. Refuses `video-unknown`,
 * `channel-unknown`.
 */
export function duplicateVideos(
  room: PlanRoom,
  args: { readonly videoIds: readonly VideoId[]; readonly channelId: ChannelId },
  ctx: CommandContext,
): Result<readonly VideoCopy[]> {
  const { videos, channels } = room.getSnapshot();
  if (!channels.has(args.channelId)) return refuse("channel-unknown");
  const sources: Video[] = [];
  for (const id of args.videoIds) {
    const video = videos.get(id);
    if (!video) return refuse("video-unknown");
    sources.push(video);
  }
  if (sources.length === 0) return ok([]);
  const placed = [...videos.values()].filter(({ order }) => order !== "").sort(comparePlaced);
  const last = placed.slice(-1);
  const { keys } = placeAfter(last, last.length - 1, sources.length, ctx.newId());
  const copies = sources.map(({ id }) => ({ from: id, to: asId<VideoId>(ctx.newId()) }));
  const done = commit(room, ctx, () => {
    const map = room.doc.getMap<unknown>("videos");
    for (const [place, source] of sources.entries()) {
      const { title, form, note, ownerId, campaignId, phaseId, planDate, planTime, notBefore, paceId } = source;
      const record: Partial<VideoFields> = {
        ...{ title, form, note, ownerId, campaignId, phaseId, planDate, planTime, notBefore, paceId },
        channelId: args.channelId,
        order: keys[place] ?? "",
        createdAt: ctx.now,
        createdBy: ctx.actor,
      };
      const copy = copies[place];
      if (copy) map.set(copy.to, seedOf(record, VIDEO_SPEC));
    }
  });
  return done.ok ? ok(copies) : done;
}

/**
 * What takes a change of many cards back: each fact as it was before, but only where it still says what the change made of
 * it. What a colleague has decided since stays.
 */
export function takeBack(
  changes: readonly VideoChange[],
  before: ReadonlyMap<VideoId, Video>,
  now: ReadonlyMap<VideoId, Video>,
): readonly VideoChange[] {
  return changes.flatMap(({ videoId, patch, pins = {} }) => {
    const was = before.get(videoId);
    const is = now.get(videoId);
    if (!was || !is) return [];
    const names = (Object.keys(patch) as (keyof VideoPatch)[]).filter((name) => is[name] === patch[name]);
    const steps = DEADLINE_STEPS.filter(
      (step) => pins[step] !== undefined && (is.pinnedDeadlines[step] ?? null) === pins[step],
    );
    return {
      videoId,
      patch: Object.fromEntries(names.map((name) => [name, was[name]])) as VideoPatch,
      pins: Object.fromEntries(steps.map((step) => [step, was.pinnedDeadlines[step] ?? null])),
    };
  });
}
