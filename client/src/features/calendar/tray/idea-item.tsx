import type { CivilDate, VideoId } from "@tongpin/domain/base";
import { diffDays } from "@tongpin/domain/calendar";
import { RATING_MAX, type Video } from "@tongpin/domain/video";
import { type KeyboardEvent, memo, useRef } from "react";
import { StageGlyph, useFormat, useLocale, useT } from "../../../app/index.ts";
import { hueStyle } from "../../../ui/chip.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { useVideoDrag } from "../drag.ts";
import { useIsSelected } from "../moving/desk.ts";
import { useTileDeeds } from "../moving/use-tile-deeds.ts";
import { RatingMenu } from "./rating-menu.tsx";
import type { Nearness } from "./tray-view.ts";

export interface IdeaItemProps {
  readonly video: Video;
  readonly hue: number | null;
  readonly active: CivilDate;
  readonly today: CivilDate;
  readonly isOpen: boolean;
  readonly mayEdit: boolean;
  /** Said below the title where the tray is sorted by it. */
  readonly nearness: Nearness | null;
  readonly onOpen: (id: VideoId) => void;
  readonly onRate: (video: Video, rating: number | null) => void;
  /** By key; left out on a phone, where the opened idea has both. */
  readonly onPlace?: (id: VideoId) => void;
  readonly onHeat?: (video: Video) => void;
}

/** One idea: opened by Enter, rated by 1–5 (0 takes it back), placed by Ctrl+Shift+→, made hot by h, walked by ↑ and ↓. */
export const IdeaItem = memo(function IdeaItem(props: IdeaItemProps) {
  const { video, hue, active, today, isOpen, mayEdit, nearness, onOpen, onPlace, onRate, onHeat } = props;
  const t = useT("tray");
  const format = useFormat();
  const ref = useRef<HTMLButtonElement>(null);
  const dragging = useVideoDrag(ref, video.id, mayEdit);
  const selected = useIsSelected(video.id);
  const deeds = useTileDeeds();

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (deeds.onKeyDown(event, video.id)) return;
    const deed = deedOf(event);
    if (deed === null) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  }

  function deedOf(event: KeyboardEvent<HTMLElement>): (() => void) | null {
    if (event.nativeEvent.isComposing) return null;
    if (event.ctrlKey || event.metaKey) {
      return mayEdit && onPlace && event.shiftKey && event.key === "ArrowRight" ? () => onPlace(video.id) : null;
    }
    if (event.altKey) return null;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const neighbour = neighbourOf(event.currentTarget, event.key === "ArrowDown" ? 1 : -1);
      return neighbour ? () => neighbour.focus() : null;
    }
    if (!mayEdit) return null;
    if (event.key === "h" && onHeat) return () => onHeat(video);
    const rating = /^\d$/.test(event.key) ? Number(event.key) : null;
    return rating !== null && rating <= RATING_MAX ? () => onRate(video, rating === 0 ? null : rating) : null;
  }

  return (
    <div
      style={hue === null ? undefined : hueStyle(hue)}
      className={classNames(
        "flex min-h-row items-center gap-1 rounded-sm border-l-2 pr-1 text-ui hover:bg-hover",
        hue === null ? "border-line-strong" : "hue-edge",
        isOpen && "bg-hover",
        selected && "bg-accent-soft outline outline-2 outline-accent",
        dragging && "opacity-40",
      )}
    >
      <button
        ref={ref}
        type="button"
        data-video={video.id}
        onClick={(event) => {
          if (!deeds.onClick(event, video.id)) onOpen(video.id);
        }}
        onKeyDown={onKeyDown}
        aria-keyshortcuts={mayEdit ? "1 2 3 4 5 0 H Control+Shift+ArrowRight Shift+Enter" : undefined}
        title={mayEdit ? t("hint", { day: format.day(active) }) : undefined}
        className="flex min-w-0 flex-1 items-center gap-1.5 self-stretch rounded-sm px-2 py-1 text-start"
      >
        <StageGlyph stage={video.stage} size={12} />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="truncate">{video.title}</span>
          {nearness ? <NearWords nearness={nearness} today={today} /> : null}
        </span>
      </button>
      <RatingMenu video={video} mayRate={mayEdit} onRate={onRate} />
    </div>
  );
});

function neighbourOf(element: HTMLElement, step: 1 | -1): HTMLElement | null {
  const list = element.closest("ul");
  const all = [...(list?.querySelectorAll<HTMLElement>("button[data-video]") ?? [])];
  return all[all.indexOf(element) + step] ?? null;
}

function NearWords({ nearness, today }: { nearness: Nearness; today: CivilDate }) {
  const t = useT("tray");
  const format = useFormat();
  const locale = useLocale();
  const { date } = nearness;
  const name =
    nearness.type === "promise" ? t("near.promise") : nearness.type === "node" ? nearness.names[locale] : nearness.name;
  return (
    <span className="truncate text-ink-3 text-mini">
      {t("near.words", { name, day: format.dayShort(date), days: diffDays(today, date) })}
    </span>
  );
}
