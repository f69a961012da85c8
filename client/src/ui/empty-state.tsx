import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** One sentence, one action. Never an apology, never a drawing that fills the screen. */
export function EmptyState({
  icon,
  title,
  note,
  action,
  className,
}: {
  icon?: ReactNode;
  title: string;
  note?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={classNames("flex flex-col items-center justify-center gap-1.5 px-6 py-10 text-center", className)}>
      {icon ? <span className="mb-1 text-ink-3">{icon}</span> : null}
      <p className="text-ink text-ui">{title}</p>
      {note ? <p className="max-w-[46ch] text-ink-3 text-small">{note}</p> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
