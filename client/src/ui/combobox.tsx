import { Combobox as Base } from "@base-ui/react/combobox";
import type { ReactElement, ReactNode } from "react";
import { IconCheck, IconSearch } from "./icons/index.ts";

export interface ComboboxOption {
  value: string;
  label: string;
  icon?: ReactNode;
  note?: string;
}

export interface ComboboxProps {
  trigger: ReactElement;
  value: string | null;
  options: readonly ComboboxOption[];
  onChange: (value: string) => void;
  /** Whether an option answers what was typed; give one that knows pinyin (`usePinyinMatch`). */
  matches?: (label: string, typed: string) => boolean;
  placeholder: string;
  /** Said when nothing matches. */
  emptyText: string;
}

const plainMatch = (label: string, typed: string) =>
  label.toLocaleLowerCase().includes(typed.trim().toLocaleLowerCase());

/** Choose from a long list by typing. Opens from any button; the list filters as you type. */
export function Combobox({
  trigger,
  value,
  options,
  onChange,
  matches = plainMatch,
  placeholder,
  emptyText,
}: ComboboxProps) {
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <Base.Root
      items={options}
      value={chosen}
      onValueChange={(next: ComboboxOption | null) => {
        if (next) onChange(next.value);
      }}
      itemToStringLabel={(option: ComboboxOption) => option.label}
      isItemEqualToValue={(a: ComboboxOption, b: ComboboxOption) => a.value === b.value}
      filter={(option: ComboboxOption, typed: string) => typed.trim() === "" || matches(option.label, typed)}
      autoHighlight
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} align="start" collisionPadding={8} className="z-50 outline-none">
          <Base.Popup className="popup-motion flex max-h-[min(22rem,var(--available-height))] w-64 flex-col overflow-hidden rounded-lg bg-raised text-ink shadow-float outline-none">
            <div className="flex items-center gap-2 border-line border-b px-3">
              <IconSearch size={14} className="text-ink-3" />
              <Base.Input
                placeholder={placeholder}
                aria-label={placeholder}
                className="h-control min-w-0 flex-1 bg-transparent text-ui outline-none"
              />
            </div>
            <Base.Empty className="px-3 py-2 text-ink-3 text-small empty:hidden">{emptyText}</Base.Empty>
            <Base.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain py-1 empty:hidden">
              {(option: ComboboxOption) => (
                <Base.Item
                  key={option.value}
                  value={option}
                  className="mx-1 flex min-h-control-sm cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-ui outline-none data-[highlighted]:bg-hover"
                >
                  {option.icon}
                  <span className="min-w-0 flex-1 truncate">{option.label}</span>
                  {option.note ? <span className="text-ink-3 text-mini">{option.note}</span> : null}
                  <span className="flex w-4 justify-center text-accent-text">
                    {option.value === value ? <IconCheck size={14} /> : null}
                  </span>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
