/** A note as the timeline sees it. */
export interface Marked {
  readonly id: string;
  readonly atMs: number;
  readonly isOpen: boolean;
  readonly level: "must" | "should";
}

/** One mark on the timeline: a note, or several that stand too close to be told apart by a finger. */
export interface Marker {
  readonly ids: readonly string[];
  /** Moment of its first note. */
  readonly atMs: number;
  /** 0–1 of the film. */
  readonly at: number;
  readonly isOpen: boolean;
  readonly level: "must" | "should";
}

/**
 * Marks in the order of time. Notes closer than `gap` pixels to the first of a mark join it; a mark is open, or a must, if
 * one of its notes is. Notes beyond the end stand at the end: the next cut may be shorter.
 */
export function layoutMarkers(
  notes: readonly Marked[],
  durationMs: number,
  width: number,
  gap: number,
): readonly Marker[] {
  if (durationMs <= 0) return [];
  const markers: Marker[] = [];
  const ordered = [...notes].sort((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1));
  for (const note of ordered) {
    const at = Math.min(1, Math.max(0, note.atMs / durationMs));
    const last = markers.at(-1);
    if (last && (at - last.at) * width < gap) {
      markers[markers.length - 1] = {
        ...last,
        ids: [...last.ids, note.id],
        isOpen: last.isOpen || note.isOpen,
        level: last.level === "must" || note.level === "must" ? "must" : "should",
      };
    } else markers.push({ ids: [note.id], atMs: note.atMs, at, isOpen: note.isOpen, level: note.level });
  }
  return markers;
}
