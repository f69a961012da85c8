import type { ShotId } from "@tongpin/domain/base";
import type { Shot } from "@tongpin/domain/video";
import { memo, useEffect, useRef } from "react";
import { ShotStateChip, useT } from "../../../app/index.ts";
import { FramePicture, pictureWords } from "../frames/frame-picture.tsx";
import { makeCardDraggable } from "./board-drag.ts";
import { FrameOverlay } from "./frame-overlay.tsx";

export interface BoardCardProps {
  readonly shot: Shot;
  readonly place: number;
  readonly count: number;
  readonly beforeId: ShotId | null;
  /** The one card that Tab reaches; arrows lead on from there. */
  readonly isCurrent: boolean;
  readonly safeArea: boolean;
  readonly cover: boolean;
  readonly mayWrite: boolean;
}

/** One shot as a phone will show it. Renders again only when it or the board's look changes. */
export const BoardCard = memo(function BoardCard(props: BoardCardProps) {
  const { shot, place, count, beforeId, isCurrent, safeArea, cover, mayWrite } = props;
  const t = useT("frames");
  const card = useRef<HTMLDivElement>(null);
  const { id } = shot;
  useEffect(() => {
    if (card.current && mayWrite) return makeCardDraggable(card.current, id);
  }, [id, mayWrite]);
  const number = shot.number || String(place);
  const words = pictureWords(shot);
  const facts = [shot.size, shot.movement].filter(Boolean).join(" · ");
  return (
    // biome-ignore lint/a11y/useSemanticElements: an item of the board's list, with a row between them
    <div
      ref={card}
      role="listitem"
      data-shot={id}
      data-before={beforeId ?? ""}
      data-status={shot.status}
      aria-setsize={count}
      aria-posinset={place}
      className="board-card"
    >
      <button
        type="button"
        tabIndex={isCurrent ? 0 : -1}
        data-open={id}
        aria-label={t("cardOf", { shot: number, words: words || t("noWords") })}
        className="board-frame"
      >
        <span className="board-number">{number}</span>
        {shot.seconds === null ? null : (
          <span className="board-seconds">{t("seconds", { seconds: shot.seconds })}</span>
        )}
        {shot.frame ? (
          <FramePicture frame={shot.frame} label="" words={words} />
        ) : (
          <span className="line-clamp-[8] px-3 pt-5 text-ink-2 text-small">{words || t("noPicture")}</span>
        )}
        <FrameOverlay safeArea={safeArea} cover={cover} />
      </button>
      <div className="board-words min-h-0 pt-1.5">
        {facts || shot.status !== "open" ? (
          <p className="flex items-center gap-1 text-ink-3 text-mini">
            <ShotStateChip status={shot.status} small />
            <span className="truncate">{facts}</span>
          </p>
        ) : null}
        <p className="line-clamp-2 text-small">{shot.line}</p>
      </div>
    </div>
  );
});
