import { formatClock } from "@tongpin/domain/script";
import { useEffect, useMemo, useRef, useState } from "react";
import { useT } from "../../../app/index.ts";
import { classNames } from "../../../ui/class-names.ts";
import { layoutMarkers, type Marked, type Marker } from "./markers.ts";
import type { Player } from "./use-player.ts";

/** Two marks closer than a fingertip's half are one. */
const MARKER_GAP = 24;
/** One press of an arrow on the scrubber, ms. */
const ARROW_MS = 1000;

/** Where the film is, and where the notes are. Drag or arrows move; a mark goes to its note. */
export function Timeline({
  player,
  notes,
  coverAtMs,
  onMarker,
}: {
  player: Player;
  notes: readonly Marked[];
  coverAtMs: number | null;
  onMarker: (noteId: string) => void;
}) {
  const t = useT("review");
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const { atMs, durationMs } = player;
  const markers = useMemo(() => layoutMarkers(notes, durationMs, width, MARKER_GAP), [notes, durationMs, width]);
  const part = durationMs > 0 ? Math.min(1, atMs / durationMs) : 0;
  return (
    <div ref={box} className="relative mx-2 h-11">
      <div className="absolute inset-x-0 bottom-2.5 h-1 overflow-hidden rounded-full bg-pressed">
        <div className="h-full origin-left bg-accent" style={{ transform: `scaleX(${part})` }} />
      </div>
      {coverAtMs !== null && durationMs > 0 ? (
        <span
          aria-hidden="true"
          title={t("player.cover")}
          className="absolute bottom-1.5 h-3 w-0.5 rounded-full bg-ink-3"
          style={{ left: `${Math.min(1, coverAtMs / durationMs) * 100}%` }}
        />
      ) : null}
      <span
        aria-hidden="true"
        className="pointer-events-none absolute bottom-1.5 -ml-1.5 size-3 rounded-full border-2 border-page bg-accent"
        style={{ left: `${part * 100}%` }}
      />
      <input
        type="range"
        aria-label={t("player.seek")}
        aria-valuetext={formatClock(atMs)}
        min={0}
        max={Math.max(1, durationMs)}
        step={1}
        value={Math.min(atMs, Math.max(1, durationMs))}
        disabled={durationMs === 0}
        onChange={(event) => player.seek(Number(event.target.value))}
        onKeyDown={(event) => {
          if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
          event.preventDefault();
          player.seek(Math.min(durationMs, atMs + (event.key === "ArrowLeft" ? -ARROW_MS : ARROW_MS)));
        }}
        className="peer absolute inset-x-0 bottom-0 h-6 w-full cursor-default opacity-0"
      />
      <span className="pointer-events-none absolute inset-x-0 bottom-0 h-6 rounded-sm peer-focus-visible:outline-2 peer-focus-visible:outline-accent" />
      {markers.map((marker) => (
        <MarkerButton key={marker.ids[0]} marker={marker} onMarker={onMarker} />
      ))}
    </div>
  );
}

function MarkerButton({ marker, onMarker }: { marker: Marker; onMarker: (noteId: string) => void }) {
  const t = useT("review");
  const [first] = marker.ids;
  const count = marker.ids.length;
  return (
    <button
      type="button"
      aria-label={t("player.marker", { count, time: formatClock(marker.atMs) })}
      className="-ml-3 absolute top-0 flex h-5 w-6 items-center justify-center rounded-sm"
      style={{ left: `${marker.at * 100}%` }}
      onClick={() => first && onMarker(first)}
    >
      <span
        className={classNames(
          "flex h-3.5 min-w-3.5 items-center justify-center rounded-full px-0.5 font-medium text-[9px] leading-none",
          !marker.isOpen && "border border-line-strong bg-page text-ink-3",
          marker.isOpen && marker.level === "must" && "bg-warn text-page",
          marker.isOpen && marker.level === "should" && "bg-ink-3 text-page",
        )}
      >
        {count > 1 ? count : null}
      </span>
    </button>
  );
}

function useWidth(box: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
