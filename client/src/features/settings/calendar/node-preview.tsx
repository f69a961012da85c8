import { civilDateOf, dayKind, diffDays, holidayLabel } from "@tongpin/domain/calendar";
import { type MarketingEvent, nextOccurrences } from "@tongpin/domain/nodes";
import { useMemo } from "react";
import { useFormat, useHolidayTable, useLocale, useNow, useT } from "../../../app/index.ts";
import { useDayText } from "../../../app/item/dates/date-field.tsx";
import { Chip } from "../../../ui/chip.tsx";

const MINUTE = 60_000;
const SHOWN = 5;

/** The next five times an event falls, with its warm-up and what kind of day it is: the proof that a rule says what is meant. */
export function NodePreview({ event }: { event: MarketingEvent }) {
  const t = useT("days");
  const format = useFormat();
  const locale = useLocale();
  const table = useHolidayTable();
  const today = civilDateOf(useNow(MINUTE));
  const dayText = useDayText(today);
  const next = useMemo(() => nextOccurrences(event, today, SHOWN), [event, today]);
  return (
    <section aria-label={t("preview.title")} className="rounded-md bg-sunken px-3 py-2">
      <h3 className="text-ink-2 text-small">{t("preview.title")}</h3>
      {next.length === 0 ? <p className="text-warn">{t("preview.never")}</p> : null}
      <ol>
        {next.map(({ start, end, warmup, label }) => {
          const { kind, name, provisional } = dayKind(start, table);
          return (
            <li key={start} className="flex flex-wrap items-center gap-x-2 py-0.5">
              <span className="keep font-medium">
                {dayText(start)}
                {end === start ? "" : `–${dayText(end)}`} {format.weekday(start)}
              </span>
              {label ? <span className="text-ink-2">{label}</span> : null}
              {kind === "holiday" ? (
                <Chip tone="good">{name === null ? t("marks.off") : holidayLabel(name, locale)}</Chip>
              ) : null}
              {kind === "makeup" ? <Chip tone="warn">{t("marks.worked")}</Chip> : null}
              {provisional ? <Chip tone="warn">{t("provisional.short")}</Chip> : null}
              <span className="text-ink-3 text-small">
                {t("preview.warmup", { day: dayText(warmup.start), days: diffDays(warmup.start, warmup.end) + 1 })}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
