import type { CivilDate } from "../base/index.ts";
import { addDays, dayKind, type HolidayTable, weekday } from "../calendar/index.ts";
import { cautionsOn, type Occurrence } from "../nodes/index.ts";
import type { PostingSlot } from "../video/index.ts";
import type { Posting, Target } from "./move-rules.ts";

/** A place of a channel that nobody has yet. */
export interface FreeSlot extends Target {
  readonly time: PostingSlot["time"];
}

export interface SlotSearch {
  /** In any order. */
  readonly slots: readonly PostingSlot[];
  /** What the channel has on a day, the sought video left out. */
  readonly postingsOn: (date: CivilDate) => readonly Posting[];
  /** The first moment that is still to come. */
  readonly from: Target;
  /** The search ends with this day. */
  readonly until: CivilDate;
  readonly table: HolidayTable;
  readonly occurrences: readonly Occurrence[];
  /** Not before this day: an embargo. */
  readonly notBefore?: CivilDate | null;
}

/**
 * The first usual time of publishing that is free (C10): not on a day off, not on a day that asks for restraint. Null when
 * there is none until the last day, or the channel has no slots. A video without a time takes a slot of its day as well,
 * the earliest that is left.
 */
export function nextFreeSlot(search: SlotSearch): FreeSlot | null {
  const { from, until, notBefore = null } = search;
  const first = notBefore !== null && notBefore > from.date ? notBefore : from.date;
  if (search.slots.length === 0) return null;
  for (let date = first; date <= until; date = addDays(date, 1)) {
    if (dayKind(date, search.table).kind === "holiday") continue;
    if (cautionsOn(date, search.occurrences).some(({ tone }) => tone === "solemn" || tone === "no-promo")) continue;
    const time = freeTimes(search, date).find((one) => date > from.date || from.time === null || one > from.time);
    if (time !== undefined) return { date, time };
  }
  return null;
}

/** The slots of a day that its videos leave free, earliest first. */
function freeTimes({ slots, postingsOn }: SlotSearch, date: CivilDate): readonly PostingSlot["time"][] {
  const day = weekday(date);
  const times = [...new Set(slots.filter((slot) => slot.weekday === day).map(({ time }) => time))].sort();
  if (times.length === 0) return times;
  const postings = postingsOn(date);
  const taken = new Set(postings.map(({ time }) => time));
  const untimed = postings.filter(({ time }) => time === null).length;
  return times.filter((time) => !taken.has(time)).slice(untimed);
}
