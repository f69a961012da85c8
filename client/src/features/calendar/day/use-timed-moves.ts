import type { CivilDate, CivilTime, VideoId } from "@tongpin/domain/base";
import { scheduleVideo } from "@tongpin/workspace";
import { announce, useCommands, useFormat, useT, useToast } from "../../../app/index.ts";
import type { Calendar } from "../use-calendar.ts";

/** Moves a video to a day and a time, null = any time of that day, with its undo; says whether it moved. */
export function useTimedMoves({
  room,
  state,
}: Pick<Calendar, "room" | "state">): (id: VideoId, date: CivilDate, time: CivilTime | null) => boolean {
  const commands = useCommands();
  const toast = useToast();
  const format = useFormat();
  const t = useT("calendar");
  const tv = useT("views");
  return (videoId, planDate, planTime) => {
    const video = state.videos.get(videoId);
    if (!room || !video || (video.planDate === planDate && video.planTime === planTime)) return false;
    const { title } = video;
    const before = { planDate: video.planDate, planTime: video.planTime };
    const done = scheduleVideo(room, { videoId, planDate, planTime }, commands());
    if (!done.ok) {
      toast.error({ what: t("move.failed", { title }), safe: t("move.unchanged"), todo: t("move.retry") });
      return false;
    }
    const day = format.day(planDate);
    const message =
      planTime === null ? tv("moved.anyTime", { title, day }) : tv("moved.at", { title, day, time: planTime });
    announce(message);
    toast.undo(message, () => scheduleVideo(room, { videoId, ...before }, commands()));
    return true;
  };
}
