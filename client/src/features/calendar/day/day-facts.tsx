import { dayKind, holidayLabel, lunarLabel, solarTermLabel, solarTermOn } from "@tongpin/domain/calendar";
import { cautionsOn } from "@tongpin/domain/nodes";
import { AppLink, useFormat, useLocale, usePaths, useT } from "../../../app/index.ts";
import { Chip } from "../../../ui/chip.tsx";
import type { Calendar } from "../use-calendar.ts";

/** What day it is: its lunar day, 休 or 班, nodes, the phases it lies in, and what speaks against promotion. */
export function DayFacts({ calendar }: { calendar: Calendar }) {
  const { anchor: date, table, nodes, occurrences, state } = calendar;
  const t = useT("calendar");
  const tc = useT("common");
  const format = useFormat();
  const locale = useLocale();
  const paths = usePaths();
  const { kind, name, provisional } = dayKind(date, table);
  const term = solarTermOn(date);
  const nameOf = (id: string) => nodes.byId.get(id)?.names[locale] ?? "";
  const here = occurrences.filter((one) => one.start === date && nodes.byId.get(one.eventId)?.kind !== "solar-term");
  const names = here.map((one) => one.label || nameOf(one.eventId));
  if (name !== null) names.unshift(holidayLabel(name, locale));
  const phases = [...state.campaigns.values()].flatMap((campaign) =>
    campaign.phases.filter(({ start, end }) => start <= date && date <= end).map((phase) => ({ campaign, phase })),
  );
  return (
    <header className="flex flex-wrap items-baseline gap-x-2 gap-y-1 px-3 py-2 text-small">
      <h2 className="font-semibold text-base">{format.day(date)}</h2>
      {locale === "en" ? null : <span className="text-ink-3">{lunarLabel(date, locale)}</span>}
      {term ? <span className="text-accent-text">{solarTermLabel(term, locale)}</span> : null}
      {kind === "holiday" ? <Chip tone="good">{t("day.off")}</Chip> : null}
      {kind === "makeup" ? <Chip tone="warn">{t("day.makeup")}</Chip> : null}
      {provisional ? <span className="text-ink-3">{t("day.provisional")}</span> : null}
      {[...new Set(names)].map((label) => (
        <Chip key={label}>{label}</Chip>
      ))}
      {cautionsOn(date, occurrences).map((one) => (
        <Chip key={one.eventId} tone="warn">
          {t("warning.solemnDay", { name: one.label || nameOf(one.eventId) })}
        </Chip>
      ))}
      {phases.map(({ campaign, phase }) => (
        <AppLink
          key={phase.id}
          to={paths.campaigns}
          query={{ id: campaign.id }}
          className="rounded-sm bg-accent-soft px-1.5 text-accent-text text-mini hover:underline"
        >
          {campaign.name} · {phase.name ?? tc(`phases.${phase.kind}`)}
        </AppLink>
      ))}
    </header>
  );
}
