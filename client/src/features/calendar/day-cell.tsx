import type { CivilDate, VideoId } from "@tongpin/domain/base";
import {
  type DayStatus,
  dayKind,
  holidayLabel,
  lunarLabel,
  partsOf,
  solarTermLabel,
  solarTermOn,
} from "@tongpin/domain/calendar";
import type { NodeTable, Occurrence } from "@tongpin/domain/nodes";
import { type KeyboardEvent, memo, useRef, useState } from "react";
import { useFormat, useLocale, useT, useVideo } from "../../app/index.ts";
import { classNames } from "../../ui/class-names.ts";
import type { DeadlineMark, Tile } from "./arrange.ts";
import { DeadlineMarks } from "./deadline-marks.tsx";
import { useVideoDrop } from "./drag.ts";
import { moveWarnings } from "./move-warnings.ts";
import type { Calendar } from "./use-calendar.ts";
import { type TileShape, VideoTile } from "./video-tile.tsx";
import { warningText } from "./warning-text.ts";

const SHOWN = 3;

/** The handlers are stable: a cell that is not drawn anew keeps those it has. */
export interface DayCellProps {
  readonly calendar: Calendar;
  readonly date: CivilDate;
  readonly active: boolean;
  readonly held: VideoId | null;
  readonly roomy: boolean;
  onDrop(id: VideoId, to: CivilDate | null): void;
  onKeyMove(id: VideoId, to: CivilDate | null): void;
  onActive(date: CivilDate): void;
  onKeyDown(event: KeyboardEvent, date: CivilDate): void;
}

/** One day: date, days off, lunar day or term, nodes, and what is planned on it. Drawn anew only when that has changed. */
export const DayCell = memo(Day, isSameDay);

function isSameDay(before: DayCellProps, after: DayCellProps): boolean {
  const [a, b] = [before.calendar, after.calendar];
  return (
    before.date === after.date &&
    before.active === after.active &&
    before.held === after.held &&
    before.roomy === after.roomy &&
    a.place === b.place &&
    a.today === b.today &&
    a.anchor === b.anchor &&
    a.mayEdit === b.mayEdit &&
    a.table === b.table &&
    a.nodes === b.nodes &&
    a.occurrences === b.occurrences &&
    a.state.channels === b.state.channels &&
    a.state.campaigns === b.state.campaigns &&
    isSameList(a.arrangement.byDay.get(before.date), b.arrangement.byDay.get(before.date), isSameTile) &&
    isSameList(a.deadlines.get(before.date), b.deadlines.get(before.date), isSameMark)
  );
}

function isSameTile(a: Tile, b: Tile): boolean {
  return a.video === b.video && a.kind === b.kind && a.published === b.published;
}

function isSameMark(a: DeadlineMark, b: DeadlineMark): boolean {
  return a.video === b.video && a.deadline === b.deadline;
}

function isSameList<T>(a: readonly T[] = [], b: readonly T[] = [], isSame: (a: T, b: T) => boolean): boolean {
  return a.length === b.length && a.every((item, place) => isSame(item, b[place] as T));
}

function Day(props: DayCellProps) {
  const { calendar, date, active, held, roomy, onDrop, onKeyMove, onActive, onKeyDown } = props;
  const { place, today, anchor, arrangement, occurrences } = calendar;
  const t = useT("calendar");
  const format = useFormat();
  const ref = useRef<HTMLTableCellElement>(null);
  const [wide, setWide] = useState(false);
  const hovering = useVideoDrop(ref, (id) => onDrop(id, date));
  const tiles = arrangement.byDay.get(date) ?? [];
  const folded = roomy || wide || tiles.length <= SHOWN ? [] : tiles.slice(SHOWN - 1);
  // What is opened or under the keyboard never hides behind the count.
  const sought = folded.some(({ video }) => video.id === held || video.id === place.item);
  const shown = folded.length === 0 || sought ? tiles : tiles.slice(0, SHOWN - 1);
  const shape = roomy ? "card" : tiles.length < SHOWN ? "lines" : "line";
  const status = dayKind(date, calendar.table);
  const outside = place.view === "month" && partsOf(date).month !== partsOf(anchor).month;
  const resting = place.layers.has("rest") && (status.kind === "rest" || status.kind === "holiday");
  return (
    <td
      ref={ref}
      data-date={date}
      tabIndex={active ? 0 : -1}
      aria-label={t("day.label", { day: format.day(date), count: tiles.length })}
      onFocus={(event) => {
        if (event.target === event.currentTarget) onActive(date);
      }}
      onKeyDown={(event) => onKeyDown(event, date)}
      className={classNames(
        "group relative h-0 min-w-0 border-line border-r border-b p-0 align-top last:border-r-0",
        resting && "bg-sunken",
        hovering && "bg-accent-soft",
      )}
    >
      <div className="@container flex h-full min-h-24 flex-col gap-0.5 p-1">
        <DayHead calendar={calendar} date={date} isToday={date === today} outside={outside} status={status} />
        {hovering ? <DropHint calendar={calendar} date={date} tiles={tiles} videoId={hovering} /> : null}
        {shown.map((tile) => (
          <PlacedTile key={`${tile.video.id}${tile.kind}`} {...{ calendar, tile, date, shape, onKeyMove }} />
        ))}
        {tiles.length > SHOWN && !roomy && !sought ? (
          <button
            type="button"
            aria-expanded={wide}
            onClick={() => setWide(!wide)}
            className="rounded-sm px-1 text-start text-ink-3 text-mini hover:bg-hover hover:text-ink"
          >
            {wide ? t("day.less") : t("day.more", { count: tiles.length - shown.length })}
          </button>
        ) : null}
        {place.layers.has("deadlines") ? <DeadlineMarks calendar={calendar} date={date} /> : null}
      </div>
      {place.layers.has("nodes") ? <WarmupBar occurrences={occurrences} nodes={calendar.nodes} date={date} /> : null}
    </td>
  );
}

