import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { IconButton } from "../../../ui/button.tsx";
import { IconClose } from "../../../ui/icons/index.ts";

export interface SidePanelProps {
  readonly title: string;
  readonly closeLabel: string;
  /** Before the title: what the panel is about, or the way back. */
  readonly lead: ReactNode;
  readonly tools?: ReactNode;
  /** Something in it takes the focus by itself. */
  readonly hasOwnFocus?: boolean;
  readonly ref?: RefObject<HTMLElement | null>;
  onClose(): void;
  /** What Escape does, where that is not closing. */
  onEscape?(): void;
  readonly children: ReactNode;
}

/** What stands beside the editor, or over it where there is no room. */
export function SidePanel({ ref, ...props }: SidePanelProps) {
  const { title, closeLabel, lead, tools, hasOwnFocus = false, onClose, onEscape = onClose, children } = props;
  const own = useRef<HTMLElement>(null);
  const panel = ref ?? own;
  useEffect(() => {
    if (!hasOwnFocus) panel.current?.focus();
  }, [hasOwnFocus, panel]);
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onEscape();
      }}
      className="absolute inset-y-0 right-0 z-20 flex w-[min(26rem,100%)] flex-col border-line border-l bg-page shadow-sheet outline-none @4xl:static @4xl:shrink-0 @4xl:shadow-none"
    >
      <header className="flex h-12 shrink-0 items-center gap-1 border-line border-b px-2">
        {lead}
        <h2 className="min-w-0 flex-1 truncate font-medium">{title}</h2>
        {tools}
        <IconButton label={closeLabel} icon={<IconClose />} tip="left" onClick={onClose} />
      </header>
      {children}
    </aside>
  );
}

/** Whether a panel lies over the editor: what is shown there would be behind it. */
export function liesOver(panel: HTMLElement | null): boolean {
  return panel !== null && getComputedStyle(panel).position === "absolute";
}
