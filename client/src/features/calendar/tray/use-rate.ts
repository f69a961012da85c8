import { ratingBy, type Video } from "@tongpin/domain/video";
import { rateVideo } from "@tongpin/workspace";
import { useCallback } from "react";
import { announce, refusalText, useApp, useCommands, useT, useToast } from "../../../app/index.ts";
import type { Calendar } from "../use-calendar.ts";

/** Gives an idea one's own rating, or takes it back with null; with its undo. */
export function useRate({ room }: Pick<Calendar, "room">): (video: Video, rating: number | null) => void {
  const { person } = useApp();
  const commands = useCommands();
  const toast = useToast();
  const t = useT("tray");
  const tc = useT("common");
  return useCallback(
    (video, rating) => {
      const before = ratingBy(video, person.id);
      if (!room || before === rating) return;
      const done = rateVideo(room, { videoId: video.id, rating }, commands());
      if (!done.ok) {
        toast.error({ what: refusalText(tc, done.error.code), safe: t("unchanged"), todo: "" });
        return;
      }
      const message =
        rating === null ? t("unrated", { title: video.title }) : t("rated", { title: video.title, points: rating });
      announce(message);
      toast.undo(message, () => rateVideo(room, { videoId: video.id, rating: before }, commands()));
    },
    [room, person.id, commands, toast, t, tc],
  );
}
