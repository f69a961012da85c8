import { type CivilDate, type CivilTime, ok, type Result, refuse, type VideoId } from "@tongpin/domain/base";
import { DEADLINE_STEPS, type DeadlineStep, type Video } from "@tongpin/domain/video";
import type { CommandContext } from "../context.ts";
import { acceptPatch, changedFields, fieldKey, writeFields } from "../schema/record.ts";
import { pinField, VIDEO_SPEC } from "../schema/video.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import { commit } from "./commit.ts";

type Schedule = Pick<Video, "planDate" | "planTime">;
const SCHEDULE_SPEC = { planDate: VIDEO_SPEC.planDate, planTime: VIDEO_SPEC.planTime };

/**
 * Puts a card on a day (Beijing), or back into the tray with null, which forgets the time as well. Without
 * `planTime` the time stays. The promise date is another fact and is never touched. Refuses `date-invalid`,
 * `time-invalid`, `video-unknown`.
 */
export function scheduleVideo(
  room: PlanRoom,
  args: { readonly videoId: VideoId; readonly planDate: CivilDate | null; readonly planTime?: CivilTime | null },
  ctx: CommandContext,
): Result<void> {
  const video = room.getSnapshot().videos.get(args.videoId);
  if (!video) return refuse("video-unknown");
  const planTime = args.planDate === null ? null : args.planTime;
  const clean = acceptPatch<Schedule>(
    { planDate: args.planDate, ...(planTime === undefined ? {} : { planTime }) },
    SCHEDULE_SPEC,
  );
  if (!clean.ok) return clean;
  const changes = changedFields<Schedule>(clean.value, video);
  if (changes.length === 0) return ok();
  return commit(room, ctx, () => writeFields(room.doc.getMap("videos"), args.videoId, changes));
}

/** Fixes one deadline by hand, or lets it be computed again with null. */
export function pinDeadline(
  room: PlanRoom,
  args: { readonly videoId: VideoId; readonly step: DeadlineStep; readonly date: CivilDate | null },
  ctx: CommandContext,
): Result<void> {
  const video = room.getSnapshot().videos.get(args.videoId);
  if (!video) return refuse("video-unknown");
  if (!DEADLINE_STEPS.includes(args.step)) return refuse("choice-invalid");
  const date = VIDEO_SPEC.planDate.accept(args.date);
  if (!date.ok) return date;
  if ((video.pinnedDeadlines[args.step] ?? null) === date.value) return ok();
  const key = fieldKey(args.videoId, pinField(args.step));
  return commit(room, ctx, () => room.doc.getMap<unknown>("videos").set(key, date.value));
}
