import type { EventKind, Occurrence } from "@tongpin/domain/nodes";
import { type AxisSpan, type StripAxis, spanOn } from "./axis.ts";

/** A node on the strip. */
export interface NodeMark {
  readonly occurrence: Occurrence;
  readonly name: string;
  readonly span: AxisSpan;
  /** The line its name stands in, from above; null when there was no room: then it is a tick. */
  readonly lane: number | null;
  /** A campaign was made for it. */
  readonly used: boolean;
}

export interface Naming {
  /** The name in the reader's language. */
  nameOf(occurrence: Occurrence): string;
  kindOf(occurrence: Occurrence): EventKind | null;
  isUsed(occurrence: Occurrence): boolean;
  /** The brand wrote it down itself. */
  isOwn(occurrence: Occurrence): boolean;
  /** How wide a name will stand, as a share of the axis. */
  widthOf(name: string): number;
}

export const NODE_LANES = 3;

/** What is planned for first gets its name first. Solar terms are days of the calendar, no nodes of a half-year. */
const WEIGHTS: Readonly<Record<EventKind, number>> = {
  shopping: 5,
  traditional: 4,
  statutory: 4,
  "one-off": 4,
  season: 2,
  exam: 2,
  western: 2,
  commemoration: 1,
  "solar-term": 0,
};
/** Lighter ones are left to the month: forty days of this and that would hide the ten one plans for. */
const LEAST = 2;

export function nodeMarks(occurrences: readonly Occurrence[], axis: StripAxis, naming: Naming): readonly NodeMark[] {
  const marks = occurrences.flatMap((occurrence) => {
    const kind = naming.kindOf(occurrence);
    const used = naming.isUsed(occurrence);
    const asksForCare = occurrence.tone === "solemn" || occurrence.tone === "no-promo";
    const weight =
      (kind === null ? 0 : WEIGHTS[kind]) +
      (used ? 10 : 0) +
      (naming.isOwn(occurrence) ? 6 : 0) +
      (asksForCare ? 4 : 0);
    const span = spanOn(axis, occurrence.start, occurrence.end);
    return span && weight >= LEAST ? [{ occurrence, name: naming.nameOf(occurrence), span, used, weight }] : [];
  });
  const taken: AxisSpan[][] = Array.from({ length: NODE_LANES }, () => []);
  const laneById = new Map<string, number>();
  for (const { occurrence, name, span } of [...marks].sort((a, b) => b.weight - a.weight)) {
    const wanted = { left: span.left, width: naming.widthOf(shortName(name)) };
    if (wanted.left + wanted.width > 100) continue;
    const lane = taken.findIndex((spans) => spans.every((other) => !overlaps(wanted, other)));
    if (lane < 0) continue;
    taken[lane]?.push(wanted);
    laneById.set(markKey(occurrence), lane);
  }
  return marks.map(({ occurrence, name, span, used }) => ({
    occurrence,
    name,
    span,
    used,
    lane: laneById.get(markKey(occurrence)) ?? null,
  }));
}

/** What stands in brackets explains; the whole name is read aloud and shown on hover. */
export function shortName(name: string): string {
  return name.split(/[（(]/)[0]?.trim() || name;
}

export function markKey({ eventId, start, label }: Occurrence): string {
  return `${eventId} ${start} ${label ?? ""}`;
}

function overlaps(a: AxisSpan, b: AxisSpan): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width;
}
