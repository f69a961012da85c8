import type { ReactNode } from "react";
import { classNames } from "../../ui/class-names.ts";

export interface ScreenProps {
  /** The page's one h1. */
  title: ReactNode;
  /** Beside the title: view switches, filters. */
  tools?: ReactNode;
  /** At the right end: the primary verb. */
  actions?: ReactNode;
  /** An opened item, beside the content (a `Panel`). */
  panel?: ReactNode;
  /** Content scrolls by itself (a grid with its own scroller). */
  fixed?: boolean;
  children: ReactNode;
}

/** The frame of a screen of the left rail: one quiet line on top, then content up to the edge. */
export function Screen({ title, tools, actions, panel, fixed, children }: ScreenProps) {
  return (
    <div className="flex min-h-0 min-w-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5">
          <h1 className="mr-1 font-semibold text-base max-md:flex-1">{title}</h1>
          {tools ? (
            <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 max-md:order-last max-md:w-full max-md:flex-none">
              {tools}
            </div>
          ) : (
            <div className="flex-1" />
          )}
          {actions}
        </header>
        <div className={classNames("min-h-0 flex-1", fixed ? "flex flex-col overflow-hidden" : "scroll-y")}>
          {children}
        </div>
      </div>
      {panel}
    </div>
  );
}
