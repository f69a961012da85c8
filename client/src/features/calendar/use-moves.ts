import type { CivilDate, CivilTime, VideoId } from "@tongpin/domain/base";
import { movedSteps } from "@tongpin/domain/scheduling";
import { changeVideos, scheduleVideo, takeBack } from "@tongpin/workspace";
import { useCallback, useMemo, useState } from "react";
import { announce, useCommands, useFormat, useT, useToast } from "../../app/index.ts";
import { changesSince, type MovedFrom } from "./moving/chain-since.ts";
import { warningsOn } from "./moving/move-facts.ts";
import { useWarningText } from "./moving/use-warning-text.ts";
import type { Calendar } from "./use-calendar.ts";

/** Moves a video to a day, or back to the tray (null); without a time it keeps its own. Says whether it moved. */
export type Move = (id: VideoId, to: CivilDate | null, time?: CivilTime) => boolean;

export interface Moves {
  readonly move: Move;
  /** The move whose deadlines are looked at. */
  readonly looked: MovedFrom | null;
  /** Shows what the last move did to the deadlines; nothing when nothing moved yet. */
  look(): void;
  readonly mayLook: boolean;
  leave(): void;
  /** Takes the looked-at move back. */
  undo(): void;
}

/**
 * Moving a video, with what it breaks, what follows from it and its undo in one sentence (C3, C5). The promise date never
 * moves along (C4).
 */
export function useMoves(calendar: Calendar): Moves {
  const commands = useCommands();
  const toast = useToast();
  const format = useFormat();
  const t = useT("calendar");
  const tm = useT("moves");
  const say = useWarningText(calendar.nodes);
  const [last, setLast] = useState<MovedFrom | null>(null);
  const [looked, setLooked] = useState<MovedFrom | null>(null);
  const { room, state } = calendar;

  const takeMoveBack = useCallback(
    (before: MovedFrom, moved: { readonly planDate: CivilDate | null; readonly planTime?: CivilTime | null }) => {
      if (!room) return;
      const now = room.getSnapshot().videos;
      const was = now.get(before.id);
      if (!was) return;
      // What a colleague has made of it since stays; deadlines fixed in between stay fixed.
      const change = { videoId: before.id, patch: moved };
      const cards = new Map([[before.id, { ...was, planDate: before.planDate, planTime: before.planTime }]]);
      changeVideos(room, { changes: takeBack([change], cards, now) }, commands());
    },
    [room, commands],
  );

  const move = useCallback<Move>(
    (id, to, time) => {
      const video = state.videos.get(id);
      if (!room || !video || (video.planDate === to && (time === undefined || video.planTime === time))) return false;
      const warnings = to === null ? [] : warningsOn(calendar, video, to, time === undefined ? {} : { time });
      const planTime = time === undefined ? {} : { planTime: time };
      const done = scheduleVideo(room, { videoId: id, planDate: to, ...planTime }, commands());
      if (!done.ok) {
        toast.error({
          what: t("move.failed", { title: video.title }),
          safe: t("move.unchanged"),
          todo: t("move.retry"),
        });
        return false;
      }
      setLast(video);
      const now = { ...video, planDate: to };
      const steps = movedSteps(changesSince(video, now, calendar));
      const where =
        to === null
          ? t("move.toTray", { title: video.title })
          : t("move.done", { title: video.title, day: [format.day(to), time ?? ""].join(" ").trim() });
      announce([where, ...warnings.map(say)].join(tm("comma")));
      const lines = warnings.length > 0 ? [warnings.map(say).join(" · ")] : [];
      const follows = steps > 0 ? { label: tm("chain.look"), perform: () => setLooked(video) } : null;
      const message = steps > 0 ? tm("chain.follows", { where, count: steps }) : where;
      const moved = to === null ? { planDate: null, planTime: null } : { planDate: to, ...planTime };
      toast.undo(message, () => takeMoveBack(video, moved), { lines, also: follows });
      return true;
    },
    [calendar, room, state.videos, commands, toast, format, t, tm, say, takeMoveBack],
  );

  return useMemo(
    () => ({
      move,
      looked,
      mayLook: last !== null && last.planDate !== null,
      look: () => setLooked(last),
      leave: () => setLooked(null),
      undo() {
        const now = looked && state.videos.get(looked.id);
        if (looked && now) takeMoveBack(looked, { planDate: now.planDate, planTime: now.planTime });
      },
    }),
    [move, looked, last, state.videos, takeMoveBack],
  );
}
