import type { CivilDate, VideoId } from "@tongpin/domain/base";
import { dayKind, partsOf } from "@tongpin/domain/calendar";
import { type DateMark, foldDay } from "@tongpin/domain/views";
import { type KeyboardEvent, memo, useRef, useState } from "react";
import { useFormat, useT } from "../../app/index.ts";
import { classNames } from "../../ui/class-names.ts";
import type { Tile } from "./arrange.ts";
import { DayHead, WarmupBar } from "./day-head.tsx";
import { useVideoDrop } from "./drag.ts";
import { DayMarks, MoreButton } from "./marks/day-marks.tsx";
import { useCarriedOver } from "./moving/desk.ts";
import { DropHint } from "./moving/drop-hint.tsx";
import { PlacedTile } from "./placed-tile.tsx";
import type { Calendar } from "./use-calendar.ts";

/** Lines of a month's cell. */
const LINES = 3;

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
    a.state.videoClashes === b.state.videoClashes &&
    isSameList(a.everything.get(before.date), b.everything.get(before.date), isSameTile) &&
    isSameList(a.arrangement.byDay.get(before.date), b.arrangement.byDay.get(before.date), isSameTile) &&
    isSameList(a.marks.get(before.date), b.marks.get(before.date), isSameMark) &&
    isSameGlances(a, b, before.date) &&
    (a.facts === b.facts || isSameAttention(a, b, before.date))
  );
}

function isSameGlances(a: Calendar, b: Calendar, date: CivilDate): boolean {
  if (a.glances === b.glances) return true;
  return (b.arrangement.byDay.get(date) ?? []).every(
    ({ video }) => a.glances.get(video.id) === b.glances.get(video.id),
  );
}

function isSameAttention(a: Calendar, b: Calendar, date: CivilDate): boolean {
  const tiles = b.arrangement.byDay.get(date) ?? [];
  return tiles.every(({ video }) => a.facts.attentionOf(video) === b.facts.attentionOf(video));
}

function isSameTile(a: Tile, b: Tile): boolean {
  return a.video === b.video && a.kind === b.kind && a.published === b.published;
}

function isSameMark(a: DateMark, b: DateMark): boolean {
  return a.video === b.video && a.kind === b.kind && a.time === b.time && a.isTrouble === b.isTrouble;
}

function isSameList<T>(a: readonly T[] = [], b: readonly T[] = [], isSame: (a: T, b: T) => boolean): boolean {
  return a.length === b.length && a.every((item, place) => isSame(item, b[place] as T));
}

function Day(props: DayCellProps) {
  const { calendar, date, active, roomy, onDrop, onKeyMove, onActive, onKeyDown } = props;
  const { place, today, anchor, arrangement, occurrences } = calendar;
  const t = useT("calendar");
  const tv = useT("views");
  const format = useFormat();
  const ref = useRef<HTMLTableCellElement>(null);
  const [wide, setWide] = useState(false);
  const dropping = useVideoDrop(ref, (id) => onDrop(id, date));
  const carried = useCarriedOver(date);
  const hovering = dropping ?? carried;
  const tiles = arrangement.byDay.get(date) ?? [];
  const { shown, folded, settled } = foldedDay(props, wide);
  const shape = roomy ? "card" : tiles.length < LINES ? "lines" : "line";
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
        {hovering ? <DropHint calendar={calendar} date={date} videoId={hovering} /> : null}
        {shown.map(({ tile }) => (
          <PlacedTile key={`${tile.video.id}${tile.kind}`} {...{ calendar, tile, date, shape, onKeyMove }} />
        ))}
        {folded.length > 0 ? (
          <MoreButton onClick={() => setWide(true)}>{t("day.more", { count: folded.length })}</MoreButton>
        ) : null}
        {settled.length > 0 ? (
          <MoreButton onClick={() => setWide(true)}>{tv("day.settled", countSettled(settled))}</MoreButton>
        ) : null}
        {wide ? (
          <MoreButton isOpen onClick={() => setWide(false)}>
            {t("day.less")}
          </MoreButton>
        ) : null}
        <DayMarks calendar={calendar} date={date} lines={roomy ? Number.POSITIVE_INFINITY : LINES} />
      </div>
      {place.layers.has("nodes") ? <WarmupBar occurrences={occurrences} nodes={calendar.nodes} date={date} /> : null}
    </td>
  );
}

/** What of the day is shown: everything where there is room, else open work first (C14). */
function foldedDay({ calendar, date, held, roomy }: DayCellProps, wide: boolean) {
  const entries = (calendar.arrangement.byDay.get(date) ?? []).map((tile) => ({
    tile,
    isSettled: tile.kind !== "plan",
    // What is opened or under the keyboard never hides behind a count either.
    isImportant:
      tile.video.id === held ||
      tile.video.id === calendar.place.item ||
      (tile.kind === "plan" && calendar.facts.attentionOf(tile.video) !== null),
  }));
  if (wide) return { shown: entries, folded: [], settled: [] };
  return foldDay(entries, roomy ? Number.POSITIVE_INFINITY : LINES);
}

/** Published there, and planned there but published on another day. */
function countSettled(settled: readonly { readonly tile: Tile }[]) {
  const moved = settled.filter(({ tile }) => tile.kind === "ghost").length;
  return { published: settled.length - moved, moved };
}
