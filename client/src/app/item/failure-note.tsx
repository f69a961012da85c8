import type { ReactNode } from "react";
import { IconAlert } from "../../ui/icons/index.ts";
import type { Trouble } from "../hooks/use-toast.ts";

/** An error where it happened: what happened, what is safe, what to do, and the buttons for it. */
export function FailureNote({ trouble, children }: { trouble: Trouble; children?: ReactNode }) {
  return (
    <div role="alert" className="flex gap-2 rounded-md bg-danger-soft px-3 py-2 text-small">
      <IconAlert className="mt-0.5 shrink-0 text-danger" />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-danger text-ui">{trouble.what}</p>
        <p className="text-ink-2">{trouble.safe}</p>
        <p className="text-ink-2">{trouble.todo}</p>
        {children ? <div className="mt-1.5 flex flex-wrap gap-2">{children}</div> : null}
      </div>
    </div>
  );
}
