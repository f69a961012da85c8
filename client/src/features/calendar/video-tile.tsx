import type { CivilDate } from "@tongpin/domain/base";
import { addDays } from "@tongpin/domain/calendar";
import { type KeyboardEvent, useRef } from "react";
import { PersonChip, StageGlyph, useT } from "../../app/index.ts";
import { hueStyle } from "../../ui/chip.tsx";
import { classNames } from "../../ui/class-names.ts";
import type { Tile } from "./arrange.ts";
import { useVideoDrag } from "./drag.ts";

export interface VideoTileProps {
  readonly tile: Tile;
  readonly date: CivilDate;
  readonly hue: number | null;
  readonly channelName: string;
  readonly opened: boolean;
  readonly mayEdit: boolean;
  /** Week view: owner and whole title. */
  readonly roomy: boolean;
  onOpen(): void;
  onMove(to: CivilDate | null): void;
}

const DAYS_BY_KEY: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** One video on one day: time, channel colour, stage, title. Ctrl+Shift+arrows move it, Ctrl+Shift+Backspace puts it back. */
export function VideoTile({ tile, date, hue, channelName, opened, mayEdit, roomy, onOpen, onMove }: VideoTileProps) {
  const t = useT("calendar");
  const ref = useRef<HTMLButtonElement>(null);
  const movable = mayEdit && tile.kind === "plan";
  const dragging = useVideoDrag(ref, tile.video.id, movable);
  const { video } = tile;

  function onKeyDown(event: KeyboardEvent) {
    if (!movable || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    const days = DAYS_BY_KEY[event.key];
    if (days === undefined && event.key !== "Backspace") return;
    event.preventDefault();
    event.stopPropagation();
    onMove(days === undefined ? null : addDays(date, days));
  }

  return (
    <button
      ref={ref}
      type="button"
      data-video={video.id}
      data-kind={tile.kind}
      aria-label={t(`tile.${tile.kind}`, { title: video.title, channel: channelName, time: video.planTime ?? "" })}
      aria-pressed={opened}
      onClick={onOpen}
      onKeyDown={onKeyDown}
      style={hue === null ? undefined : hueStyle(hue)}
      className={classNames(
        "flex w-full min-w-0 select-none items-center gap-1 rounded-sm border-l-2 py-px pr-1 pl-1 text-start text-small leading-tight transition-colors",
        hue === null ? "border-line-strong bg-hover" : "hue-edge hue-soft",
        tile.kind === "ghost" && "border-dashed bg-transparent text-ink-3 line-through",
        tile.published && tile.kind === "actual" && "text-ink-2",
        opened && "outline outline-2 outline-accent",
        dragging && "opacity-40",
        roomy ? "flex-wrap py-1" : "h-5.5 max-md:h-auto",
      )}
    >
      <StageGlyph stage={video.stage} size={12} />
      {video.planTime && tile.kind !== "ghost" ? <span className="text-ink-3 text-mini">{video.planTime}</span> : null}
      <span className={classNames("min-w-0 flex-1", roomy ? "line-clamp-2 basis-full" : "truncate")}>
        {video.title}
      </span>
      {roomy && video.ownerId ? <PersonChip personId={video.ownerId} /> : null}
    </button>
  );
}
