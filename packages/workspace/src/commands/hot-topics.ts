import { type Instant, ok, type Result, refuse, type VideoId } from "@tongpin/domain/base";
import { heatOf, hotWindow } from "@tongpin/domain/hot";
import type { CommandContext } from "../context.ts";
import { HOT_SPEC, type HotFields } from "../schema/hot.ts";
import { changedFields, fieldKey, readRecord, writeFields } from "../schema/record.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

/**
 * Sends a video into the 热点快车道 until an instant, gives it another expiry, or brings back one that went cold.
 * Refuses `video-unknown`, `hot-over`, `hot-too-long`.
 */
export function heatVideo(
  room: PlanRoom,
  args: { readonly videoId: VideoId; readonly until: Instant },
  ctx: CommandContext,
): Result<void> {
  const video = room.getSnapshot().videos.get(args.videoId);
  if (!video) return refuse("video-unknown");
  const window = hotWindow(video.hot, args.until, ctx.now);
  if (!window.ok) return window;
  const { from, until } = window.value;
  return write(room, args.videoId, { hot: { from, until } }, ctx);
}

/** Takes a video out of the lane: it goes on as an ordinary one, with the dates it has. */
export function coolVideo(room: PlanRoom, args: { readonly videoId: VideoId }, ctx: CommandContext): Result<void> {
  if (!room.getSnapshot().videos.has(args.videoId)) return refuse("video-unknown");
  return write(room, args.videoId, { hot: null }, ctx);
}

function write(room: PlanRoom, videoId: VideoId, patch: Partial<HotFields>, ctx: CommandContext): Result<void> {
  const videos = room.doc.getMap<unknown>("videos");
  const changes = changedFields<HotFields>(patch, readRecord(videos, videoId, HOT_SPEC));
  return changes.length === 0 ? ok() : commit(room, ctx, () => writeFields(videos, videoId, changes));
}

/**
 * Notes down which hot topics are over, for readers without a clock and for devices whose clock is behind. Whoever looks
 * at the plan does it; several at once write the same. It answers how many it put away.
 */
export function archiveColdTopics(room: PlanRoom, ctx: CommandContext): Result<number> {
  const cold = [...room.getSnapshot().videos.values()].filter((video) => heatOf(video, ctx.now) === "cold");
  if (cold.length === 0) return { ok: true, value: 0 };
  // Not through the room: time did this, so it is nobody's step to undo.
  const done = commit({ doc: room.doc }, ctx, () => {
    const videos = room.doc.getMap<unknown>("videos");
    for (const { id, hot } of cold) if (hot) videos.set(fieldKey(id, "cold"), hot.until);
  });
  return done.ok ? { ok: true, value: cold.length } : done;
}
