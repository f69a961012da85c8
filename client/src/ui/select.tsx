import { Select as Base } from "@base-ui/react/select";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { IconCheck, IconChevronDown } from "./icons/index.ts";

export interface SelectOption<V extends string> {
  value: V;
  label: string;
  icon?: ReactNode;
}

export interface SelectProps<V extends string> {
  value: V | null;
  options: readonly SelectOption<V>[];
  onChange: (value: V) => void;
  /** Shown while nothing is chosen. */
  placeholder?: string;
  /** Name for screen readers when no visible label is tied by id. */
  label?: string;
  id?: string;
  disabled?: boolean;
  /** Without a frame, for use inside a row. */
  bare?: boolean;
  size?: "small" | "medium";
  className?: string;
  "aria-describedby"?: string | undefined;
}

/** One of a known list. Type-ahead works; for long lists with pinyin use Combobox. */
export function Select<V extends string>({
  value,
  options,
  onChange,
  placeholder,
  label,
  id,
  disabled,
  bare,
  size = "medium",
  className,
  ...rest
}: SelectProps<V>) {
  const chosen = options.find((option) => option.value === value);
  return (
    <Base.Root
      value={value}
      items={options.map((option) => ({ value: option.value, label: option.label }))}
      onValueChange={(next) => {
        if (next !== null) onChange(next as V);
      }}
      disabled={disabled ?? false}
      {...(id ? { id } : {})}
    >
      <Base.Trigger
        aria-label={label}
        aria-describedby={rest["aria-describedby"]}
        className={classNames(
          "inline-flex min-w-0 select-none items-center gap-1.5 rounded-md text-ui transition-colors data-[disabled]:opacity-45",
          size === "small" ? "h-control-sm px-2" : "h-control px-2.5",
          bare
            ? "hover:bg-hover data-[popup-open]:bg-hover"
            : "border border-line-strong bg-raised hover:border-ink-3 data-[popup-open]:border-accent",
          className,
        )}
      >
        {chosen?.icon}
        <span className={classNames("min-w-0 flex-1 truncate text-start", chosen ? "text-ink" : "text-ink-3")}>
          {chosen?.label ?? placeholder}
        </span>
        <IconChevronDown size={12} className="shrink-0 text-ink-3" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner alignItemWithTrigger={false} sideOffset={4} collisionPadding={8} className="z-50 outline-none">
          <Base.Popup className="popup-motion max-h-[min(22rem,var(--available-height))] min-w-[max(var(--anchor-width),9rem)] overflow-y-auto overscroll-contain rounded-lg bg-raised py-1 text-ink shadow-float outline-none">
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="mx-1 flex min-h-control-sm cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-ui outline-none data-[highlighted]:bg-hover"
              >
                {option.icon}
                <Base.ItemText className="min-w-0 flex-1 truncate">{option.label}</Base.ItemText>
                <span className="flex w-4 justify-center text-accent-text">
                  <Base.ItemIndicator>
                    <IconCheck size={14} />
                  </Base.ItemIndicator>
                </span>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
