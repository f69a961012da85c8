import type { ReactNode } from "react";
import type { ShotColumn } from "../core/shot-columns.ts";

interface ChoiceHintProps {
  readonly column: ShotColumn;
  /** The place of the choice in its column's list, which is the same in every language. */
  readonly place: number;
}

/** A small drawing of what a choice looks like. It repeats what the word says. */
export function ChoiceHint({ column, place }: ChoiceHintProps) {
  const drawing = DRAWINGS[column]?.[place];
  if (!drawing) return null;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      width="26"
      height="26"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.25"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="shrink-0 text-ink-3"
    >
      {drawing}
    </svg>
  );
}

/** A standing person; the head has radius 1 and its middle at 0,0, the feet stand at 7.4. */
const PERSON =
  "M0 -1a1 1 0 0 1 0 2a1 1 0 0 1 0 -2ZM-.35 1.1h.7c1 .1 1.5.5 1.6 1.4l.25 2.3h-.6l-.4-1.7v4.3h-1.05l-.15-2.6l-.15 2.6h-1.05v-4.3l-.4 1.7h-.6l.25-2.3c.1-.9.6-1.3 1.6-1.4Z";

function person(x: number, y: number, size: number): ReactNode {
  return <path d={PERSON} transform={`translate(${x} ${y}) scale(${size})`} fill="currentColor" stroke="none" />;
}

/** The upright frame of a short video, with what it shows of a person; near ones have eyes. */
function framed(y: number, size: number, eyes = ""): ReactNode {
  return (
    <>
      <svg x="6" y="2" width="12" height="20" viewBox="6 2 12 20" aria-hidden="true">
        <path
          d={PERSON}
          transform={`translate(12 ${y}) scale(${size})`}
          vectorEffect="non-scaling-stroke"
          fill="currentColor"
          fillOpacity={size > 1.5 ? 0.25 : 1}
          strokeWidth={size > 1.5 ? 1 : 0}
        />
        <path d={eyes} strokeWidth="1.75" />
      </svg>
      <rect x="6" y="2" width="12" height="20" rx="1.5" />
    </>
  );
}

const FRAME = <rect x="6" y="2" width="12" height="20" rx="1.5" />;
const CAMERA = "M-2.6 -1.6h3.4v3.2h-3.4ZM.8 -.5l1.8-.9v2.8l-1.8-.9Z";

/** A camera that looks at a small person from somewhere. */
function seenFrom(x: number, y: number, turn: number): ReactNode {
  return (
    <>
      {person(17, 9, 1.5)}
      <path d={CAMERA} transform={`translate(${x} ${y}) rotate(${turn})`} />
      <path d="M3.5 0h3.5" strokeDasharray="1 1.5" transform={`translate(${x} ${y}) rotate(${turn})`} />
    </>
  );
}

/** Something that happens to the frame: arrows and lines in it. */
function moved(lines: string, rest: ReactNode = null): ReactNode {
  return (
    <>
      {FRAME}
      {rest}
      <path d={lines} />
    </>
  );
}

