import { useT } from "../../app/index.ts";
import { classNames } from "../../ui/class-names.ts";
import type { PhaseFill } from "./phase-fill.ts";

/** How full a phase is: planned in the lightest colour, settled in a fuller, passed in the full one, the figures in words beside it. */
export function FillMeter({ fill, quota, className }: { fill: PhaseFill; quota: number; className: string }) {
  const { planned, settled, passed } = fill;
  const whole = Math.max(quota, planned, settled, 1);
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className={classNames("block h-1 overflow-hidden rounded-full", className)}
    >
      <rect width="100" height="4" className="fill-line" />
      <rect width={(planned / whole) * 100} height="4" className="fill-accent/40" />
      <rect width={(settled / whole) * 100} height="4" className="fill-accent/70" />
      <rect width={(passed / whole) * 100} height="4" className="fill-accent" />
    </svg>
  );
}

/** “计划 12/12 · 已定 8 · 已过 5” */
export function FillWords({ fill, quota, className }: { fill: PhaseFill; quota: number; className?: string }) {
  const t = useT("campaigns");
  const { planned, settled, passed } = fill;
  return (
    <span className={classNames("keep text-small", className ?? "text-ink-2")} title={t("fill.definition")}>
      {quota > 0
        ? t("fill.ofQuota", { planned, quota, settled, passed })
        : t("fill.noQuota", { planned, settled, passed })}
    </span>
  );
}
