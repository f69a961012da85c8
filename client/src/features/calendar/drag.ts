import { draggable, dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { asId, type VideoId } from "@tongpin/domain/base";
import { type RefObject, useEffect, useRef, useState } from "react";

const KIND = "calendar-video";

function draggedVideo(data: Record<string, unknown>): VideoId | null {
  return data["kind"] === KIND && typeof data["id"] === "string" ? asId<VideoId>(data["id"]) : null;
}

/** Makes an element draggable as a video. Every drag has a key beside it (see calendar-keys). */
export function useVideoDrag(ref: RefObject<HTMLElement | null>, id: VideoId, enabled: boolean): boolean {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element || !enabled) return;
    return draggable({
      element,
      getInitialData: () => ({ kind: KIND, id }),
      onDragStart: () => setDragging(true),
      onDrop: () => setDragging(false),
    });
  }, [ref, id, enabled]);
  return dragging;
}

/** Takes dropped videos. Gives the video that hovers now, so that the broken rule can be shown before the drop. */
export function useVideoDrop(ref: RefObject<HTMLElement | null>, onDrop: (id: VideoId) => void): VideoId | null {
  const [over, setOver] = useState<VideoId | null>(null);
  const latest = useRef(onDrop);
  latest.current = onDrop;
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => draggedVideo(source.data) !== null,
      onDragEnter: ({ source }) => setOver(draggedVideo(source.data)),
      onDragLeave: () => setOver(null),
      onDrop: ({ source }) => {
        setOver(null);
        const id = draggedVideo(source.data);
        if (id) latest.current(id);
      },
    });
  }, [ref]);
  return over;
}
