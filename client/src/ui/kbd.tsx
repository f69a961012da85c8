import { classNames } from "./class-names.ts";

const MAC = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);
const GLYPHS: Record<string, string> = MAC
  ? { mod: "⌘", alt: "⌥", shift: "⇧", ctrl: "⌃", enter: "↵", up: "↑", down: "↓", left: "←", right: "→", escape: "Esc" }
  : {
      mod: "Ctrl",
      alt: "Alt",
      shift: "Shift",
      ctrl: "Ctrl",
      enter: "↵",
      up: "↑",
      down: "↓",
      left: "←",
      right: "→",
      escape: "Esc",
    };

/** Keys as people see them on this machine: `mod+k`, `g t`, `shift+?`. A space separates keys pressed one after the other. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  return (
    <span
      className={classNames("inline-flex shrink-0 items-center gap-1 text-ink-3 text-mini", className)}
      aria-hidden="true"
    >
      {keys.split(" ").map((stroke) => (
        <kbd
          key={stroke}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-line bg-sunken px-1 font-sans"
        >
          {stroke
            .split("+")
            .map((key) => GLYPHS[key] ?? key.toUpperCase())
            .join(MAC ? "" : "+")}
        </kbd>
      ))}
    </span>
  );
}
