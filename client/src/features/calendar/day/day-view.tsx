import type { CivilDate, CivilTime, VideoId } from "@tongpin/domain/base";
import { addDays } from "@tongpin/domain/calendar";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useT } from "../../../app/index.ts";
import { MarkChip } from "../marks/mark-chip.tsx";
import type { Calendar } from "../use-calendar.ts";
import { DayFacts } from "./day-facts.tsx";
import { DayNotes } from "./day-notes.tsx";
import { HourRow } from "./hour-row.tsx";
import { slotsOf, stepTime, timeOfHour } from "./hours.ts";
import { useTimedMoves } from "./use-timed-moves.ts";

/** Where the keyboard stands on what has no time. */
const ANY_TIME = -1;

export interface DayViewProps {
  readonly calendar: Calendar;
  onWalk(date: CivilDate): void;
  /** To another day, or back into the tray. */
  onKeyMove(id: VideoId, to: CivilDate | null): void;
  /** The video stays under the keyboard wherever it goes. */
  onHold(id: VideoId): void;
}

/** One day, hour by hour (C1): what goes out when, what is due, what to know about the day. */
export function DayView({ calendar, onWalk, onKeyMove, onHold }: DayViewProps) {
  const { anchor: date, mayEdit } = calendar;
  const t = useT("views");
  const body = useRef<HTMLTableElement>(null);
  const move = useTimedMoves(calendar);
  const [standing, setStanding] = useState<number | null>(null);
  const { untimed, due, hours } = slotsOf(date, calendar);
  const firstTaken = hours.find(({ slot }) => slot.tiles.length + slot.marks.length > 0)?.hour ?? null;
  const active = standing ?? firstTaken ?? hours[0]?.hour ?? 0;
  useOpenAt(body, date, firstTaken);

  function place(id: VideoId, time: CivilTime | null) {
    if (move(id, date, time)) onHold(id);
  }

  function onTime(id: VideoId, time: CivilTime | null, direction: 1 | -1) {
    place(id, stepTime(time, direction, standing === ANY_TIME ? null : standing));
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>, hour: number | null) {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const cell = event.currentTarget;
    const isOnCell = event.target === cell;
    const down = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (isOnCell && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      event.preventDefault();
      onWalk(addDays(date, event.key === "ArrowLeft" ? -1 : 1));
    } else if (isOnCell && down !== 0) {
      event.preventDefault();
      const cells = [...(body.current?.querySelectorAll<HTMLElement>("td[data-hour]") ?? [])];
      cells[cells.indexOf(cell) + down]?.focus();
    } else if (isOnCell && event.key === "Enter") {
      event.preventDefault();
      cell.querySelector<HTMLElement>("button")?.focus();
    } else if (!isOnCell && down !== 0) {
      event.preventDefault();
      const buttons = [...(body.current?.querySelectorAll<HTMLElement>("td button") ?? [])];
      buttons[buttons.findIndex((button) => button.contains(document.activeElement)) + down]?.focus();
    } else if (!isOnCell && event.key === "Escape" && calendar.place.item === null) {
      event.preventDefault();
      if (hour !== null) setStanding(hour);
      cell.focus();
    }
  }

  const row = { calendar, date, onKeyDown, onKeyMove, onTime };
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-x-6 lg:flex-row lg:items-start">
      <div className="min-w-0 flex-1">
        <DayFacts calendar={calendar} />
        <table ref={body} data-day={date} className="w-full border-collapse">
          <caption className="sr-only">{t("hours.caption")}</caption>
          <tbody>
            <HourRow
              {...row}
              hour={null}
              slot={{ tiles: untimed, marks: [] }}
              isActive={standing === ANY_TIME}
              onActive={() => setStanding(ANY_TIME)}
              onDrop={(id) => place(id, null)}
            />
            {hours.map(({ hour, slot }) => (
              <HourRow
                key={hour}
                {...row}
                hour={hour}
                slot={slot}
                isActive={active === hour}
                onActive={() => setStanding(hour)}
                onDrop={(id) => place(id, timeOfHour(hour))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <aside
        aria-label={t("hours.aside")}
        className="flex shrink-0 flex-col gap-4 px-3 py-3 max-lg:border-line max-lg:border-t lg:w-72"
      >
        <section>
          <h2 className="pb-1 font-medium text-small">{t("hours.due")}</h2>
          {due.length === 0 ? <p className="text-ink-3 text-small">{t("hours.nothingDue")}</p> : null}
          <ul className="flex flex-col gap-0.5">
            {due.map((mark) => (
              <li key={`${mark.video.id}${mark.kind}`}>
                <MarkChip calendar={calendar} mark={mark} />
              </li>
            ))}
          </ul>
        </section>
        <DayNotes calendar={calendar} />
        {mayEdit ? <p className="text-ink-3 text-mini max-md:hidden">{t("hours.keys")}</p> : null}
      </aside>
    </div>
  );
}

/** A day is opened where its first thing stands, once: what moves later does not scroll the page away. */
function useOpenAt(body: React.RefObject<HTMLElement | null>, date: CivilDate, hour: number | null): void {
  const opened = useRef<CivilDate | null>(null);
  useEffect(() => {
    if (opened.current === date || hour === null) return;
    opened.current = date;
    const scroller = body.current?.closest(".scroll-y");
    const cell = body.current?.querySelector(`td[data-hour="${hour}"]`);
    if (!scroller || !cell) return;
    const below = cell.getBoundingClientRect().bottom - scroller.getBoundingClientRect().bottom;
    if (below > 0) scroller.scrollTop += below;
  }, [body, date, hour]);
}
