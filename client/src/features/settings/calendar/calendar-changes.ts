import { createHolidayTable, holidayTableOf } from "@tongpin/domain/calendar";
import { type CalendarContent, changesOfYear, type DayChange, eventOf } from "@tongpin/domain/calendar-file";
import type { MarketingEvent } from "@tongpin/domain/nodes";
import type { CalendarData } from "./use-calendar-data.ts";

export interface YearChanges {
  readonly year: number;
  /** A notice of this year is known here already. */
  readonly isKnown: boolean;
  readonly days: readonly DayChange[];
}

export interface CalendarChanges {
  readonly years: readonly YearChanges[];
  readonly marks: CalendarContent["marks"];
  readonly added: readonly MarketingEvent[];
  readonly changed: readonly MarketingEvent[];
  readonly same: number;
  readonly hidden: readonly string[];
  /** Taking it over would change nothing. */
  readonly isNothing: boolean;
}

/** What bringing a calendar in would change here, before it is done. */
export function calendarChanges(
  content: CalendarContent,
  { book, kept }: Pick<CalendarData, "book" | "kept">,
): CalendarChanges {
  const table = holidayTableOf(book);
  const after = createHolidayTable([...table.notices, ...content.notices], [...table.marks, ...content.marks]);
  const years = content.notices.map(({ year }) => ({
    year,
    isKnown: table.years.has(year),
    days: changesOfYear(table, after, year),
  }));
  const isKept = (event: MarketingEvent) => {
    const own = kept.get(event.id)?.own;
    return own != null && own.removedAt === null && JSON.stringify(eventOf(own)) === JSON.stringify(eventOf(event));
  };
  const isThere = ({ id }: MarketingEvent) => {
    const own = kept.get(id)?.own;
    return own != null && own.removedAt === null;
  };
  const marks = content.marks.filter(({ date, isOffDay, name }) => {
    const mark = book.get(date);
    return !(mark?.type === "day" && mark.isOffDay === isOffDay && mark.name === name);
  });
  const hidden = content.hidden.filter((id) => !kept.get(id)?.hidden);
  const fresh = content.events.filter((event) => !isKept(event));
  const yearsChange = years.some(({ days, isKnown }) => days.length > 0 || !isKnown);
  return {
    years,
    marks,
    added: fresh.filter((event) => !isThere(event)),
    changed: fresh.filter(isThere),
    same: content.events.length - fresh.length,
    hidden,
    isNothing: !yearsChange && marks.length + fresh.length + hidden.length === 0,
  };
}
