import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { classNames } from "./class-names.ts";

export interface SegmentedProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string; icon?: ReactNode; keys?: string }[];
  onChange: (value: V) => void;
  /** Icons only; the words stay as names and tips. */
  iconsOnly?: boolean;
  className?: string;
}

/** Two to five ways to look at the same thing. A radio group: arrows move, Tab leaves. */
export function Segmented<V extends string>({
  label,
  value,
  options,
  onChange,
  iconsOnly,
  className,
}: SegmentedProps<V>) {
  const buttons = useRef(new Map<V, HTMLButtonElement>());
  const move = (event: KeyboardEvent) => {
    const step =
      event.key === "ArrowRight" || event.key === "ArrowDown"
        ? 1
        : event.key === "ArrowLeft" || event.key === "ArrowUp"
          ? -1
          : 0;
    if (!step) return;
    event.preventDefault();
    const here = options.findIndex((option) => option.value === value);
    const next = options[(here + step + options.length) % options.length];
    if (!next) return;
    onChange(next.value);
    buttons.current.get(next.value)?.focus();
  };
  return (
    <div
      role="radiogroup"
      aria-label={label}
      onKeyDown={move}
      className={classNames("inline-flex shrink-0 items-center gap-0.5 rounded-md bg-hover p-0.5", className)}
    >
      {options.map((option) => {
        const on = option.value === value;
        return (
          <button
            key={option.value}
            ref={(node) => {
              if (node) buttons.current.set(option.value, node);
              else buttons.current.delete(option.value);
            }}
            type="button"
            role="radio"
            aria-checked={on}
            tabIndex={on ? 0 : -1}
            aria-label={iconsOnly ? option.label : undefined}
            data-tip={iconsOnly ? option.label : undefined}
            onClick={() => onChange(option.value)}
            className={classNames(
              "inline-flex h-[calc(var(--size-control)-6px)] select-none items-center gap-1.5 whitespace-nowrap rounded-sm px-2 text-small transition-colors",
              on
                ? "bg-raised font-medium text-ink shadow-[0_0_0_0.5px_var(--float-edge)]"
                : "text-ink-2 hover:text-ink",
            )}
          >
            {option.icon}
            {iconsOnly ? null : option.label}
          </button>
        );
      })}
    </div>
  );
}
