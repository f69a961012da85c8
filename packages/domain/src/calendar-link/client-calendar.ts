import type { CivilDate, Instant } from "../base/index.ts";
import { addDays } from "../calendar/index.ts";
import type { CalendarDetail, CalendarKind, CalendarLinkType, CalendarSpan, SharedCalendar } from "./model.ts";

/** What a client's page is sent, whole. */
export interface ClientCalendar extends SharedCalendar {
  readonly v: 1;
  readonly brand: string;
  readonly label: string;
  readonly kinds: readonly CalendarKind[];
  readonly details: readonly CalendarDetail[];
  readonly expiresAt: Instant | null;
  /** The days it was drawn for: outside of them nothing was looked for. */
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Days back and ahead. A client asks what comes and what just went out; a program keeps what it once had. */
const SPANS: Readonly<Record<CalendarLinkType, readonly [back: number, ahead: number]>> = {
  page: [92, 366],
  feed: [366, 731],
};

/** Steps that were due longer ago are no work any more: a year of them would be most of a feed. */
const STEPS_BACK = 31;

/** The days a link of this type reaches, and the first whose deadlines it tells. */
export function spanFor(type: CalendarLinkType, today: CivilDate): CalendarSpan {
  const [back, ahead] = SPANS[type];
  return { from: addDays(today, -back), to: addDays(today, ahead), stepsFrom: addDays(today, -STEPS_BACK) };
}

/** A calendar from the wire or from what a device kept; null for what another version wrote. */
export function readClientCalendar(value: unknown): ClientCalendar | null {
  if (typeof value !== "object" || value === null) return null;
  const calendar = value as Partial<Record<keyof ClientCalendar, unknown>>;
  const isWhole =
    calendar.v === 1 &&
    [calendar.brand, calendar.label, calendar.from, calendar.to].every((text) => typeof text === "string") &&
    [calendar.channels, calendar.items, calendar.kinds, calendar.details].every(Array.isArray);
  return isWhole ? (value as ClientCalendar) : null;
}
