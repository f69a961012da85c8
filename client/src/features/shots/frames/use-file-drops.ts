import { asId, type ShotId } from "@tongpin/domain/base";
import { type DragEvent, useRef } from "react";
import { hasFiles } from "../../../platform/clipboard-picture.ts";

/**
 * A file dropped on a shot becomes its picture; the shot under the file is marked while it hovers. Spread the answer on
 * what holds the shots, each of which matches `selector` and carries its id as `data-shot`. Null takes nothing.
 */
export function useFileDrops(selector: string, onFile: ((id: ShotId, file: File) => void) | null) {
  const over = useRef<HTMLElement | null>(null);
  const shotOf = (target: EventTarget) => (target instanceof Element ? target.closest<HTMLElement>(selector) : null);
  const mark = (shot: HTMLElement | null) => {
    if (over.current === shot) return;
    if (over.current) delete over.current.dataset["fileOver"];
    if (shot) shot.dataset["fileOver"] = "";
    over.current = shot;
  };
  return {
    onDragOver(event: DragEvent<HTMLElement>) {
      if (!onFile || !hasFiles(event.dataTransfer)) return;
      const shot = shotOf(event.target);
      mark(shot);
      if (shot) event.preventDefault();
    },
    onDragLeave: () => mark(null),
    onDrop(event: DragEvent<HTMLElement>) {
      if (!onFile || !hasFiles(event.dataTransfer)) return;
      const id = shotOf(event.target)?.dataset["shot"];
      const file = event.dataTransfer.files[0];
      mark(null);
      // Also beside every shot: the browser would leave the page to show the file.
      event.preventDefault();
      if (id !== undefined && file) onFile(asId<ShotId>(id), file);
    },
  };
}
