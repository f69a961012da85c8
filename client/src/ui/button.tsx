import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import { classNames } from "./class-names.ts";

export type ButtonTone = "plain" | "primary" | "quiet" | "link" | "danger";
export type ControlSize = "small" | "medium";

const TONES: Record<ButtonTone, string> = {
  plain: "border border-line-strong bg-raised text-ink hover:bg-hover active:bg-pressed",
  primary: "border border-transparent bg-accent text-accent-ink hover:bg-accent-hover active:bg-accent-hover",
  quiet: "border border-transparent text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed",
  link: "border border-transparent text-accent-text hover:bg-hover active:bg-pressed",
  danger: "border border-line-strong bg-raised text-danger hover:bg-danger-soft active:bg-danger-soft",
};

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  tone?: ButtonTone;
  size?: ControlSize;
  icon?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

/** A verb in a box. One primary per view; everything else plain or quiet. */
export function Button({
  tone = "plain",
  size = "medium",
  icon,
  className,
  children,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={classNames(
        "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium text-ui transition-colors",
        "disabled:pointer-events-none disabled:opacity-45 aria-disabled:opacity-45",
        size === "small" ? "h-control-sm px-2" : "h-control px-3",
        TONES[tone],
        className,
      )}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "aria-label"> {
  /** What it does, read aloud and shown as a tip. */
  label: string;
  icon: ReactNode;
  size?: ControlSize;
  pressed?: boolean;
  /** Where the tip opens; "none" leaves it out (a menu already says it). */
  tip?: "below" | "right" | "left" | "none";
  ref?: Ref<HTMLButtonElement>;
}

/** A verb as a glyph. Its name is always there for screen readers, and for eyes on hover or focus. */
export function IconButton({
  label,
  icon,
  size = "medium",
  pressed,
  tip = "below",
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      data-tip={tip === "none" ? undefined : label}
      data-tip-side={tip === "below" || tip === "none" ? undefined : tip}
      className={classNames(
        "inline-flex shrink-0 select-none items-center justify-center rounded-md text-ink-2 transition-colors hover:bg-hover hover:text-ink active:bg-pressed",
        "disabled:pointer-events-none disabled:opacity-45 aria-pressed:bg-pressed aria-pressed:text-ink data-[popup-open]:bg-pressed data-[popup-open]:text-ink",
        size === "small" ? "size-control-sm" : "size-control",
        className,
      )}
      {...rest}
    >
      {icon}
    </button>
  );
}
