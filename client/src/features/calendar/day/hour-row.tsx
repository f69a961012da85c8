import type { CivilDate, CivilTime, VideoId } from "@tongpin/domain/base";
import { type KeyboardEvent, useRef } from "react";
import { useFormat, useNow, useT } from "../../../app/index.ts";
import { classNames } from "../../../ui/class-names.ts";
import { timeOf } from "../arrange.ts";
import { useVideoDrop } from "../drag.ts";
import { MarkChip } from "../marks/mark-chip.tsx";
import { PlacedTile } from "../placed-tile.tsx";
import type { Calendar } from "../use-calendar.ts";
import { hourOf, type Slot, timeOfHour } from "./hours.ts";

const MINUTE = 60_000;

export interface HourRowProps {
  readonly calendar: Calendar;
  readonly date: CivilDate;
  /** Null: what has no time. */
  readonly hour: number | null;
  readonly slot: Slot;
  readonly isActive: boolean;
  onActive(): void;
  onDrop(id: VideoId): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>, hour: number | null): void;
  onKeyMove(id: VideoId, to: CivilDate | null): void;
  onTime(id: VideoId, time: CivilTime | null, direction: 1 | -1): void;
}

/** One hour of a day; takes what is dropped on it. */
export function HourRow(props: HourRowProps) {
  const { calendar, date, hour, slot, isActive, onActive, onDrop, onKeyDown, onKeyMove, onTime } = props;
  const t = useT("views");
  const ref = useRef<HTMLTableCellElement>(null);
  const hovering = useVideoDrop(ref, onDrop);
  const isNow = useIsNow(calendar, date, hour);
  const count = slot.tiles.length + slot.marks.length;
  const name = hour === null ? t("hours.anyTime") : timeOfHour(hour);
  return (
    <tr className="border-line border-b">
      <th
        scope="row"
        className={classNames(
          "w-16 px-3 py-1.5 text-end align-top font-normal text-small",
          isNow ? "font-semibold text-accent-text" : count > 0 ? "text-ink-2" : "text-ink-3",
        )}
      >
        {name}
        {isNow ? <span className="sr-only">{t("hours.now")}</span> : null}
      </th>
      <td
        ref={ref}
        data-hour={hour ?? "any"}
        tabIndex={isActive ? 0 : -1}
        aria-label={t("hours.cell", { name, count })}
        onFocus={(event) => {
          if (event.target === event.currentTarget) onActive();
        }}
        onKeyDown={(event) => onKeyDown(event, hour)}
        className={classNames(
          "h-9 border-l py-1 pr-3 pl-2 align-top",
          isNow ? "border-l-2 border-l-accent" : "border-line",
          hovering && "bg-accent-soft",
        )}
      >
        <div className="@container flex flex-col gap-1">
          {slot.tiles.map((tile) => (
            <PlacedTile
              key={`${tile.video.id}${tile.kind}`}
              {...{ calendar, tile, date, onKeyMove }}
              shape="row"
              onTime={(direction) => onTime(tile.video.id, timeOf(tile, calendar.publications), direction)}
            />
          ))}
          {slot.marks.map((mark) => (
            <MarkChip key={`${mark.video.id}${mark.kind}`} calendar={calendar} mark={mark} />
          ))}
        </div>
      </td>
    </tr>
  );
}

function useIsNow({ today }: Calendar, date: CivilDate, hour: number | null): boolean {
  const now = useNow(MINUTE);
  const format = useFormat();
  return date === today && hour !== null && hourOf(format.time(now) as CivilTime) === hour;
}