function PlacedTile({
  calendar,
  tile,
  date,
  shape,
  onKeyMove,
}: Pick<DayCellProps, "calendar" | "date" | "onKeyMove"> & { tile: Tile; shape: TileShape }) {
  const { state, place, mayEdit, go } = calendar;
  const channel = tile.video.channelId === null ? undefined : state.channels.get(tile.video.channelId);
  return (
    <VideoTile
      tile={tile}
      date={date}
      hue={channel?.hue ?? null}
      channelName={channel?.name ?? ""}
      opened={place.item === tile.video.id}
      mayEdit={mayEdit}
      shape={shape}
      onOpen={() => go({ item: tile.video.id }, true)}
      onMove={(to) => onKeyMove(tile.video.id, to)}
    />
  );
}

function DayHead({
  calendar,
  date,
  isToday,
  outside,
  status,
}: {
  calendar: Calendar;
  date: CivilDate;
  isToday: boolean;
  /** Of the month before or after. */
  outside: boolean;
  status: DayStatus;
}) {
  const { layers } = calendar.place;
  const t = useT("calendar");
  const locale = useLocale();
  const script = locale === "zh-Hant" ? "zh-Hant" : "zh-Hans";
  const { day } = partsOf(date);
  const term = layers.has("terms") ? solarTermOn(date) : null;
  const lunar = layers.has("lunar") && locale !== "en" ? lunarLabel(date, script) : "";
  const nodes = layers.has("nodes")
    ? calendar.occurrences.filter((one) => one.start === date && !isTerm(one, calendar.nodes))
    : [];
  const rest = layers.has("rest") ? restBadge(status) : null;
  const named = rest !== null && status.name !== null ? holidayLabel(status.name, locale) : null;
  const words = [
    ...new Set([
      ...nodes.map((one) => one.label || (calendar.nodes.byId.get(one.eventId)?.names[locale] ?? "")),
      named ?? "",
    ]),
  ];
  const label = words.filter(Boolean).join(" · ");
  return (
    <div className="flex min-w-0 items-baseline gap-1 px-0.5 text-mini">
      <span
        className={classNames(
          "flex size-5 shrink-0 items-center justify-center rounded-full text-small",
          isToday ? "bg-accent font-semibold text-accent-ink" : outside ? "text-ink-3" : "font-medium text-ink",
        )}
        {...(isToday ? { "aria-current": "date" as const } : {})}
      >
        {day}
      </span>
      {rest ? (
        <span
          title={status.provisional ? t("day.provisional") : (named ?? undefined)}
          className={classNames("shrink-0 font-medium", rest === "off" ? "text-good" : "text-warn")}
        >
          {t(`day.${rest}`)}
        </span>
      ) : null}
      <span
        title={label}
        className={classNames(
          "min-w-0 truncate",
          label || !term ? "flex-1" : "ml-auto",
          outside ? "text-ink-3" : "text-ink-2",
        )}
      >
        {label}
      </span>
      <span
        title={term ? solarTermLabel(term, locale) : undefined}
        className={term ? "min-w-0 truncate text-accent-text" : "shrink-0 text-ink-3"}
      >
        {term ? solarTermLabel(term, locale) : lunar}
      </span>
    </div>
  );
}

function isTerm(occurrence: Occurrence, nodes: NodeTable): boolean {
  return nodes.byId.get(occurrence.eventId)?.kind === "solar-term";
}

function restBadge({ kind }: DayStatus): "off" | "makeup" | null {
  if (kind === "holiday") return "off";
  return kind === "makeup" ? "makeup" : null;
}

/** A faint line under days in the warm-up of a shopping node, named on hover. */
function WarmupBar({
  occurrences,
  nodes,
  date,
}: {
  occurrences: readonly Occurrence[];
  nodes: NodeTable;
  date: CivilDate;
}) {
  const locale = useLocale();
  const t = useT("calendar");
  const warming = occurrences.filter(
    ({ eventId, warmup }) => nodes.byId.get(eventId)?.kind === "shopping" && warmup.start <= date && date <= warmup.end,
  );
  if (warming.length === 0) return null;
  const names = warming.map((one) => nodes.byId.get(one.eventId)?.names[locale] ?? "").join(" · ");
  return (
    <div title={t("day.warmup", { names })} className="absolute inset-x-0 bottom-0 h-0.5 bg-accent/30">
      <span className="sr-only">{t("day.warmup", { names })}</span>
    </div>
  );
}

function DropHint({
  calendar,
  date,
  tiles,
  videoId,
}: {
  calendar: Calendar;
  date: CivilDate;
  tiles: readonly Tile[];
  videoId: VideoId;
}) {
  const t = useT("calendar");
  const format = useFormat();
  const locale = useLocale();
  const video = useVideo(videoId);
  if (!video) return null;
  const campaign = video.campaignId === null ? null : (calendar.state.campaigns.get(video.campaignId) ?? null);
  const facts = { today: calendar.today, table: calendar.table, occurrences: calendar.occurrences, tiles, campaign };
  const warnings = moveWarnings(video, date, facts);
  return (
    <p className={classNames("px-0.5 text-mini", warnings.length > 0 ? "text-warn" : "text-accent-text")}>
      {warnings.length > 0
        ? warnings.map((warning) => warningText(warning, calendar.nodes, t, format, locale)).join(" · ")
        : t("move.dropHere")}
    </p>
  );
}
