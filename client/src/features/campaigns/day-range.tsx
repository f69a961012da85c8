import type { CivilDate } from "@tongpin/domain/base";
import { addDays, diffDays } from "@tongpin/domain/calendar";
import { useState } from "react";
import { useT } from "../../app/index.ts";
import { DateField } from "../../app/item/dates/date-field.tsx";

export interface DayRangeProps {
  /** What the range is of, for the names of the two fields. */
  label: string;
  start: CivilDate;
  end: CivilDate;
  disabled?: boolean;
  onChange(range: { start: CivilDate; end: CivilDate }): void;
}

/** Two days that belong together. A start set past the end takes the end along; an end before the start is said and not saved. */
export function DayRange({ label, start, end, disabled, onChange }: DayRangeProps) {
  const t = useT("campaigns");
  const [wrong, setWrong] = useState(false);
  return (
    <span className="relative inline-flex flex-wrap items-center gap-x-1">
      <DateField
        bare
        label={t("range.start", { label })}
        value={start}
        disabled={disabled ?? false}
        onChange={(day) => {
          if (day === null) return;
          setWrong(false);
          onChange({ start: day, end: day > end ? addDays(day, diffDays(start, end)) : end });
        }}
      />
      <span aria-hidden="true" className="text-ink-3">
        –
      </span>
      <DateField
        bare
        label={t("range.end", { label })}
        value={end}
        disabled={disabled ?? false}
        late={wrong}
        onChange={(day) => {
          if (day === null) return;
          setWrong(day < start);
          if (day >= start) onChange({ start, end: day });
        }}
      />
      {wrong ? (
        <span
          role="alert"
          className="absolute top-full left-0 z-20 mt-0.5 w-max rounded-sm bg-raised px-2 py-0.5 text-danger text-small shadow-float"
        >
          {t("range.inverted")}
        </span>
      ) : null}
    </span>
  );
}
