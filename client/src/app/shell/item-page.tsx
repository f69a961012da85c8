import type { ReactNode } from "react";
import { IconArrowLeft } from "../../ui/icons/index.ts";
import { AppLink } from "../app-link.tsx";
import { useT } from "../hooks/use-t.ts";

export interface ItemPageProps {
  /** Where the way back leads when there is none in the history. */
  backTo: string;
  /** The item's name; may be editable in place. */
  title: ReactNode;
  /** Chips beside the name: stage, clock, people. */
  facts?: ReactNode;
  actions?: ReactNode;
  /** A `Tabs` whose content is `children`, or a plain row of links. */
  tabs?: ReactNode;
  children: ReactNode;
}

/** One item as a whole page: name and facts, its sides as tabs, content up to the edge. */
export function ItemPage({ backTo, title, facts, actions, tabs, children }: ItemPageProps) {
  const t = useT("common");
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 py-1.5 pr-3 pl-2">
        <AppLink
          to={backTo}
          aria-label={t("back")}
          data-tip={t("back")}
          data-tip-side="right"
          className="inline-flex size-control shrink-0 items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
        >
          <IconArrowLeft />
        </AppLink>
        <h1 className="min-w-0 flex-1 truncate font-semibold text-base sm:flex-none">{title}</h1>
        {facts ? (
          <div className="order-last flex w-full min-w-0 flex-wrap items-center gap-2 px-2 sm:order-none sm:w-auto sm:flex-1">
            {facts}
          </div>
        ) : (
          <div className="flex-1" />
        )}
        {actions}
      </header>
      {tabs}
      <div className="flex min-h-0 flex-1 flex-col">{children}</div>
    </div>
  );
}
