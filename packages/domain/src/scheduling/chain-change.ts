import type { CivilDate } from "../base/index.ts";
import {
  addDays,
  type Deadline,
  type DeadlineConflict,
  dayKind,
  type HolidayTable,
  type LeadTimes,
} from "../calendar/index.ts";
import { DEADLINE_STEPS, type DeadlineStep } from "../video/index.ts";

/** Days off in a row that a counting went past, with the holiday's name where there is one. */
export interface SkippedSpan {
  readonly start: CivilDate;
  readonly end: CivilDate;
  readonly name: string | null;
}

/** What moving the plan date does to one step, and how its new date was counted. */
export interface StepChange {
  readonly step: DeadlineStep;
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly moves: boolean;
  readonly pinned: boolean;
  readonly done: boolean;
  /** Working days before the next step, or the plan date; 0 of a pinned one, which is not counted. */
  readonly workdays: number;
  readonly skipped: readonly SkippedSpan[];
  /** Weekends worked that were counted (班). */
  readonly makeups: readonly CivilDate[];
  readonly provisional: boolean;
  readonly conflict: DeadlineConflict | null;
}

/** The new chain beside the old one, step by step in the order of work (C5). Both are of one video. */
export function chainChange(args: {
  readonly before: readonly Deadline[];
  readonly after: readonly Deadline[];
  /** The new plan date. */
  readonly planDate: CivilDate;
  readonly leadTimes: LeadTimes;
  readonly table: HolidayTable;
}): readonly StepChange[] {
  const { after, leadTimes, table } = args;
  const was = new Map(args.before.map(({ step, date }) => [step, date]));
  return after.map((deadline, place) => {
    const { step, date: to, pinned, done, provisional, conflict } = deadline;
    const from = was.get(step) ?? to;
    const next = after[place + 1]?.date ?? args.planDate;
    const between = pinned ? NOTHING : daysBetween(to, next, table);
    const workdays = pinned ? 0 : leadTimes[step];
    return { step, from, to, moves: from !== to, pinned, done, workdays, ...between, provisional, conflict };
  });
}

/** How many steps get another day. Those that are done have no day to keep any more. */
export function movedSteps(changes: readonly StepChange[]): number {
  return changes.filter(({ moves, done }) => moves && !done).length;
}

/** Steps whose old day would still come in time for the step after it, if it were kept by hand. */
export function keepableSteps(changes: readonly StepChange[]): readonly DeadlineStep[] {
  const open = new Set(changes.filter(({ moves, done }) => moves && !done).map(({ step }) => step));
  return DEADLINE_STEPS.filter((step) => open.has(step));
}

const NOTHING = { skipped: [], makeups: [] } as const;

/** What of the days from a deadline up to the next one is not an ordinary working day or weekend. */
function daysBetween(
  start: CivilDate,
  end: CivilDate,
  table: HolidayTable,
): { readonly skipped: readonly SkippedSpan[]; readonly makeups: readonly CivilDate[] } {
  const skipped: { start: CivilDate; end: CivilDate; name: string | null }[] = [];
  const makeups: CivilDate[] = [];
  for (let date = start; date < end; date = addDays(date, 1)) {
    const { kind, name } = dayKind(date, table);
    if (kind === "makeup") makeups.push(date);
    if (kind !== "holiday" && kind !== "rest") continue;
    const last = skipped.at(-1);
    if (last && addDays(last.end, 1) === date) {
      last.end = date;
      last.name ??= name;
    } else skipped.push({ start: date, end: date, name });
  }
  return { skipped, makeups };
}
