import type { CSSProperties, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type Tone = "neutral" | "accent" | "good" | "warn" | "danger";

const TONES: Record<Tone, string> = {
  neutral: "bg-hover text-ink-2",
  accent: "bg-accent-soft text-accent-text",
  good: "bg-good-soft text-good",
  warn: "bg-warn-soft text-warn",
  danger: "bg-danger-soft text-danger",
};

/** Colour of a hue as custom property, for the `hue-*` utilities. */
export function hueStyle(hue: number): CSSProperties {
  return { "--hue": hue } as CSSProperties;
}

/** A short fact. The tone repeats what the words say, it never says it alone. */
export function Chip({
  tone = "neutral",
  icon,
  title,
  className,
  children,
}: {
  tone?: Tone;
  icon?: ReactNode;
  title?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      title={title}
      className={classNames(
        "inline-flex h-5 max-w-full shrink-0 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-mini",
        TONES[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}

/** A coloured point for a channel; its name stands beside it. */
export function HueDot({ hue, className }: { hue: number; className?: string }) {
  return (
    <span
      aria-hidden="true"
      style={hueStyle(hue)}
      className={classNames("hue-dot inline-block size-2 shrink-0 rounded-full", className)}
    />
  );
}

/** A person: the last two Han characters, or the initials, on their colour. */
export function Avatar({
  name,
  hue,
  size = "medium",
  className,
}: {
  name: string;
  hue: number;
  size?: "small" | "medium" | "large";
  className?: string;
}) {
  const sizes = { small: "size-4.5 text-[9px]", medium: "size-6 text-mini", large: "size-8 text-small" };
  return (
    <span
      aria-hidden="true"
      title={name}
      style={hueStyle(hue)}
      className={classNames(
        "hue-fill inline-flex shrink-0 select-none items-center justify-center rounded-full font-medium leading-none",
        sizes[size],
        className,
      )}
    >
      {initials(name, size)}
    </span>
  );
}

function initials(name: string, size: "small" | "medium" | "large"): string {
  const trimmed = name.trim();
  // What stands in brackets is a remark about the person, not the name.
  const han = (trimmed.split(/[（(]/)[0] ?? "").match(/\p{Script=Han}/gu);
  if (han) return han.slice(size === "large" ? -2 : -1).join("");
  const words = trimmed.split(/\s+/).filter(Boolean);
  const letters =
    words.length > 1 ? `${words[0]?.[0] ?? ""}${words.at(-1)?.[0] ?? ""}` : trimmed.slice(0, size === "small" ? 1 : 2);
  return letters.toLocaleUpperCase();
}
