import type { ReactNode } from "react";

/** One fact of an item: name at the left, value at the right, in a `dl` of two columns. */
export function ItemField({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3 text-small">{label}</dt>
      <dd className="flex min-h-row min-w-0 items-center gap-2">{children}</dd>
    </>
  );
}
