import type { CivilDate } from "@tongpin/domain/base";
import { dayKind, lunarLabel, partsOf } from "@tongpin/domain/calendar";
import { useEffect, useRef } from "react";
import { useFormat, useLocale, useT } from "../../app/index.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { MarkChip } from "./marks/mark-chip.tsx";
import { PlacedTile } from "./placed-tile.tsx";
import { PhoneTray } from "./tray/phone-tray.tsx";
import type { Calendar } from "./use-calendar.ts";

/** Space above the day the agenda opens at, px. */
const MARGIN = 8;

/** The phone's calendar: the days of the month that hold something, one under the other, then what has no day yet. */
export function Agenda({ calendar }: { calendar: Calendar }) {
  const { weeks, arrangement, anchor, place, today } = calendar;
  const t = useT("calendar");
  const next = useRef<HTMLLIElement>(null);
  const { month } = partsOf(anchor);
  const days = weeks
    .flat()
    .filter(
      (date) =>
        (place.view === "week" || partsOf(date).month === month) &&
        (arrangement.byDay.has(date) || calendar.marks.has(date)),
    );
  const nextDay = days.find((date) => date >= today) ?? null;

  // What is over is above: one opens the month to see what comes.
  useEffect(() => {
    const scroller = next.current?.closest(".scroll-y");
    if (!scroller || !next.current || nextDay === null) return;
    scroller.scrollTop += next.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top - MARGIN;
  }, [nextDay]);

  return (
    <div className="flex flex-col gap-4 py-2">
      {days.length === 0 ? <EmptyState title={t("agenda.empty")} note={t("agenda.emptyNote")} /> : null}
      <ol className="flex flex-col gap-3 px-3">
        {days.map((date) => (
          <li key={date} ref={date === nextDay ? next : undefined}>
            <AgendaDay calendar={calendar} date={date} />
          </li>
        ))}
      </ol>
      <PhoneTray calendar={calendar} />
    </div>
  );
}

function AgendaDay({ calendar, date }: { calendar: Calendar; date: CivilDate }) {
  const t = useT("calendar");
  const format = useFormat();
  const locale = useLocale();
  return (
    <>
      <h2 className="flex items-baseline gap-2 pb-1 text-small">
        <span className={date === calendar.today ? "font-semibold text-accent-text" : "font-medium"}>
          {format.dayNear(date)}
        </span>
        {locale === "en" ? null : <span className="text-ink-3 text-mini">{lunarLabel(date, locale)}</span>}
        {dayKind(date, calendar.table).kind === "holiday" ? (
          <span className="text-good text-mini">{t("day.off")}</span>
        ) : null}
      </h2>
      <ul className="flex flex-col gap-1">
        {(calendar.arrangement.byDay.get(date) ?? []).map((tile) => (
          <li key={`${tile.video.id}${tile.kind}`}>
            <PlacedTile calendar={calendar} tile={tile} date={date} shape="row" />
          </li>
        ))}
        {(calendar.marks.get(date) ?? []).map((mark) => (
          <li key={`${mark.video.id}${mark.kind}`}>
            <MarkChip calendar={calendar} mark={mark} />
          </li>
        ))}
      </ul>
    </>
  );
}
