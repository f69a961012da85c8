import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface PanelProps {
  label: string;
  /** What stands in the head at the left: a title, a breadcrumb. */
  title: ReactNode;
  /** Buttons of the head: expand, close. */
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** An opened item beside what you were looking at; the whole screen on phones. */
export function Panel({ label, title, actions, children, className }: PanelProps) {
  return (
    <aside
      aria-label={label}
      className={classNames(
        "flex min-h-0 w-[min(30rem,42vw)] shrink-0 flex-col border-line border-l bg-page",
        "max-md:fixed max-md:inset-0 max-md:z-30 max-md:w-auto max-md:border-l-0",
        className,
      )}
    >
      <header className="flex h-12 shrink-0 items-center gap-1 border-line border-b pr-2 pl-4">
        <div className="min-w-0 flex-1 truncate font-medium">{title}</div>
        {actions}
      </header>
      <div className="scroll-y min-h-0 flex-1">{children}</div>
    </aside>
  );
}
