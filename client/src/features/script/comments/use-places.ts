import type { AnchorPlace, AnnotationThread } from "@tongpin/domain/annotations";
import type { CommentId } from "@tongpin/domain/base";
import { placeAnchor, type ScriptRoom } from "@tongpin/workspace";
import { useEffect, useState } from "react";
import { createAfterPaint } from "../../../platform/after-paint.ts";

export type Places = ReadonlyMap<CommentId, AnchorPlace>;

const NOWHERE: Places = new Map();

/** Where each thread's words stand in the script. Looked at after a keystroke has been painted, never before. */
export function usePlaces(room: ScriptRoom, threads: readonly AnnotationThread[]): Places {
  const [places, setPlaces] = useState(NOWHERE);
  useEffect(() => {
    const look = () => {
      const next = new Map(
        threads.flatMap(({ first }) => (first.anchor ? [[first.id, placeAnchor(room, first.anchor)] as const] : [])),
      );
      setPlaces((before) => (isSame(before, next) ? before : next));
    };
    const painted = createAfterPaint(look);
    look();
    const stop = room.subscribe(painted.ask);
    return () => {
      stop();
      painted.cancel();
    };
  }, [room, threads]);
  return places;
}

function isSame(a: Places, b: Places): boolean {
  return a.size === b.size && [...a].every(([id, place]) => JSON.stringify(place) === JSON.stringify(b.get(id)));
}
