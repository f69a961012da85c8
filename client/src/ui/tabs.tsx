import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface TabItem<V extends string> {
  value: V;
  label: ReactNode;
  /** A link element for tabs that live in the URL. */
  link?: ReactElement;
}

export interface TabsProps<V extends string> {
  label: string;
  value: V;
  items: readonly TabItem<V>[];
  onChange?: (value: V) => void;
  className?: string;
  children?: ReactNode;
}

/** Sides of one thing. The line under the present one is the only mark. */
export function Tabs<V extends string>({ label, value, items, onChange, className, children }: TabsProps<V>) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => onChange?.(next as V)}
      className={classNames("flex min-h-0 flex-col", className)}
    >
      <Base.List
        aria-label={label}
        className="flex shrink-0 gap-1 overflow-x-auto border-line border-b px-3 [scrollbar-width:none]"
      >
        {items.map((item) => (
          <Base.Tab
            key={item.value}
            value={item.value}
            nativeButton={!item.link}
            {...(item.link ? { render: item.link } : {})}
            className={classNames(
              "relative flex h-9 shrink-0 select-none items-center px-2 text-ink-2 text-ui transition-colors hover:text-ink pointer-coarse:h-11",
              "after:absolute after:inset-x-2 after:-bottom-px after:h-0.5 after:rounded-full after:bg-transparent data-[active]:font-medium data-[active]:text-ink data-[active]:after:bg-accent",
              "focus-visible:-outline-offset-2",
            )}
          >
            {item.label}
          </Base.Tab>
        ))}
      </Base.List>
      {children}
    </Base.Root>
  );
}
