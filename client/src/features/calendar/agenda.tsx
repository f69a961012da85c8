import type { CivilDate } from "@tongpin/domain/base";
import { dayKind, lunarLabel, partsOf } from "@tongpin/domain/calendar";
import { useEffect, useMemo, useRef } from "react";
import { AppLink, useFormat, useLocale, usePaths, usePhaseName, useT } from "../../app/index.ts";
import { classNames } from "../../ui/class-names.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { GrowingItems } from "../../ui/growing-items.tsx";
import { beginsSomething, type DayNotes, dayNotes } from "./agenda-notes.ts";
import { MarkChip } from "./marks/mark-chip.tsx";
import { PHASE_TONES } from "./phase-tones.ts";
import { PlacedTile } from "./placed-tile.tsx";
import { isStripView, stripAxis } from "./strip/axis.ts";
import { PhoneTray } from "./tray/phone-tray.tsx";
import type { Calendar } from "./use-calendar.ts";

/** Space above the day the agenda opens at, px. */
const MARGIN = 8;

/**
 * The phone's calendar: the days that hold something, one under the other, then what has no day yet. A month is shown from
 * what comes next on; half a year and a year from today.
 */
export function Agenda({ calendar, sought }: { calendar: Calendar; sought: CivilDate | null }) {
  const { arrangement, anchor, place, today } = calendar;
  const t = useT("calendar");
  const format = useFormat();
  const next = useRef<HTMLLIElement>(null);
  const notes = useAgendaNotes(calendar);
  const days = agendaDays(calendar).filter((date) => {
    // A day one has jumped to is there, whatever stands on it.
    if (arrangement.byDay.has(date) || calendar.marks.has(date) || date === sought) return true;
    const found = notes.get(date);
    return found !== undefined && beginsSomething(found);
  });
  const isEmpty = days.every((date) => !arrangement.byDay.has(date) && !calendar.marks.has(date));
  const nextDay = days.find((date) => date >= today) ?? null;
  const growing = isStripView(place.view);

  // What is over is above: one opens the month to see what comes.
  useEffect(() => {
    const scroller = next.current?.closest(".scroll-y");
    if (!scroller || !next.current || nextDay === null) return;
    scroller.scrollTop += next.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top - MARGIN;
  }, [nextDay]);

  const row = (date: CivilDate) => (
    <li
      key={date}
      ref={date === nextDay ? next : undefined}
      data-agenda={date}
      tabIndex={-1}
      aria-label={t("day.label", { day: format.day(date), count: arrangement.byDay.get(date)?.length ?? 0 })}
    >
      <AgendaDay calendar={calendar} date={date} notes={notes.get(date)} />
    </li>
  );

  return (
    <div className="flex flex-col gap-4 py-2">
      {isEmpty ? <EmptyState title={t("agenda.empty")} note={t("agenda.emptyNote")} /> : null}
      <ol className="flex flex-col gap-3 px-3">
        {growing ? <GrowingItems key={anchor} items={days} render={row} /> : days.map(row)}
      </ol>
      <PhoneTray calendar={calendar} />
    </div>
  );
}

/** The days of the shown week or month; of half a year and a year those to come, all of them once it is over. */
function agendaDays({ weeks, place, anchor, today }: Calendar): readonly CivilDate[] {
  const all = weeks.flat();
  if (isStripView(place.view)) {
    const { months } = stripAxis(place.view, anchor);
    const [from, to] = [months[0]?.start ?? anchor, months.at(-1)?.end ?? anchor];
    const start = from <= today && today <= to && place.date === null ? today : from;
    return all.filter((date) => date >= start && date <= to);
  }
  const { month } = partsOf(anchor);
  return place.view === "month" ? all.filter((date) => partsOf(date).month === month) : all;
}

function useAgendaNotes(calendar: Calendar): ReadonlyMap<CivilDate, DayNotes> {
  const { weeks, state, occurrences, nodes, place } = calendar;
  return useMemo(() => {
    const facts = {
      campaigns: place.layers.has("campaigns") ? [...state.campaigns.values()] : [],
      occurrences: place.layers.has("nodes") ? occurrences : [],
      nodes,
    };
    return new Map(weeks.flat().map((date) => [date, dayNotes(date, facts)]));
  }, [weeks, state.campaigns, occurrences, nodes, place.layers]);
}

function AgendaDay({ calendar, date, notes }: { calendar: Calendar; date: CivilDate; notes: DayNotes | undefined }) {
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
      {notes ? <Notes calendar={calendar} notes={notes} /> : null}
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

/** Nodes by name, then the phases of which this is a day, each a way to its campaign. */
function Notes({ calendar, notes: { phases, nodes } }: { calendar: Calendar; notes: DayNotes }) {
  const t = useT("strip");
  const locale = useLocale();
  const paths = usePaths();
  const phaseName = usePhaseName();
  if (nodes.length + phases.length === 0) return null;
  const names = nodes.map(({ eventId, label }) => calendar.nodes.byId.get(eventId)?.names[locale] ?? label ?? "");
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 pb-1 text-mini">
      {names.length > 0 ? <span className="text-ink-2">{names.join(" · ")}</span> : null}
      {phases.map(({ campaign, phase, day, days }) => (
        <AppLink
          key={phase.id}
          to={paths.campaigns}
          query={{ id: campaign.id, phase: phase.id }}
          className={classNames("keep max-w-full truncate rounded-sm px-1.5 leading-5", PHASE_TONES[phase.kind])}
        >
          {t("agendaPhase", { campaign: campaign.name, phase: phaseName(phase), day, days })}
        </AppLink>
      ))}
    </p>
  );
}
