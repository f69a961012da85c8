import type { ChannelId, CivilDate } from "../base/index.ts";
import { addDays, addMonths, civilDate, daysInMonth, partsOf, startOfWeek } from "../calendar/index.ts";
import type { Channel } from "../video/index.ts";
import type { PostingIndex } from "./move-rules.ts";

/** A week or month of a channel that has less than was promised for it. */
export interface CadenceGap {
  readonly channelId: ChannelId;
  readonly per: "week" | "month";
  /** First and last day of the week or month. */
  readonly start: CivilDate;
  readonly end: CivilDate;
  readonly planned: number;
  readonly quota: number;
  readonly short: number;
  /** Where to look first: the first day that is not over. */
  readonly jumpTo: CivilDate;
}

/** How far ahead one looks. */
export const GAP_WEEKS = 8;

/**
 * Where the plan falls short of what was promised (每周≥a, 每月≥b), from the week of today for eight weeks, and every month
 * these weeks touch (C10). What went out counts as well as what is planned. By time, then in the order of the channels.
 */
export function gapsAhead(args: {
  readonly channels: Iterable<Channel>;
  readonly postings: PostingIndex;
  readonly today: CivilDate;
}): readonly CadenceGap[] {
  const { postings, today } = args;
  const weeks = weeksAhead(today);
  const months = monthsAhead(today);
  const gaps: CadenceGap[] = [];
  for (const { id, weeklyQuota, monthlyQuota } of args.channels) {
    const days = postings.get(id);
    const look = (per: CadenceGap["per"], start: CivilDate, end: CivilDate, quota: number) => {
      let planned = 0;
      for (let date = start; date <= end; date = addDays(date, 1)) planned += days?.get(date)?.length ?? 0;
      const jumpTo = start > today ? start : today;
      if (planned < quota)
        gaps.push({ channelId: id, per, start, end, planned, quota, short: quota - planned, jumpTo });
    };
    if (weeklyQuota) for (const start of weeks) look("week", start, addDays(start, 6), weeklyQuota);
    if (monthlyQuota) for (const start of months) look("month", start, lastOfMonth(start), monthlyQuota);
  }
  // Sorting keeps the order of the channels within a week or month.
  return gaps.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
}

function weeksAhead(today: CivilDate): readonly CivilDate[] {
  const monday = startOfWeek(today);
  return Array.from({ length: GAP_WEEKS }, (_, week) => addDays(monday, 7 * week));
}

function monthsAhead(today: CivilDate): readonly CivilDate[] {
  const last = addDays(startOfWeek(today), 7 * GAP_WEEKS - 1);
  const { year, month } = partsOf(today);
  const months: CivilDate[] = [];
  for (let start = civilDate(year, month, 1); start <= last; start = addMonths(start, 1)) months.push(start);
  return months;
}

function lastOfMonth(first: CivilDate): CivilDate {
  const { year, month } = partsOf(first);
  return civilDate(year, month, daysInMonth(year, month));
}
