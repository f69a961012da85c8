import type { CivilDate, CivilTime } from "@tongpin/domain/base";
import { addDays } from "@tongpin/domain/calendar";
import type { Channel, ShotFrame } from "@tongpin/domain/video";
import type { Attention } from "@tongpin/domain/views";
import { type KeyboardEvent, useRef } from "react";
import { PersonChip, StageGlyph, useT } from "../../app/index.ts";
import { hueStyle } from "../../ui/chip.tsx";
import { classNames } from "../../ui/class-names.ts";
import { IconCompare } from "../../ui/icons/index.ts";
import type { Tile } from "./arrange.ts";
import { useVideoDrag } from "./drag.ts";
import { AttentionGlyph } from "./marks/attention-glyph.tsx";
import { CoverPicture } from "./marks/cover-picture.tsx";
import { useIsSelected } from "./moving/desk.ts";
import { useTileDeeds } from "./moving/use-tile-deeds.ts";

/** A line or two of a month's cell, a card of a week's, a row of the phone's agenda. */
export type TileShape = "line" | "lines" | "card" | "row";

const SHAPES: Readonly<Record<TileShape, string>> = {
  line: "h-5.5 items-center gap-1 px-1 text-small",
  lines: "items-start gap-1 px-1 py-0.5 text-small",
  card: "flex-wrap items-center gap-1 px-1 py-1 text-small",
  row: "min-h-row items-center gap-2 px-2 py-1 text-ui",
};

export interface VideoTileProps {
  readonly tile: Tile;
  readonly date: CivilDate;
  readonly time: CivilTime | null;
  readonly channel: Channel | null;
  /** Of its script, as far as it is on this device. */
  readonly picture: ShotFrame | null;
  /** Why it must be seen. */
  readonly attention: Attention | null;
  /** Two decided something of it at once, and nobody has chosen yet. */
  readonly clashed: boolean;
  readonly opened: boolean;
  readonly mayEdit: boolean;
  readonly shape: TileShape;
  /** Where up and down mean a time of the day and not a week. */
  onTime?(direction: 1 | -1): void;
  onOpen(): void;
  onMove(to: CivilDate | null): void;
}

const DAYS_BY_KEY: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** One video on one day: time, channel colour, platform, stage, title, owner, and why it must be seen. Ctrl+Shift+arrows move it, Ctrl+Shift+Backspace puts it back. */
export function VideoTile(props: VideoTileProps) {
  const { tile, date, time, channel, picture, attention, clashed, opened, mayEdit, shape, onTime, onOpen, onMove } =
    props;
  const t = useT("calendar");
  const tv = useT("views");
  const tm = useT("moves");
  const tc = useT("common");
  const ref = useRef<HTMLButtonElement>(null);
  const movable = mayEdit && tile.kind === "plan";
  const dragging = useVideoDrag(ref, tile.video.id, movable);
  const { video } = tile;
  const selected = useIsSelected(video.id) && tile.kind !== "ghost";
  const deeds = useTileDeeds();

  function onKeyDown(event: KeyboardEvent) {
    if (tile.kind !== "ghost" && deeds.onKeyDown(event, video.id)) return;
    if (!movable || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
    const days = DAYS_BY_KEY[event.key];
    if (days === undefined && event.key !== "Backspace") return;
    event.preventDefault();
    event.stopPropagation();
    if (onTime && (event.key === "ArrowUp" || event.key === "ArrowDown")) onTime(event.key === "ArrowUp" ? -1 : 1);
    else onMove(days === undefined ? null : addDays(date, days));
  }

  const platform =
    channel && shape !== "line" && shape !== "lines" ? (
      <span className="shrink-0 text-ink-3 text-mini">{tc(`platforms.${channel.platform}`)}</span>
    ) : null;
  const words = [
    t(`tile.${tile.kind}`, { title: video.title, channel: channel?.name ?? "", time: time ?? "" }),
    channel ? tc(`platforms.${channel.platform}`) : "",
    tile.published ? "" : tc(`stages.${video.stage}`),
    attention ? tv(`attention.${attention}`) : "",
    clashed ? tm("clashed") : "",
    selected ? tm("select.chosen") : "",
  ];
  const clock = time !== null ? <span className="keep text-ink-3 text-mini @max-[5.5rem]:hidden">{time}</span> : null;

  return (
    <button
      ref={ref}
      type="button"
      data-video={video.id}
      data-kind={tile.kind}
      aria-label={words.filter(Boolean).join(tv("comma"))}
      aria-pressed={opened}
      onClick={(event) => {
        if (tile.kind === "ghost" || !deeds.onClick(event, video.id)) onOpen();
      }}
      onKeyDown={onKeyDown}
      style={channel ? hueStyle(channel.hue) : undefined}
      className={classNames(
        "flex w-full min-w-0 select-none rounded-sm border-l-2 text-start leading-tight transition-colors",
        SHAPES[shape],
        channel ? "hue-edge hue-soft" : "border-line-strong bg-hover",
        tile.kind === "ghost" && "border-dashed bg-transparent text-ink-3 line-through",
        tile.published && tile.kind === "actual" && "text-ink-2",
        (opened || selected) && "outline outline-2 outline-accent",
        selected && "bg-accent-soft",
        dragging && "opacity-40",
      )}
    >
      <span className={classNames("flex shrink-0", shape === "lines" && "mt-0.5")}>
        <StageGlyph stage={video.stage} size={12} />
      </span>
      {attention ? (
        <span className={classNames("flex shrink-0", shape === "lines" && "mt-0.5")}>
          <AttentionGlyph attention={attention} />
        </span>
      ) : null}
      {clashed ? (
        <span title={tm("clashed")} className={classNames("flex shrink-0 text-warn", shape === "lines" && "mt-0.5")}>
          <IconCompare size={12} />
        </span>
      ) : null}
      {shape === "row" || shape === "card" ? clock : null}
      {shape === "card" ? platform : null}
      <span
        className={classNames(
          "min-w-0 flex-1",
          shape === "line" ? "truncate" : "line-clamp-2 break-words @max-[5.5rem]:line-clamp-3",
          shape === "card" && "basis-full",
        )}
      >
        {shape === "line" || shape === "lines" ? clock : null} {video.title}
      </span>
      {shape === "line" ? null : <CoverPicture picture={picture} isLarge={shape === "card"} />}
      {shape === "row" ? platform : null}
      {video.ownerId && shape === "line" ? (
        <span className="hidden shrink-0 @min-[8.5rem]:flex">
          <PersonChip personId={video.ownerId} nameless />
        </span>
      ) : null}
      {video.ownerId && shape === "card" ? <PersonChip personId={video.ownerId} /> : null}
      {video.ownerId && (shape === "row" || shape === "lines") ? (
        <PersonChip personId={video.ownerId} nameless />
      ) : null}
    </button>
  );
}
