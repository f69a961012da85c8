import type { CivilDate, VideoId } from "@tongpin/domain/base";
import { type RefObject, useCallback, useEffect, useState } from "react";

/** What the keyboard holds while the calendar changes under it. */
type Held =
  | { readonly type: "day"; readonly date: CivilDate }
  /** A video on a day, in the tray (null), or wherever it stands (undefined). */
  | { readonly type: "video"; readonly id: VideoId; readonly at?: CivilDate | null };

export interface HeldFocus {
  /** The video that must be seen, though its day has more than fit. */
  readonly video: VideoId | null;
  onDay(date: CivilDate): void;
  onVideo(id: VideoId, at?: CivilDate | null): void;
}

/**
 * Puts the focus on a day or a video as soon as it is drawn: a move takes the item's button away on one day and makes another
 * on the next, and a walk out of the shown weeks changes the address first.
 */
export function useHeldFocus(root: RefObject<HTMLElement | null>): HeldFocus {
  const [waiting, setWaiting] = useState<Held | null>(null);
  const [video, setVideo] = useState<VideoId | null>(null);

  useEffect(() => {
    if (waiting === null) return;
    const found = [...(root.current?.querySelectorAll<HTMLElement>(selectorOf(waiting)) ?? [])];
    // The narrow and the wide calendar are both in the page; one of them is not shown.
    const element = found.find((candidate) => candidate.getClientRects().length > 0);
    if (!element) return;
    element.focus();
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
    setWaiting(null);
  });

  return {
    video,
    onDay: useCallback((date: CivilDate) => setWaiting({ type: "day", date }), []),
    onVideo: useCallback((id: VideoId, at?: CivilDate | null) => {
      setVideo(id);
      setWaiting(at === undefined ? { type: "video", id } : { type: "video", id, at });
    }, []),
  };
}

function selectorOf(held: Held): string {
  if (held.type === "day") {
    return `td[data-date="${held.date}"], [data-agenda="${held.date}"], [data-day="${held.date}"] td[tabindex="0"]`;
  }
  const button = `button[data-video="${CSS.escape(held.id)}"]`;
  if (held.at === undefined) return button;
  if (held.at === null) return `[data-tray] ${button}`;
  return `:is([data-date="${held.at}"], [data-day="${held.at}"]) ${button}[data-kind="plan"]`;
}
