import type { ReactNode } from "react";

/** One subject of the calendar's settings: its name, what it is for, its verb. */
export function Part({
  title,
  note,
  action,
  children,
}: {
  title: string;
  note: string;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-label={title} className="mt-8 first-of-type:mt-2">
      <div className="mb-2 flex items-end gap-4">
        <div className="min-w-0 flex-1">
          <h3 className="font-semibold text-base">{title}</h3>
          <p className="mt-0.5 text-ink-2 text-small">{note}</p>
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
