import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactElement, ReactNode, RefObject } from "react";
import { IconButton } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { IconClose } from "./icons/index.ts";

export interface DialogProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement;
  title: string;
  description?: ReactNode;
  /** Name of the closing button, in the reader's language. */
  closeLabel: string;
  children?: ReactNode;
  /** Buttons, the deciding one last. */
  footer?: ReactNode;
  width?: "small" | "medium" | "large";
  initialFocus?: RefObject<HTMLElement | null>;
}

const WIDTHS = { small: "sm:max-w-sm", medium: "sm:max-w-lg", large: "sm:max-w-3xl" };

/** For what cannot be undone or needs a decision; everything else happens in place. A sheet from below on phones. */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  closeLabel,
  children,
  footer,
  width = "medium",
  initialFocus,
}: DialogProps) {
  return (
    <Base.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className="fade-motion fixed inset-0 z-40 bg-backdrop" />
        <Base.Popup
          {...(initialFocus ? { initialFocus } : {})}
          className={classNames(
            "fade-motion fixed inset-x-0 bottom-0 z-50 flex max-h-[92dvh] flex-col rounded-t-lg bg-raised shadow-sheet outline-none",
            "sm:inset-x-4 sm:top-[12vh] sm:bottom-auto sm:mx-auto sm:max-h-[76vh] sm:rounded-lg",
            WIDTHS[width],
          )}
        >
          <header className="flex items-start gap-2 px-5 pt-4 pb-2">
            <div className="min-w-0 flex-1">
              <Base.Title className="font-semibold text-base">{title}</Base.Title>
              {description ? (
                <Base.Description className="mt-1 text-ink-2 text-ui">{description}</Base.Description>
              ) : null}
            </div>
            <Base.Close
              render={
                <IconButton label={closeLabel} icon={<IconClose />} size="small" tip="none" className="-mr-1.5" />
              }
            />
          </header>
          <div className="scroll-y min-h-0 flex-1 px-5 py-2">{children}</div>
          {footer ? (
            <footer className="flex flex-wrap items-center justify-end gap-2 px-5 pt-2 pb-[max(1rem,env(safe-area-inset-bottom))]">
              {footer}
            </footer>
          ) : (
            <div className="pb-3" />
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
