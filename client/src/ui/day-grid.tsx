import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { classNames } from "./class-names.ts";

export interface DayGridDay {
  /** What the grid calls the day in its answers. */
  readonly key: string;
  readonly number: number;
  /** As it is read aloud. */
  readonly name: string;
  /** Small under the number. */
  readonly note?: string;
  /** A short badge beside the number. */
  readonly badge?: { readonly text: string; readonly tone: "good" | "warn" } | null;
  readonly faded: boolean;
  readonly disabled: boolean;
}

export type DayGridStep = { readonly unit: "day" | "month"; readonly by: number };

export interface DayGridProps {
  readonly label: string;
  readonly weekdays: readonly { readonly short: string; readonly long: string }[];
  readonly weeks: readonly (readonly DayGridDay[])[];
  readonly chosen: string | null;
  readonly today: string;
  /** The one day that Tab reaches; arrows walk from it. */
  readonly active: string;
  /** Where the focus goes when what holds the grid opens. */
  readonly activeRef: RefObject<HTMLButtonElement | null>;
  onStep(step: DayGridStep): void;
  onChoose(key: string): void;
}

/** Days of a month to choose one from. Arrows walk days, Page keys months (with Shift years), Home and End the week. */
export function DayGrid(props: DayGridProps) {
  const { label, weekdays, weeks, chosen, today, active, activeRef, onStep, onChoose } = props;
  const walked = useRef(false);

  // A key may lead into another month: the day takes the focus once it is there.
  useEffect(() => {
    if (!walked.current) return;
    walked.current = false;
    activeRef.current?.focus();
  });

  function onKeyDown(event: KeyboardEvent, column: number) {
    const step = stepOf(event, column);
    if (!step) return;
    event.preventDefault();
    walked.current = true;
    onStep(step);
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the date grid of the ARIA practices is a table.
    <table role="grid" aria-label={label} className="border-collapse select-none">
      <thead>
        <tr>
          {weekdays.map(({ short, long }) => (
            <th key={long} scope="col" abbr={long} className="h-6 p-0 text-center font-normal text-ink-3 text-mini">
              {short}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.key}>
            {week.map((day, column) => (
              <td key={day.key} className="p-0">
                <button
                  ref={day.key === active ? activeRef : undefined}
                  type="button"
                  aria-label={day.name}
                  aria-pressed={day.key === chosen}
                  {...(day.key === today ? { "aria-current": "date" as const } : {})}
                  tabIndex={day.key === active ? 0 : -1}
                  aria-disabled={day.disabled || undefined}
                  onClick={() => {
                    if (!day.disabled) onChoose(day.key);
                  }}
                  onKeyDown={(event) => onKeyDown(event, column)}
                  className={dayClass(day, day.key === chosen, day.key === today)}
                >
                  <span className="text-ui leading-tight">{day.number}</span>
                  {day.note ? (
                    <span
                      className={classNames(
                        "max-w-full truncate px-px text-[0.625rem] leading-tight",
                        day.key !== chosen && "text-ink-3",
                      )}
                    >
                      {day.note}
                    </span>
                  ) : null}
                  {day.badge ? <Badge {...day.badge} onFill={day.key === chosen} /> : null}
                </button>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Badge({ text, tone, onFill }: NonNullable<DayGridDay["badge"]> & { onFill: boolean }) {
  const color = onFill ? "text-accent-ink" : tone === "good" ? "text-good" : "text-warn";
  return (
    <span aria-hidden="true" className={classNames("absolute top-0 right-0.5 text-[0.625rem] leading-tight", color)}>
      {text}
    </span>
  );
}

function dayClass(day: DayGridDay, isChosen: boolean, isToday: boolean): string {
  return classNames(
    "relative flex h-9 w-10 flex-col items-center justify-center rounded-md pointer-coarse:h-11 pointer-coarse:w-12",
    isChosen ? "bg-accent text-accent-ink" : "hover:bg-hover",
    !isChosen && (day.faded || day.disabled) && "text-ink-3",
    !isChosen && isToday && "font-semibold text-accent-text inset-ring inset-ring-accent",
    day.disabled && "line-through",
  );
}

function stepOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent, column: number): DayGridStep | null {
  if (ctrlKey || metaKey || altKey) return null;
  switch (key) {
    case "ArrowLeft":
      return { unit: "day", by: -1 };
    case "ArrowRight":
      return { unit: "day", by: 1 };
    case "ArrowUp":
      return { unit: "day", by: -7 };
    case "ArrowDown":
      return { unit: "day", by: 7 };
    case "Home":
      return { unit: "day", by: -column };
    case "End":
      return { unit: "day", by: 6 - column };
    case "PageUp":
      return { unit: "month", by: shiftKey ? -12 : -1 };
    case "PageDown":
      return { unit: "month", by: shiftKey ? 12 : 1 };
    default:
      return null;
  }
}
