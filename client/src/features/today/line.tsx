import type { ReactNode } from "react";
import { AppLink } from "../../app/index.ts";

interface LineProps {
  to: string;
  lead: ReactNode;
  title: string;
  note?: ReactNode;
  facts?: ReactNode;
  query?: Readonly<Record<string, string>>;
}

/** One thing of the day; the whole line opens it where it is worked on. */
export function Line({ to, query, lead, title, note, facts }: LineProps) {
  return (
    <li className="border-line border-b last:border-b-0">
      <AppLink
        to={to}
        {...(query ? { query } : {})}
        className="-mx-2 flex min-h-[calc(var(--size-row)+6px)] items-center gap-3 rounded-md px-2 py-1.5 transition-colors hover:bg-hover"
      >
        <span className="flex h-5 w-4 shrink-0 items-center justify-center">{lead}</span>
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2.5 gap-y-0.5">
          <span className="min-w-0 truncate max-sm:w-full max-sm:whitespace-normal">{title}</span>
          {note ? <span className="min-w-0 truncate text-ink-3 text-small">{note}</span> : null}
        </span>
        <span className="flex shrink-0 items-center gap-3 max-sm:max-w-[45%] max-sm:flex-wrap max-sm:justify-end">
          {facts}
        </span>
      </AppLink>
    </li>
  );
}
