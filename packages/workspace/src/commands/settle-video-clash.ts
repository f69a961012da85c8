import { ok, type Result, refuse, type VideoId } from "@tongpin/domain/base";
import type { Video } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { acceptPatch, changedFields, writeFields } from "../schema/record.ts";
import { VIDEO_SPEC } from "../schema/video.ts";
import type { VideoClashField } from "../schema/video-clash.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

/**
 * Chooses between what people made of one fact of a card at the same time: it says `keep` from now on, and nothing else is
 * offered for it any more. One undo step. Refuses `video-unknown`, `date-invalid`, `choice-invalid`, `id-invalid`.
 */
export function settleVideoClash(
  room: PlanRoom,
  args: { readonly videoId: VideoId; readonly field: VideoClashField; readonly keep: Video[VideoClashField] },
  ctx: CommandContext,
): Result<void> {
  const { videos, videoClashes } = room.getSnapshot();
  const video = videos.get(args.videoId);
  if (!video) return refuse("video-unknown");
  const open = (videoClashes.get(args.videoId) ?? []).filter(({ field }) => field === args.field);
  const clean = acceptPatch<Omit<Video, "id" | "pinnedDeadlines">>({ [args.field]: args.keep }, VIDEO_SPEC);
  if (!clean.ok) return clean;
  const fields = changedFields<Omit<Video, "id" | "pinnedDeadlines">>(clean.value, video);
  if (open.length === 0 && fields.length === 0) return ok();
  return commit(room, ctx, () => {
    const map = room.doc.getMap<unknown>("videos");
    writeFields(map, args.videoId, fields);
    for (const { key } of open) map.set(key, null);
  });
}
