import type { CivilDate } from "../base/index.ts";
import { addDays } from "../calendar/index.ts";
import type { Confidence, DayOffsets, MarketingEvent, Tone } from "./model.ts";
import { type DaySpan, resolveRule } from "./resolve-rule.ts";

/** An event in a certain year: its days and the days to prepare (预热), push (爆发) and follow up (返场). */
export interface Occurrence extends DaySpan {
  readonly eventId: string;
  readonly label: string | null;
  readonly warmup: DaySpan;
  readonly burst: DaySpan;
  readonly encore: DaySpan | null;
  readonly tone: Tone;
  /** low: a person must confirm the date before planning on it. */
  readonly confidence: Confidence;
}

function windowOf(anchor: CivilDate, [from, to]: DayOffsets): DaySpan {
  return { start: addDays(anchor, from), end: addDays(anchor, to) };
}

type Resolved = Pick<MarketingEvent, "id" | "rule" | "windows" | "tone" | "dateConfidence">;

/** An event never changes; a month turned over asks for the same three years of the same hundred events again. */
const known = new WeakMap<Resolved, Map<number, readonly Occurrence[]>>();

/** An event's occurrences that start in a Gregorian year; windows may reach into its neighbours. */
export function resolveNode(event: Resolved, year: number): readonly Occurrence[] {
  const byYear = known.get(event) ?? new Map<number, readonly Occurrence[]>();
  known.set(event, byYear);
  const found = byYear.get(year) ?? computeNode(event, year);
  byYear.set(year, found);
  return found;
}

function computeNode(event: Resolved, year: number): readonly Occurrence[] {
  return resolveRule(event.rule, year).map(({ start, end, label, confidence }) => ({
    eventId: event.id,
    start,
    end,
    label,
    warmup: windowOf(start, event.windows.warmup),
    burst: windowOf(start, event.windows.burst),
    encore: event.windows.encore && windowOf(start, event.windows.encore),
    tone: event.tone,
    confidence: confidence ?? event.dateConfidence,
  }));
}

function touches(span: DaySpan | null, from: CivilDate, to: CivilDate): boolean {
  return span !== null && span.start <= to && span.end >= from;
}

/** Occurrences of which the event or one of its windows touches the days from–to (both included), by first day. */
export function resolveNodes(events: readonly MarketingEvent[], from: CivilDate, to: CivilDate): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (let year = Number(from.slice(0, 4)) - 1; year <= Number(to.slice(0, 4)) + 1; year++)
    for (const event of events)
      for (const one of resolveNode(event, year))
        if ([one, one.warmup, one.burst, one.encore].some((span) => touches(span, from, to))) found.push(one);
  return found.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

/** What a day asks to be careful about: events of any tone but celebrate whose own days hold it, the strictest first. */
export function cautionsOn(date: CivilDate, occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const weight: Readonly<Record<Tone, number>> = { "no-promo": 0, solemn: 1, caution: 2, celebrate: 3 };
  return occurrences
    .filter((one) => one.tone !== "celebrate" && touches(one, date, date))
    .sort((a, b) => weight[a.tone] - weight[b.tone]);
}
