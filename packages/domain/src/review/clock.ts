import { type CivilDate, type CivilTime, HOUR_MS, type Instant } from "../base/index.ts";
import { civilDateOf, instantOf } from "../calendar/beijing-time.ts";
import { addDays } from "../calendar/civil-date.ts";

/** Clock B: how long the brand has to answer (workdays-and-clocks.md §4). Never approves anything when it runs out. */

/** Review hours count only on working days between opening and closing, Beijing time. */
export interface BusinessHours {
  /** Whether a day is a working day: the statutory table of calendar/, make-up Saturdays included. */
  readonly isWork: (date: CivilDate) => boolean;
  readonly open: CivilTime;
  readonly close: CivilTime;
}

/** The clock stood still, e.g. while the reviewer waited for an answer. For a pause that still runs, `to` is now. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant;
}

export interface ClockRules {
  readonly business?: BusinessHours | null;
  readonly pauses?: readonly Pause[];
}

export const DEFAULT_REVIEW_HOURS = 24;
/** A calendar without one working day in this many days is a broken calendar, not a long holiday. */
const MAX_DAYS_WITHOUT_WORK = 60;

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The next stretch that counts, at or after `at`. */
function nextOpenSpan(at: Instant, business: BusinessHours | null): Span {
  if (business === null) return { from: at, to: Number.POSITIVE_INFINITY };
  let date = civilDateOf(at);
  for (let day = 0; day <= MAX_DAYS_WITHOUT_WORK; day += 1) {
    const to = instantOf(date, business.close);
    if (business.isWork(date) && at < to) return { from: Math.max(at, instantOf(date, business.open)), to };
    date = addDays(date, 1);
  }
  throw new RangeError("no working day within 60 days");
}

/** The first part of a span outside every pause; empty when a pause covers it to the end. */
function outsidePauses(span: Span, pauses: readonly Pause[]): Span {
  let from = span.from;
  for (const pause of pauses) if (pause.from <= from && from < pause.to) from = pause.to;
  const next = pauses.find((pause) => pause.from > from && pause.from < pause.to);
  return { from: Math.min(from, span.to), to: next ? Math.min(span.to, next.from) : span.to };
}

/**
 * The moment the review is due: `hours` after it was submitted, as real elapsed time (24 h = 86,400,000 ms, wherever the
 * reviewer is), or in business hours. Hours may be fractions, not negative.
 */
export function dueAt(submittedAt: Instant, hours: number, rules: ClockRules = {}): Instant {
  const business = rules.business ?? null;
  if (!Number.isFinite(hours) || hours < 0) throw new RangeError(`review hours ${hours}`);
  if (business && business.open >= business.close)
    throw new RangeError(`business hours ${business.open}–${business.close}`);
  const pauses = [...(rules.pauses ?? [])].sort((a, b) => a.from - b.from);
  let left = Math.round(hours * HOUR_MS);
  let at = submittedAt;
  for (;;) {
    const span = outsidePauses(nextOpenSpan(at, business), pauses);
    if (span.to - span.from >= left && span.to > span.from) return span.from + left;
    left -= span.to - span.from;
    at = Math.max(span.to, at);
  }
}

/** Exactly at the due moment is still in time (以内, Civil Code 1259). */
export function isLate(decidedAt: Instant, due: Instant): boolean {
  return decidedAt > due;
}

/** Milliseconds left; negative is how long it is overdue. */
export function remaining(due: Instant, now: Instant): number {
  return due - now;
}

export const URGENCIES = ["calm", "soon", "urgent", "overdue"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** More than 12 h left is calm, more than 4 h soon, the rest urgent until the due moment has passed. */
export function urgencyOf(due: Instant, now: Instant): Urgency {
  const left = remaining(due, now);
  if (left < 0) return "overdue";
  if (left <= 4 * HOUR_MS) return "urgent";
  return left <= 12 * HOUR_MS ? "soon" : "calm";
}

/** When a decider who has not decided is reminded. */
export interface ReminderPlan {
  readonly hoursAfterStart: readonly number[];
  readonly hoursBeforeDue: readonly number[];
  readonly atDue: boolean;
  /** Again each so many hours once it is overdue; null = not again. */
  readonly everyHoursOverdue: number | null;
}

export const DEFAULT_REMINDERS: ReminderPlan = {
  hoursAfterStart: [],
  hoursBeforeDue: [4],
  atDue: true,
  everyHoursOverdue: 24,
};

export interface ReviewWindow {
  readonly submittedAt: Instant;
  readonly dueAt: Instant;
}

/** Reminder moments after `since` up to and including `until`, in order, each once. None before the review was asked for. */
export function remindersBetween(
  review: ReviewWindow,
  since: Instant,
  until: Instant,
  plan: ReminderPlan = DEFAULT_REMINDERS,
): readonly Instant[] {
  const times = new Set<Instant>();
  for (const hours of plan.hoursAfterStart) {
    const time = review.submittedAt + hours * HOUR_MS;
    if (time < review.dueAt) times.add(time);
  }
  for (const hours of plan.hoursBeforeDue) times.add(review.dueAt - hours * HOUR_MS);
  if (plan.atDue) times.add(review.dueAt);
  const every = (plan.everyHoursOverdue ?? 0) * HOUR_MS;
  if (every > 0) {
    const first = Math.max(1, Math.floor((since - review.dueAt) / every));
    for (let time = review.dueAt + first * every; time <= until; time += every) times.add(time);
  }
  return [...times].filter((time) => time > since && time <= until && time > review.submittedAt).sort((a, b) => a - b);
}
