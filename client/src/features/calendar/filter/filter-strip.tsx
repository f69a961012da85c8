import { NO_FILTER } from "@tongpin/domain/views";
import { useActions, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { HueDot } from "../../../ui/chip.tsx";
import { IconClose } from "../../../ui/icons/index.ts";
import type { Calendar } from "../use-calendar.ts";
import { FilterMenu } from "./filter-menu.tsx";
import { FilterSearch } from "./filter-search.tsx";
import { FILTER_FIELDS, switched, useFilterOptions } from "./filter-words.ts";
import { Legend } from "./legend.tsx";

/** Which videos are shown, which of their dates, and how many are not shown (C11, C13). */
export function FilterStrip({ calendar }: { calendar: Calendar }) {
  const { place, go, hidden } = calendar;
  const t = useT("views");
  const options = useFilterOptions(calendar);
  useActions([
    {
      id: "calendar.search",
      label: t("filter.search"),
      keys: "f",
      group: "view",
      perform: () => document.querySelector<HTMLElement>("[data-calendar-search]")?.focus(),
    },
  ]);
  const chosen = FILTER_FIELDS.flatMap((field) =>
    place.filter[field].map((value) => {
      const known = options[field].find((option) => option.value === value);
      return { field, value, label: known?.label ?? t("filter.gone"), hue: known?.hue ?? null };
    }),
  );
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-1.5 gap-y-1 border-line border-t px-3 py-1">
      <FilterMenu calendar={calendar} options={options} />
      <FilterSearch calendar={calendar} />
      {chosen.map(({ field, value, label, hue }) => (
        <button
          key={`${field}${value}`}
          type="button"
          aria-label={t("filter.remove", { field: t(`field.${field}`), value: label })}
          onClick={() => go({ filter: switched(place.filter, field, value) })}
          className="inline-flex h-control-sm max-w-48 items-center gap-1 rounded-md bg-accent-soft px-1.5 text-accent-text text-small hover:bg-pressed"
        >
          {hue === null ? null : <HueDot hue={hue} />}
          <span className="truncate">{label}</span>
          <IconClose size={12} className="shrink-0" />
        </button>
      ))}
      {hidden > 0 ? (
        <p role="status" className="flex items-center gap-0.5 text-ink-2 text-small">
          {t("filter.hidden", { count: hidden })}
          <Button size="small" tone="link" className="px-1.5" onClick={() => go({ filter: NO_FILTER })}>
            {t("filter.clear")}
          </Button>
        </p>
      ) : null}
      <div className="min-w-2 flex-1 max-md:hidden" />
      <Legend calendar={calendar} />
    </div>
  );
}
