import type { Refusal } from "@tongpin/domain/base";
import { civilDateOf, type DayStatus, holidayLabel } from "@tongpin/domain/calendar";
import type { ReadCalendar } from "@tongpin/domain/calendar-file";
import { useFormat, useLocale, useNow, useT } from "../../../app/index.ts";
import { useDayText } from "../../../app/item/dates/date-field.tsx";
import { Chip, type Tone } from "../../../ui/chip.tsx";
import { IconAlert } from "../../../ui/icons/index.ts";
import type { CalendarChanges, YearChanges } from "./calendar-changes.ts";

const DAY = 86_400_000;
const NAMES_SHOWN = 12;
const KIND_TONES: Readonly<Record<DayStatus["kind"], Tone>> = {
  work: "neutral",
  rest: "neutral",
  holiday: "good",
  makeup: "warn",
};

/** All an import would change: day by day for a year, with what is odd about it; nodes by name. */
export function ImportPreview({ calendar, changes }: { calendar: ReadCalendar; changes: CalendarChanges }) {
  const t = useT("days");
  const locale = useLocale();
  const { years, marks, added, changed, same, hidden } = changes;
  const names = (events: CalendarChanges["added"]) => ({
    count: events.length,
    names: events
      .slice(0, NAMES_SHOWN)
      .map((event) => event.names[locale])
      .join(t("listComma")),
  });
  const lines = [
    marks.length > 0 ? t("import.marks", { count: marks.length }) : null,
    added.length > 0 ? t("import.added", names(added)) : null,
    changed.length > 0 ? t("import.changed", names(changed)) : null,
    same > 0 ? t("import.same", { count: same }) : null,
    hidden.length > 0 ? t("import.hidden", { count: hidden.length }) : null,
  ];
  return (
    <section aria-label={t("import.preview")} className="flex flex-col gap-3">
      <Warnings warnings={calendar.warnings} />
      {changes.isNothing ? <p role="status">{t("import.nothing")}</p> : null}
      {years.map((year) => (
        <YearPreview key={year.year} changes={year} />
      ))}
      <ul className="flex flex-col gap-0.5 empty:hidden">
        {lines.map((line) => (line === null ? null : <li key={line}>{line}</li>))}
      </ul>
    </section>
  );
}

function YearPreview({ changes: { year, isKnown, days } }: { changes: YearChanges }) {
  const t = useT("days");
  const format = useFormat();
  const locale = useLocale();
  const dayText = useDayText(civilDateOf(useNow(DAY)));
  const words = ({ kind, name }: DayStatus) =>
    `${t(`dayKinds.${kind}`)}${name === null ? "" : ` ${holidayLabel(name, locale)}`}`;
  return (
    <div>
      <p role="status" className="font-medium">
        {t(isKnown ? "import.yearAgain" : "import.year", { year, count: days.length })}
      </p>
      <ol className="mt-1 border-line border-t">
        {days.map(({ date, before, after }) => (
          <li key={date} className="flex flex-wrap items-center gap-x-2 border-line border-b py-1">
            <span className="keep w-40">
              {dayText(date)} {format.weekday(date)}
            </span>
            <span className="text-ink-3">{words(before)}</span>
            <span aria-hidden="true" className="text-ink-3">
              →
            </span>
            <span className="sr-only">{t("import.becomes")}</span>
            <Chip tone={KIND_TONES[after.kind]}>{words(after)}</Chip>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Warnings({ warnings }: { warnings: readonly Refusal[] }) {
  const t = useT("days");
  const format = useFormat();
  const locale = useLocale();
  if (warnings.length === 0) return null;
  const words = ({ code, params = {} }: Refusal) => {
    const { date, name } = params;
    return t(`warnings.${code}`, {
      ...params,
      ...(typeof date === "string" ? { date: format.day(date as Parameters<typeof format.day>[0]) } : {}),
      ...(typeof name === "string" ? { name: holidayLabel(name, locale) } : {}),
    });
  };
  return (
    <section aria-label={t("warnings.title")} className="rounded-md bg-warn-soft px-3 py-2">
      <p className="flex items-center gap-1.5 font-medium text-warn">
        <IconAlert size={14} />
        {t("warnings.title")}
      </p>
      <ul className="text-ink-2 text-small">
        {warnings.map((warning) => (
          <li key={JSON.stringify(warning)}>{words(warning)}</li>
        ))}
      </ul>
    </section>
  );
}
