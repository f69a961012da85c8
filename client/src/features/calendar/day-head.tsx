import type { CivilDate } from "@tongpin/domain/base";
import {
  type DayStatus,
  holidayLabel,
  lunarLabel,
  partsOf,
  solarTermLabel,
  solarTermOn,
} from "@tongpin/domain/calendar";
import type { NodeTable, Occurrence } from "@tongpin/domain/nodes";
import { useLocale, useT } from "../../app/index.ts";
import { classNames } from "../../ui/class-names.ts";
import type { Calendar } from "./use-calendar.ts";

/** The line over a day: its number, 休 or 班, what it is called, its lunar day or term. */
export function DayHead({
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
export function WarmupBar({
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
