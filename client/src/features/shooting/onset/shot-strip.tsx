import type { ShotId } from "@tongpin/domain/base";
import type { PlacedShot } from "@tongpin/domain/shooting";
import { useEffect, useRef } from "react";
import { useT } from "../../../app/index.ts";
import { classNames } from "../../../ui/class-names.ts";
import { IconCheck, IconClose, IconRefresh } from "../../../ui/icons/index.ts";

export interface ShotStripProps {
  readonly placed: readonly PlacedShot[];
  readonly presentId: ShotId;
  readonly onPick: (place: number) => void;
}

const GLYPHS = {
  open: null,
  done: <IconCheck size={12} className="text-good" />,
  retake: <IconRefresh size={12} className="text-warn" />,
  dropped: <IconClose size={12} className="text-ink-3" />,
} as const;

/** All shots as numbers with their state: where one is, what is left, and any of them one tap away. */
export function ShotStrip({ placed, presentId, onPick }: ShotStripProps) {
  const t = useT("shooting");
  const tc = useT("common");
  const strip = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const list = strip.current;
    const item = list?.querySelector<HTMLElement>("[aria-current]");
    // Only the strip itself scrolls: a browser's own way would move the page too.
    if (list && item) list.scrollLeft = item.offsetLeft - (list.clientWidth - item.offsetWidth) / 2;
  }, [presentId]);
  return (
    <nav aria-label={t("set.strip")} className="shrink-0 border-line border-b">
      <ol ref={strip} className="relative flex gap-1 overflow-x-auto px-3 pb-1.5 [scrollbar-width:none]">
        {placed.map(({ shot }, place) => {
          const isPresent = shot.id === presentId;
          return (
            <li key={shot.id} className="shrink-0">
              <button
                type="button"
                aria-current={isPresent ? "step" : undefined}
                aria-label={t("set.stripShot", {
                  shot: shot.number || place + 1,
                  state: tc(`shotStates.${shot.status}`),
                })}
                onClick={() => onPick(place)}
                className={classNames(
                  "flex h-control min-w-control items-center justify-center gap-0.5 rounded-md border px-1.5 text-ui",
                  isPresent ? "border-accent bg-accent-soft font-semibold text-accent-text" : "border-line text-ink-2",
                  shot.status === "dropped" && "line-through",
                )}
              >
                {shot.number || place + 1}
                {GLYPHS[shot.status]}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
