import type { ReactNode } from "react";

/** A block of the morning. */
export function Section({
  title,
  count,
  empty,
  children,
}: {
  title: string;
  count: number;
  empty: string;
  children: ReactNode;
}) {
  return (
    <section>
      <h2 className="flex items-baseline gap-2 border-line border-b pb-1.5 font-semibold text-ui">
        {title}
        <span className="font-normal text-ink-3">{count > 0 ? count : null}</span>
      </h2>
      {count > 0 ? <ul>{children}</ul> : <p className="py-2.5 text-ink-3">{empty}</p>}
    </section>
  );
}
