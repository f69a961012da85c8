import { classNames } from "./class-names.ts";

/** How much of a promise or a store is used. The figures stand in words beside it (`label`). */
export function Meter({
  label,
  value,
  max,
  tone = "accent",
  className,
}: {
  label: string;
  value: number;
  max: number;
  tone?: "accent" | "good" | "warn" | "danger";
  className?: string;
}) {
  const tones = { accent: "fill-accent", good: "fill-good", warn: "fill-warn", danger: "fill-danger" };
  const part = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className={classNames("block h-1 w-full overflow-hidden rounded-full", className)}
    >
      <rect width="100" height="4" className="fill-line" />
      <rect width={part * 100} height="4" className={tones[tone]} />
    </svg>
  );
}
