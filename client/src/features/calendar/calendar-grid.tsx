import type { CivilDate, VideoId } from "@tongpin/domain/base";
import { addDays, weekday } from "@tongpin/domain/calendar";
import { Fragment, type KeyboardEvent } from "react";
import { useLocale, useT } from "../../app/index.ts";
import { HueDot } from "../../ui/chip.tsx";
import { classNames } from "../../ui/class-names.ts";
import { weekMeters } from "./arrange.ts";
import { DayCell } from "./day-cell.tsx";
import { PhaseBars } from "./phase-bars.tsx";
import type { Calendar } from "./use-calendar.ts";
import { useLatest } from "./use-latest.ts";

const DAYS_BY_KEY: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

export interface CalendarGridProps {
  readonly calendar: Calendar;
  /** The day the keyboard stands on; tray items go there. */
  readonly active: CivilDate;
  /** The video the keyboard moved last; it is shown though its day has more than fit. */
  readonly held: VideoId | null;
  onDrop(id: VideoId, to: CivilDate | null): void;
  onKeyMove(id: VideoId, to: CivilDate | null): void;
  onActive(date: CivilDate): void;
  /** A key walked to a day, which may lie outside of the shown weeks. */
  onWalk(date: CivilDate): void;
}

/** Month and week are one grid: rows of weeks, a cell a day, at the end how the week stands against its promise. */
export function CalendarGrid(props: CalendarGridProps) {
  const { calendar, active, held, onActive, onWalk } = props;
  const { weeks, place } = calendar;
  const t = useT("calendar");
  const locale = useLocale();
  const roomy = place.view === "week";

  const onDrop = useLatest(props.onDrop);
  const onKeyMove = useLatest(props.onKeyMove);
  const onKeyDown = useLatest((event: KeyboardEvent, date: CivilDate) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const onCell = event.target === event.currentTarget;
    const days = DAYS_BY_KEY[event.key];
    if (onCell && days !== undefined) {
      event.preventDefault();
      onWalk(addDays(date, days));
    } else if (onCell && event.key === "Enter") {
      event.preventDefault();
      event.currentTarget.querySelector<HTMLElement>("button[data-video]")?.focus();
    } else if (!onCell && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      const inside = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
      const at = inside.findIndex((button) => button.contains(document.activeElement));
      inside[at + (event.key === "ArrowUp" ? -1 : 1)]?.focus();
    } else if (!onCell && event.key === "Escape" && place.item === null && event.currentTarget instanceof HTMLElement) {
      event.preventDefault();
      event.currentTarget.focus();
    }
  });

  return (
    <table className="h-full w-full table-fixed border-collapse">
      <caption className="sr-only">{t("grid.caption")}</caption>
      <thead>
        <tr className="h-7 border-line border-b text-ink-3 text-mini">
          {(weeks[0] ?? []).map((date) => (
            <th
              key={date}
              scope="col"
              className={classNames("px-1.5 text-start font-normal", weekday(date) >= 6 && "text-ink-2")}
            >
              {t(`weekday.${weekday(date)}`)}
            </th>
          ))}
          <th scope="col" className="w-16 px-1 text-start font-normal">
            {t("grid.quota")}
          </th>
        </tr>
      </thead>
      <tbody lang={locale}>
        {weeks.map((week) => (
          <Fragment key={week[0]}>
            {place.layers.has("campaigns") ? <PhaseBars calendar={calendar} week={week} /> : null}
            {/* Bars above a week take what they need, the days the rest. */}
            <tr className={roomy ? "h-full" : ""}>
              {week.map((date) => (
                <DayCell
                  key={date}
                  calendar={calendar}
                  date={date}
                  active={date === active}
                  held={held}
                  roomy={roomy}
                  onDrop={onDrop}
                  onKeyMove={onKeyMove}
                  onActive={onActive}
                  onKeyDown={onKeyDown}
                />
              ))}
              <MeterCell calendar={calendar} week={week} />
            </tr>
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function MeterCell({ calendar, week }: { calendar: Calendar; week: readonly CivilDate[] }) {
  const t = useT("calendar");
  const [monday] = week;
  if (!monday) return null;
  const { everything, state, place } = calendar;
  const asked = place.filter.channels;
  const channels = [...state.channels.values()].filter(({ id }) => asked.length === 0 || asked.includes(id));
  return (
    <td className="border-line border-b bg-page p-1 align-top">
      <ul className="flex flex-col gap-0.5">
        {weekMeters(everything, channels, monday).map(({ channel, planned, quota, short }) => (
          <li
            key={channel.id}
            title={t("grid.quotaOf", { channel: channel.name, planned, quota, short })}
            className={classNames("flex items-center gap-1 text-mini", short > 0 ? "text-warn" : "text-ink-3")}
          >
            <HueDot hue={channel.hue} />
            <span aria-hidden="true">
              {planned}/{quota}
            </span>
            <span className="sr-only">{t("grid.quotaOf", { channel: channel.name, planned, quota, short })}</span>
          </li>
        ))}
      </ul>
    </td>
  );
}
