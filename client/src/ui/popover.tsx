import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode, RefObject } from "react";
import { classNames } from "./class-names.ts";

export interface PopoverProps {
  trigger?: ReactElement;
  /** Where to stand when there is no trigger (a calendar cell, a caret). */
  anchor?: Element | RefObject<Element | null> | null;
  open?: boolean;
  /** Open from the first, when it opens and closes by itself. */
  startOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  title?: string;
  /** Its name for screen readers when it has no visible title. */
  label?: string;
  /** Where the focus goes on opening by key or mouse; the first control when left out. A thumb gets no on-screen keyboard. */
  initialFocus?: RefObject<HTMLElement | null>;
  side?: "bottom" | "right" | "top" | "left";
  align?: "start" | "center" | "end";
  className?: string;
  children: ReactNode;
}

/** A small surface beside what it is about. Focus goes in and comes back; Escape closes. */
export function Popover({
  trigger,
  anchor,
  open,
  startOpen = false,
  onOpenChange,
  title,
  label,
  initialFocus,
  side = "bottom",
  align = "start",
  className,
  children,
}: PopoverProps) {
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
          sideOffset={6}
          collisionPadding={8}
          className="z-50 outline-none"
          {...(anchor ? { anchor } : {})}
        >
          <Base.Popup
            aria-label={label}
            {...(initialFocus ? { initialFocus: (by) => (by === "touch" ? true : initialFocus.current) } : {})}
            className={classNames(
              "popup-motion max-h-[var(--available-height)] max-w-[min(26rem,calc(100vw-16px))] overflow-y-auto overscroll-contain rounded-lg bg-raised text-ink shadow-float outline-none",
              className ?? "p-3",
            )}
          >
            {title ? <Base.Title className="mb-2 font-semibold text-ui">{title}</Base.Title> : null}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
