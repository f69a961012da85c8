import { classNames } from "./class-names.ts";

export type GlyphTone = "quiet" | "active" | "waiting" | "ready" | "done";

const COLOURS: Record<GlyphTone, string> = {
  quiet: "text-ink-3",
  active: "text-accent",
  waiting: "text-warn",
  ready: "text-good",
  done: "text-good",
};

const TURN = 2 * Math.PI * 3;

/** How far something has come, as a pie inside a ring; a tick when it is done. 0 is an empty ring. */
export function ProgressGlyph({
  value,
  tone,
  size = 14,
  className,
}: {
  value: number;
  tone: GlyphTone;
  size?: number;
  className?: string;
}) {
  const part = Math.min(1, Math.max(0, value));
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 14 14"
      fill="none"
      aria-hidden="true"
      className={classNames("shrink-0", COLOURS[tone], className)}
    >
      {tone === "done" ? (
        <>
          <circle cx="7" cy="7" r="6.25" fill="currentColor" />
          <path
            d="m4.4 7.2 1.8 1.8 3.5-3.9"
            className="stroke-page"
            strokeWidth="1.5"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </>
      ) : (
        <>
          <circle
            cx="7"
            cy="7"
            r="6"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeDasharray={part === 0 ? "2.2 1.57" : undefined}
          />
          {part > 0 ? (
            <circle
              cx="7"
              cy="7"
              r="1.75"
              stroke="currentColor"
              strokeWidth="3.5"
              strokeDasharray={`${(TURN * 1.75 * part) / 3} 100`}
              transform="rotate(-90 7 7)"
            />
          ) : null}
        </>
      )}
    </svg>
  );
}
