import type { CivilDate, VideoId } from "@tongpin/domain/base";
import { useT, useVideo } from "../../../app/index.ts";
import { classNames } from "../../../ui/class-names.ts";
import type { Calendar } from "../use-calendar.ts";
import { warningsOn } from "./move-facts.ts";
import { useContentMoved } from "./use-content-moved.ts";
import { useWarningText } from "./use-warning-text.ts";

/** On the day a video hovers over: what speaks against it, before it is dropped. It never forbids (C3). */
export function DropHint({ calendar, date, videoId }: { calendar: Calendar; date: CivilDate; videoId: VideoId }) {
  const t = useT("moves");
  const video = useVideo(videoId);
  const review = video ? calendar.facts.reviewOf(video) : null;
  const contentMoved = useContentMoved(videoId, review);
  const say = useWarningText(calendar.nodes);
  if (!video) return null;
  const warnings = warningsOn(calendar, video, date, { contentMoved });
  return (
    <p
      data-drop-hint
      className={classNames("px-0.5 text-mini", warnings.length > 0 ? "text-warn" : "text-accent-text")}
    >
      {warnings.length > 0 ? warnings.map(say).join(" · ") : t("dropHere")}
    </p>
  );
}
