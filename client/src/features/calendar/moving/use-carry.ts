import type { CivilDate, VideoId } from "@tongpin/domain/base";
import type { KeyboardEvent } from "react";
import { announce, useActions, useFormat, useT } from "../../../app/index.ts";
import type { Calendar } from "../use-calendar.ts";
import { type Desk, useCarried } from "./desk.ts";
import { warningsOn } from "./move-facts.ts";
import { useWarningText } from "./use-warning-text.ts";

export interface Carry {
  /** The keyboard stands on a day with a video in hand. */
  over(date: CivilDate): void;
  /** Enter puts it down, Escape back; before anything else hears them. */
  onKeyDownCapture(event: KeyboardEvent): void;
}

interface CarryOptions {
  readonly calendar: Calendar;
  readonly desk: Desk;
  readonly day: CivilDate;
  /** Stands the keyboard on a day. */
  walkTo(date: CivilDate): void;
  putDown(id: VideoId, to: CivilDate): void;
  putBack(id: VideoId): void;
}

/** The video under the keyboard, or the opened one. */
export function focusedVideo({ place, state }: Pick<Calendar, "place" | "state">): VideoId | null {
  const held = document.activeElement?.closest<HTMLElement>("[data-video]")?.dataset["video"];
  const id = (held as VideoId | undefined) ?? place.item;
  return id !== null && state.videos.has(id) ? id : null;
}

/**
 * Moving with the rules in sight and no mouse (C3): M picks a video up, arrows walk with it and every day says what speaks
 * against it, Enter puts it down, Escape back where it was.
 */
export function useCarry({ calendar, desk, day, walkTo, putDown, putBack }: CarryOptions): Carry {
  const t = useT("moves");
  const format = useFormat();
  const say = useWarningText(calendar.nodes);
  const carried = useCarried(desk);

  function over(date: CivilDate) {
    const inHand = desk.carried();
    const video = inHand && calendar.state.videos.get(inHand.id);
    if (!inHand || !video) return;
    desk.carry({ id: inHand.id, over: date });
    const warnings = warningsOn(calendar, video, date).map(say);
    announce([format.day(date), ...(warnings.length > 0 ? warnings : [t("carry.free")])].join(t("comma")));
  }

  function pickUp() {
    const id = focusedVideo(calendar);
    const video = id && calendar.state.videos.get(id);
    if (!video || !calendar.mayEdit) return;
    const from = video.planDate ?? day;
    desk.carry({ id: video.id, over: from });
    walkTo(from);
    announce(t("carry.started", { title: video.title }));
  }

  useActions([
    {
      id: "calendar.carry",
      label: t("carry.start"),
      keys: "m",
      group: "do",
      perform: pickUp,
      when: () => calendar.mayEdit && carried === null && focusedVideo(calendar) !== null,
    },
  ]);

  return {
    over,
    onKeyDownCapture(event) {
      const inHand = desk.carried();
      if (!inHand || (event.key !== "Enter" && event.key !== "Escape") || event.nativeEvent.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      desk.carry(null);
      if (event.key === "Enter") return putDown(inHand.id, inHand.over);
      announce(t("carry.stopped", { title: calendar.state.videos.get(inHand.id)?.title ?? "" }));
      putBack(inHand.id);
    },
  };
}
