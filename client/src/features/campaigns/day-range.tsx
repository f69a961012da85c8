import type { CivilDate } from "@tongpin/domain/base";
import { addDays, diffDays, isCivilDate } from "@tongpin/domain/calendar";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useT } from "../../app/index.ts";
import { classNames } from "../../ui/class-names.ts";

const FIRST = "2015-01-01";
const LAST = "2060-12-31";

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
  const id = useId();
  const [wrong, setWrong] = useState(false);
  return (
    <span className="relative inline-flex flex-wrap items-center gap-x-1">
      <DayInput
        label={t("range.start", { label })}
        value={start}
        disabled={disabled ?? false}
        onDay={(day) => {
          setWrong(false);
          onChange({ start: day, end: day > end ? addDays(day, diffDays(start, end)) : end });
          return true;
        }}
      />
      <span aria-hidden="true" className="text-ink-3">
        –
      </span>
      <DayInput
        label={t("range.end", { label })}
        value={end}
        disabled={disabled ?? false}
        describedBy={wrong ? id : undefined}
        onDay={(day) => {
          setWrong(day < start);
          if (day >= start) onChange({ start, end: day });
          return day >= start;
        }}
      />
      {wrong ? (
        <span
          id={id}
          role="alert"
          className="absolute top-full left-0 z-20 mt-0.5 w-max rounded-sm bg-raised px-2 py-0.5 text-danger text-small shadow-float"
        >
          {t("range.inverted")}
        </span>
      ) : null}
    </span>
  );
}

interface DayInputProps {
  label: string;
  value: CivilDate;
  disabled: boolean;
  describedBy?: string | undefined;
  /** Whether the day was taken. */
  onDay(day: CivilDate): boolean;
}

/** A picked day is taken at once; a typed one on Enter or on leaving, because half-typed years are days as well. */
function DayInput({ label, value, disabled, describedBy, onDay }: DayInputProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const typing = useRef(false);

  function settle(text: string | null) {
    typing.current = false;
    const day = isCivilDate(text) && text >= FIRST && text <= LAST ? text : null;
    if (day === null || day === value || onDay(day)) setDraft(null);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Escape" && draft !== null) {
      event.preventDefault();
      setDraft(null);
    } else if (event.key === "Enter") {
      event.preventDefault();
      settle(draft);
    } else if (event.key !== "Tab") typing.current = true;
  }

  return (
    <input
      type="date"
      aria-label={label}
      aria-invalid={describedBy ? true : undefined}
      aria-describedby={describedBy}
      min={FIRST}
      max={LAST}
      required
      disabled={disabled}
      value={draft ?? value}
      onChange={(event) => {
        const { value: text } = event.target;
        setDraft(text);
        if (!typing.current) settle(text);
      }}
      onBlur={() => settle(draft)}
      onKeyDown={onKeyDown}
      className={classNames(
        "h-control-sm rounded-sm border border-transparent bg-transparent px-1 text-ink text-ui transition-colors hover:border-line focus-visible:border-accent focus-visible:outline-none",
        "disabled:hover:border-transparent aria-invalid:border-danger",
      )}
    />
  );
}
