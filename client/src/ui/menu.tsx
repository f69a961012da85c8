import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { IconCheck, IconChevronRight } from "./icons/index.ts";
import { Kbd } from "./kbd.tsx";

const POPUP =
  "popup-motion min-w-44 max-w-80 rounded-lg bg-raised py-1 text-ink shadow-float outline-none max-h-[var(--available-height)] overflow-y-auto overscroll-contain";
const ITEM =
  "mx-1 flex min-h-control-sm cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-ui outline-none data-[disabled]:opacity-45 data-[highlighted]:bg-hover";

export interface MenuProps {
  /** The button that opens it; must take a ref and props. */
  trigger?: ReactElement;
  /** Where to stand when there is no trigger of React's own (a row's handle). */
  anchor?: Element | null;
  children: ReactNode;
  side?: "bottom" | "right" | "top" | "left";
  align?: "start" | "center" | "end";
  open?: boolean;
  /** Open from the first, when it opens and closes by itself. */
  startOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** A list of verbs. Arrow keys, type-ahead and Escape come with it. */
export function Menu({
  trigger,
  anchor,
  children,
  side = "bottom",
  align = "start",
  open,
  startOpen = false,
  onOpenChange,
}: MenuProps) {
  return (
    <Base.Root
      {...(open === undefined ? { defaultOpen: startOpen } : { open })}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Positioner
          side={side}
          align={align}
          sideOffset={4}
          className="z-50 outline-none"
          {...(anchor ? { anchor } : {})}
        >
          <Base.Popup className={POPUP}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export interface MenuItemProps {
  icon?: ReactNode;
  keys?: string;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
}

export function MenuItem({ icon, keys, danger, disabled, onSelect, children }: MenuItemProps) {
  return (
    <Base.Item className={classNames(ITEM, danger && "text-danger")} disabled={disabled ?? false} onClick={onSelect}>
      {icon ? <span className={classNames("flex w-4 justify-center", !danger && "text-ink-3")}>{icon}</span> : null}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {keys ? <Kbd keys={keys} /> : null}
    </Base.Item>
  );
}

/** An item that goes somewhere: pass the link element, so that it can be opened in a new tab too. */
export function MenuLink({ icon, link, children }: { icon?: ReactNode; link: ReactElement; children: ReactNode }) {
  return (
    <Base.Item className={ITEM} render={link}>
      {icon ? <span className="flex w-4 justify-center text-ink-3">{icon}</span> : null}
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Base.Item>
  );
}

export interface MenuChoiceProps<V extends string> {
  label?: string;
  value: V;
  options: readonly { value: V; label: string; icon?: ReactNode }[];
  onChange: (value: V) => void;
}

/** One of several, with the present one ticked. */
export function MenuChoice<V extends string>({ label, value, options, onChange }: MenuChoiceProps<V>) {
  return (
    <Base.Group>
      {label ? <Base.GroupLabel className="px-3 pt-1.5 pb-0.5 text-ink-3 text-mini">{label}</Base.GroupLabel> : null}
      <Base.RadioGroup value={value} onValueChange={(next) => onChange(next as V)}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className={ITEM} closeOnClick>
            {option.icon ? <span className="flex w-4 justify-center text-ink-3">{option.icon}</span> : null}
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            <span className="flex w-4 justify-center text-accent-text">
              {option.value === value ? <IconCheck size={14} /> : null}
            </span>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function MenuCheck({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Base.CheckboxItem className={ITEM} checked={checked} onCheckedChange={onChange}>
      <span className="flex w-4 justify-center text-accent-text">{checked ? <IconCheck size={14} /> : null}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Base.CheckboxItem>
  );
}

export function MenuSub({ icon, label, children }: { icon?: ReactNode; label: string; children: ReactNode }) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={classNames(ITEM, "data-[popup-open]:bg-hover")}>
        {icon ? <span className="flex w-4 justify-center text-ink-3">{icon}</span> : null}
        <span className="min-w-0 flex-1 truncate">{label}</span>
        <IconChevronRight size={12} className="text-ink-3" />
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner sideOffset={2} alignOffset={-4} className="z-50 outline-none">
          <Base.Popup className={POPUP}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}

export function MenuLine() {
  return <Base.Separator className="my-1 h-px bg-line" />;
}