const SMALL_PERSON = person(12, 9, 1);
const DRAWINGS: Readonly<Partial<Record<ShotColumn, readonly ReactNode[]>>> = {
  size: [
    framed(17, 0.4),
    framed(13.5, 0.9),
    framed(5.6, 1.95),
    framed(7, 2.9),
    framed(7.6, 3.6),
    framed(8.5, 4.2),
    framed(11, 5.4, "M10 10.5h.01M14 10.5h.01M10.6 13.6h2.8"),
    framed(12, 11, "M8.6 11h1.2M14.2 11h1.2"),
  ],
  angle: [
    seenFrom(5.5, 9, 0),
    seenFrom(6, 4, 35),
    seenFrom(6, 19, -40),
    <g key="top">
      {person(12, 13, 1.3)}
      <path d={CAMERA} transform="translate(12 4) rotate(90)" />
      <path d="M12 8v2.5" strokeDasharray="1 1.5" />
    </g>,
    <g key="over">
      {FRAME}
      {person(14, 10, 1.2)}
      <path d="M6 21.5v-6c0-2 1.2-3 3-3.2 0 0 2.2.4 2.2 3v6.2Z" fill="currentColor" stroke="none" />
    </g>,
    <g key="own">
      {FRAME}
      <path d="M8 12s1.6-3 4-3 4 3 4 3-1.6 3-4 3-4-3-4-3Z" />
      <circle cx="12" cy="12" r="1" fill="currentColor" />
    </g>,
    <g key="side">
      {FRAME}
      <path d="M10.5 8.5a2.2 2.2 0 1 1 3.6 1.7M10.5 8.5l-1 1.6 1.1.3v1.2h1.2M8.5 20v-3.5c0-2 1.4-3 3.3-3.2h1c1.8.2 2.7 1.3 2.7 3.2V20" />
    </g>,
    <g key="back">
      {FRAME}
      <circle cx="12" cy="8.6" r="2.4" fill="currentColor" />
      <path d="M7.8 20v-3.4c0-2.3 1.6-3.6 4.2-3.6s4.2 1.3 4.2 3.6V20M12 13v7" />
    </g>,
  ],
  movement: [
    moved("M9 20l3-4 3 4", SMALL_PERSON),
    moved(
      "M8 5l2.5 2.5M8 7.5h2.5V5M16 5l-2.5 2.5M16 7.5h-2.5V5M8 19l2.5-2.5M8 16.5h2.5V19M16 19l-2.5-2.5M16 16.5h-2.5V19",
    ),
    moved(
      "M10.5 8.5L8 6M8 8.5V6h2.5M13.5 8.5L16 6M16 8.5V6h-2.5M10.5 15.5L8 18M8 15.5V18h2.5M13.5 15.5L16 18M16 15.5V18h-2.5",
    ),
    moved("M8 13.5c2-3 6-3 8 0M16 10.5v3h-3"),
    moved("M8 12h8M13.5 9.5L16 12l-2.5 2.5"),
    moved("M7.8 19h5.4M11 17l2.2 2-2.2 2", person(14, 7, 1.1)),
    moved("M12 17V7M9 10l3-3 3 3"),
    moved("M12 7v10M9 14l3 3 3-3"),
    moved("M16 12a4 4 0 1 1-1.4-3M15 6v3h-3"),
    moved("M7.5 9.5h3M7.5 12h2M7.5 14.5h3M11.5 12H16M13.5 9.5L16 12l-2.5 2.5"),
    moved("M8 12c1-2 1.8-2 2.7 0s1.7 2 2.6 0 1.7-2 2.7 0"),
    moved("M10.5 10h3v4h-3ZM8.5 7h7v10h-7Z"),
    moved("M9 6.5h6M9 6.5a1.2 1.2 0 1 1-2.4 0M15 6.5a1.2 1.2 0 1 0 2.4 0M12 6.5v2M12 10l-3.5 8M12 10l3.5 8"),
  ],
  transition: [
    <path key="cut" d="M3 6h7v12H3ZM14 6h7v12h-7ZM12 3v18" />,
    <path key="dissolve" d="M3 6h11v12H3ZM10 6h11v12H10ZM10.5 17L14 11M11.5 17.5l2.5-4" />,
    <path key="in" d="M5 5h14v14H5ZM8 16v-2M11 16v-4M14 16v-6M17 16V8" />,
    <path key="out" d="M5 5h14v14H5ZM8 16V8M11 16v-6M14 16v-4M17 16v-2" />,
    <path key="whip" d="M3 6h6v12H3ZM15 6h6v12h-6ZM10 9h4M10 12h4M10 15h4" />,
    <path key="mask" d="M3 6h18v12H3ZM12 6v12" fill="none" strokeDasharray="none" />,
    <path
      key="match"
      d="M3 6h8v12H3ZM13 6h8v12h-8ZM7 10a2 2 0 1 1 0 4a2 2 0 0 1 0-4ZM17 10a2 2 0 1 1 0 4a2 2 0 0 1 0-4Z"
    />,
    <path key="jump" d="M3 6h18v12H3ZM7 9v6M10 9v6M16 9v6" />,
  ],
};
