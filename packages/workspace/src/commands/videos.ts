import { asId, ok, type Result, refuse, type VideoId } from "@tongpin/domain/base";
import type { Video } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { isRecordId } from "../schema/field.ts";
import { comparePlaced, placeAfter } from "../schema/order.ts";
import { acceptPatch, changedFields, fieldKey, seedOf, writeFields } from "../schema/record.ts";
import { VIDEO_SPEC } from "../schema/video.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

type VideoFields = Omit<Video, "id" | "pinnedDeadlines">;

type AddFields =
  | "form"
  | "stage"
  | "channelId"
  | "ownerId"
  | "campaignId"
  | "phaseId"
  | "score"
  | "planDate"
  | "planTime"
  | "promiseDate"
  | "notBefore"
  | "paceId"
  | "note";

type UpdateFields = "title" | Exclude<AddFields, "stage" | "planDate">;

const NOT_BY_PATCH = new Set<string>(["stage", "planDate", "order", "createdAt", "createdBy", "removedAt"]);

function videosOf(room: PlanRoom) {
  return room.doc.getMap<unknown>("videos");
}

/** Whether what a card points to exists. A colleague may still remove it later; readers cope with that. */
function checkReferences(room: PlanRoom, patch: Partial<VideoFields>): Result<void> {
  const { channels, campaigns } = room.getSnapshot();
  if (patch.channelId && !channels.has(patch.channelId)) return refuse("channel-unknown");
  if (patch.campaignId && !campaigns.has(patch.campaignId)) return refuse("campaign-unknown");
  return ok();
}

function placedVideos(room: PlanRoom): Video[] {
  return [...room.getSnapshot().videos.values()].sort(comparePlaced);
}

/** The order key that puts a new card last, without sorting all of them. */
function lastOrder(room: PlanRoom, freshId: string): string {
  let last: Video | null = null;
  for (const video of room.getSnapshot().videos.values()) {
    if (video.order !== "" && (last === null || comparePlaced(video, last) > 0)) last = video;
  }
  return placeAfter(last ? [last] : [], last ? 0 : -1, 1, freshId).keys[0] ?? "";
}

/** Refuses `title-empty`, `title-too-long`, `date-invalid`, `time-invalid`, `video-exists`, `channel-unknown`, … */
export function addVideo(
  room: PlanRoom,
  args: { readonly title: string; readonly id?: VideoId } & Partial<Pick<Video, AddFields>>,
  ctx: CommandContext,
): Result<VideoId> {
  const id = args.id ?? asId<VideoId>(ctx.newId());
  if (!isRecordId(id)) return refuse("id-invalid");
  if (room.getSnapshot().videos.has(id)) return refuse("video-exists");
  const clean = acceptPatch<VideoFields>(args, VIDEO_SPEC);
  if (!clean.ok) return clean;
  const known = checkReferences(room, clean.value);
  if (!known.ok) return known;
  const record: Partial<VideoFields> = {
    ...clean.value,
    order: lastOrder(room, ctx.newId()),
    createdAt: ctx.now,
    createdBy: ctx.actor,
    removedAt: null,
  };
  const done = commit(room, ctx, () => videosOf(room).set(id, seedOf(record, VIDEO_SPEC)));
  return done.ok ? { ok: true, value: id } : done;
}

/** Writes what of the patch differs from the card: the fields that colleagues change at the same time stay theirs. */
function patchVideo(room: PlanRoom, videoId: VideoId, patch: Partial<VideoFields>, ctx: CommandContext): Result<void> {
  const video = room.getSnapshot().videos.get(videoId);
  if (!video) return refuse("video-unknown");
  const clean = acceptPatch<VideoFields>(patch, VIDEO_SPEC);
  if (!clean.ok) return clean;
  const known = checkReferences(room, clean.value);
  if (!known.ok) return known;
  const changes = changedFields<VideoFields>(clean.value, video);
  if (changes.length === 0) return ok();
  return commit(room, ctx, () => writeFields(videosOf(room), videoId, changes));
}

export function updateVideo(
  room: PlanRoom,
  args: { readonly videoId: VideoId; readonly patch: Partial<Pick<Video, UpdateFields>> },
  ctx: CommandContext,
): Result<void> {
  const patch = Object.fromEntries(Object.entries(args.patch).filter(([name]) => !NOT_BY_PATCH.has(name)));
  return patchVideo(room, args.videoId, patch, ctx);
}

export function setVideoStage(
  room: PlanRoom,
  args: { readonly videoId: VideoId; readonly stage: Video["stage"] },
  ctx: CommandContext,
): Result<void> {
  return patchVideo(room, args.videoId, { stage: args.stage }, ctx);
}

/** Puts a card after another in the tray or day (null = first). One key of the moved card changes. */
export function moveVideo(
  room: PlanRoom,
  args: { readonly videoId: VideoId; readonly afterId: VideoId | null },
  ctx: CommandContext,
): Result<void> {
  const { videos } = room.getSnapshot();
  if (!videos.has(args.videoId)) return refuse("video-unknown");
  if (args.afterId !== null && !videos.has(args.afterId)) return refuse("video-unknown");
  if (args.afterId === args.videoId) return ok();
  const placed = placedVideos(room);
  const from = placed.findIndex(({ id }) => id === args.videoId);
  if ((placed[from - 1]?.id ?? null) === args.afterId) return ok();
  const others = placed.filter(({ id }) => id !== args.videoId);
  const index = args.afterId === null ? -1 : others.findIndex(({ id }) => id === args.afterId);
  const { keys, repairs } = placeAfter(others, index, 1, ctx.newId());
  return commit(room, ctx, () => {
    const map = videosOf(room);
    for (const { id, order } of repairs) map.set(fieldKey(id, "order"), order);
    map.set(fieldKey(args.videoId, "order"), keys[0]);
  });
}

/** Hides a card. It stays in the document, so that a colleague's edit of it is not lost and it can come back. */
export function removeVideo(room: PlanRoom, args: { readonly videoId: VideoId }, ctx: CommandContext): Result<void> {
  const video = room.getSnapshot().videos.get(args.videoId);
  return video?.removedAt ? ok() : patchVideo(room, args.videoId, { removedAt: ctx.now }, ctx);
}

export function restoreVideo(room: PlanRoom, args: { readonly videoId: VideoId }, ctx: CommandContext): Result<void> {
  return patchVideo(room, args.videoId, { removedAt: null }, ctx);
}
