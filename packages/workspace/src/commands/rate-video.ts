import { ok, type Result, refuse, type VideoId } from "@tongpin/domain/base";
import type { CommandContext } from "../context.ts";
import { RATING_FIELD, ratingKey } from "../schema/rating.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

/** What the acting person gives an idea, 1–5, or null to take it back. Refuses `video-unknown`, `number-invalid`. */
export function rateVideo(
  room: PlanRoom,
  args: { readonly videoId: VideoId; readonly rating: number | null },
  ctx: CommandContext,
): Result<void> {
  const video = room.getSnapshot().videos.get(args.videoId);
  if (!video) return refuse("video-unknown");
  const rating = RATING_FIELD.accept(args.rating);
  if (!rating.ok) return rating;
  if ((video.ratings?.[ctx.actor] ?? null) === rating.value) return ok();
  const key = ratingKey(args.videoId, ctx.actor);
  return commit(room, ctx, () => room.doc.getMap<unknown>("ratings").set(key, rating.value));
}
