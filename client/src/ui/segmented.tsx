import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

export interface SegmentedProps<V extends string> {
  label: string;
  value: V;
  options: readonly { value: V; label: string; icon?: ReactNode }[];
  onChange: (value: V) => void;
  /** Icons only; the words stay as names and tips. */
  iconsOnly?: boolean;
  className?: string;
}

/** Two to five ways to look at the same thing. Native radios underneath: arrows move, Tab leaves. */
export function Segmented<V extends string>({
  label,
  value,
  options,
  onChange,
  iconsOnly,
  className,
}: SegmentedProps<V>) {
  const group = useId();
  return (
    <fieldset
      aria-label={label}
      className={classNames("inline-flex shrink-0 items-center gap-0.5 rounded-md bg-hover p-0.5", className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          data-tip={iconsOnly ? option.label : undefined}
          className={classNames(
            "inline-flex h-[calc(var(--size-control)-6px)] select-none items-center gap-1.5 whitespace-nowrap rounded-sm px-2 text-small transition-colors",
            "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent has-[:focus-visible]:outline-offset-1",
            option.value === value
              ? "bg-raised font-medium text-ink shadow-[0_0_0_0.5px_var(--float-edge)]"
              : "text-ink-2 hover:text-ink",
          )}
        >
          <input
            type="radio"
            name={group}
            value={option.value}
            checked={option.value === value}
            aria-label={iconsOnly ? option.label : undefined}
            onChange={() => onChange(option.value)}
            className="sr-only"
          />
          {option.icon}
          {iconsOnly ? null : option.label}
        </label>
      ))}
    </fieldset>
  );
}
