import type { CivilDate, VideoId } from "@tongpin/domain/base";
import { scheduleVideo } from "@tongpin/workspace";
import { useCallback } from "react";
import { announce, useCommands, useFormat, useT, useToast } from "../../app/index.ts";
import type { Calendar } from "./use-calendar.ts";

/** Moves a video to a day, or back to the tray (null), with its undo; says whether it moved. The promise date never moves along (C4). */
export function useMoves({
  room,
  state,
}: Pick<Calendar, "room" | "state">): (id: VideoId, to: CivilDate | null) => boolean {
  const commands = useCommands();
  const toast = useToast();
  const format = useFormat();
  const t = useT("calendar");
  return useCallback(
    (id, to) => {
      const video = state.videos.get(id);
      if (!room || !video || video.planDate === to) return false;
      const before = { planDate: video.planDate, planTime: video.planTime };
      const done = scheduleVideo(room, { videoId: id, planDate: to }, commands());
      if (!done.ok) {
        toast.error({
          what: t("move.failed", { title: video.title }),
          safe: t("move.unchanged"),
          todo: t("move.retry"),
        });
        return false;
      }
      const message =
        to === null
          ? t("move.toTray", { title: video.title })
          : t("move.done", { title: video.title, day: format.day(to) });
      announce(message);
      toast.undo(message, () => scheduleVideo(room, { videoId: id, ...before }, commands()));
      return true;
    },
    [room, state.videos, commands, toast, format, t],
  );
}
