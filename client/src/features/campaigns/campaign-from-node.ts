import type { CivilDate } from "@tongpin/domain/base";
import { addDays, addMonths, diffDays } from "@tongpin/domain/calendar";
import {
  type DaySpan,
  type MarketingEvent,
  type NodeTable,
  type Occurrence,
  resolveNodes,
} from "@tongpin/domain/nodes";
import type { Campaign, Phase } from "@tongpin/domain/video";

/** A campaign before it exists. Phases are in order and never overlap. */
export interface CampaignDraft extends Pick<Campaign, "name" | "nodeId" | "start" | "end"> {
  readonly phases: readonly Omit<Phase, "id">[];
}

/** How far ahead nodes are offered, and how far one that is looked for by name is found. */
const MONTHS_AHEAD = 6;
export const MONTHS_SEARCHED = 18;

/** Days around a day of one's own: our default rhythm (flows.md §E), for launches and shop birthdays no table knows. */
const OWN_WINDOWS = { seed: [-30, -15], warmup: [-14, -4], burst: [-3, 1], encore: [2, 7] } as const;

/**
 * The phases of a node: its burst as it is, the warm-up up to the burst, as many days of seeding before it as the warm-up
 * has, the encore after it. What is over by `today` is left out: nothing can be put there any more.
 */
export function phasesFromNode(
  { warmup, burst, encore }: Pick<Occurrence, "warmup" | "burst" | "encore">,
  today: CivilDate,
): CampaignDraft["phases"] {
  // Days of remembrance carry a warm-up that is the day itself: it leaves nothing before the burst.
  const before = { start: warmup.start, end: earlier(warmup.end, addDays(burst.start, -1)) };
  const days = diffDays(before.start, before.end) + 1;
  const seed = { start: addDays(before.start, -days), end: addDays(before.start, -1) };
  const after = encore && { start: later(encore.start, addDays(burst.end, 1)), end: encore.end };
  return phases(today, [
    ["seed", seed],
    ["warmup", before],
    ["burst", burst],
    ["encore", after],
  ]);
}

/** A campaign for a node, named as given; null when all its phases are over. */
export function draftFromNode(occurrence: Occurrence, name: string, today: CivilDate): CampaignDraft | null {
  return draftOf(name, occurrence.eventId, phasesFromNode(occurrence, today));
}

/** A campaign around a day of one's own; null when all its phases are over. */
export function draftFromDay(day: CivilDate, name: string, today: CivilDate): CampaignDraft | null {
  const around = ([from, to]: readonly [number, number]) => ({ start: addDays(day, from), end: addDays(day, to) });
  const { seed, warmup, burst, encore } = OWN_WINDOWS;
  return draftOf(
    name,
    null,
    phases(today, [
      ["seed", around(seed)],
      ["warmup", around(warmup)],
      ["burst", around(burst)],
      ["encore", around(encore)],
    ]),
  );
}

/** Whether an event is one of China's: the country's, or of one of its regions. */
export function isOfChina({ regions }: Pick<MarketingEvent, "regions">): boolean {
  return regions.some((region) => region === "CN" || region.startsWith("CN-"));
}

/** China's nodes that can still be planned for: they begin within these months and some phase of theirs is not over. */
export function upcomingNodes(today: CivilDate, nodes: NodeTable, months = MONTHS_AHEAD): readonly Occurrence[] {
  const last = addMonths(today, months);
  return resolveNodes(nodes.shown.filter(isOfChina), today, last).filter(
    (one) => one.start >= today && one.start <= last && phasesFromNode(one, today).length > 0,
  );
}

function draftOf(name: string, nodeId: string | null, made: CampaignDraft["phases"]): CampaignDraft | null {
  const [first] = made;
  const last = made.at(-1);
  return first && last ? { name, nodeId, start: first.start, end: last.end, phases: made } : null;
}

function phases(
  today: CivilDate,
  spans: readonly (readonly [Phase["kind"], DaySpan | null])[],
): CampaignDraft["phases"] {
  return spans.flatMap(([kind, span]) =>
    span === null || span.start > span.end || span.end < today ? [] : [{ kind, ...span, quota: 0, aim: "" }],
  );
}

function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}

function later(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}
