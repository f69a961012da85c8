import { classNames } from "./class-names.ts";

/** The shape of what truly comes from elsewhere. It does not move: waiting is not an event. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={classNames("block rounded-sm bg-hover", className ?? "h-4 w-full")} />;
}

/** Lines of text to come; `label` tells screen readers what is being fetched. */
export function SkeletonLines({ label, lines = 3, className }: { label: string; lines?: number; className?: string }) {
  const widths = ["w-2/3", "w-5/6", "w-1/2", "w-3/4"];
  return (
    <div role="status" aria-label={label} className={classNames("flex flex-col gap-2.5", className)}>
      {Array.from({ length: lines }, (_, line) => `line-${line}`).map((key, line) => (
        <Skeleton key={key} className={classNames("h-3.5", widths[line % widths.length])} />
      ))}
    </div>
  );
}
