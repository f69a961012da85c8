import type { Instant, Result } from "@tongpin/domain/base";
import type { Video } from "@tongpin/domain/video";
import { coolVideo, heatVideo } from "@tongpin/workspace";
import { useMemo } from "react";
import { useCommands } from "../../hooks/use-commands.ts";
import { useFormat } from "../../hooks/use-format.ts";
import { usePlan } from "../../hooks/use-plan.ts";
import { useT } from "../../hooks/use-t.ts";
import { useToast } from "../../hooks/use-toast.ts";
import { announce } from "../../live-region.tsx";
import { refusalText } from "../../shell/refusal-text.ts";

export interface HotDeeds {
  /** Into the lane, another expiry, or back from the cold. Answers whether it was done. */
  heat(video: Video, until: Instant): boolean;
  cool(video: Video): void;
}

/** What can be done with a hot topic, each with its undo. */
export function useHotDeeds(): HotDeeds {
  const { room } = usePlan();
  const commands = useCommands();
  const toast = useToast();
  const format = useFormat();
  const t = useT("hot");
  const tc = useT("common");
  return useMemo(() => {
    const takeBack = (before: Video) => {
      if (!room) return;
      const { hot } = before;
      const isOpen = hot && !hot.isArchived && hot.until > commands().now;
      if (isOpen) heatVideo(room, { videoId: before.id, until: hot.until }, commands());
      else coolVideo(room, { videoId: before.id }, commands());
    };
    const say = (done: Result<void>, message: string, before: Video): boolean => {
      if (!done.ok) {
        toast.error({ what: refusalText(tc, done.error.code), safe: t("unchanged"), todo: t("tryAgain") });
        return false;
      }
      announce(message);
      toast.undo(message, () => takeBack(before));
      return true;
    };
    return {
      heat(video, until) {
        if (!room) return false;
        const done = heatVideo(room, { videoId: video.id, until }, commands());
        return say(done, t("heated", { title: video.title, at: format.moment(until) }), video);
      },
      cool(video) {
        if (!room) return;
        say(coolVideo(room, { videoId: video.id }, commands()), t("cooled", { title: video.title }), video);
      },
    };
  }, [room, commands, toast, format, t, tc]);
}
