import type { ReactNode } from "react";

/** One subject of the settings: its name, why one would come here, its verb, its content. */
export function SectionHead({ title, note, action }: { title: string; note?: string; action?: ReactNode }) {
  return (
    <header className="mb-4 flex items-start gap-4">
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold text-title leading-tight">{title}</h2>
        {note ? <p className="mt-1 text-ink-2">{note}</p> : null}
      </div>
      {action}
    </header>
  );
}

export function Rows({ children }: { children: ReactNode }) {
  return <ul className="border-line border-t">{children}</ul>;
}

export function Row({ children }: { children: ReactNode }) {
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-1.5">{children}</li>
  );
}
