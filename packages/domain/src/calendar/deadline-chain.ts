import type { CivilDate } from "../base/index.ts";
import { DEADLINE_STEPS, type DeadlineStep, STAGES, type Stage } from "../video/index.ts";
import { diffDays } from "./civil-date.ts";
import type { HolidayTable } from "./holiday-table.ts";
import { addWorkdays } from "./workdays.ts";

/** Working days between a step's deadline and the next one's (for brandReview: the plan date). */
export type LeadTimes = Readonly<Record<DeadlineStep, number>>;

/** Our own default, editable: script ten working days ahead, brand review closed one before (marketing-events.md, 5). */
export const DEFAULT_LEAD_TIMES: LeadTimes = {
  script: 2,
  shots: 2,
  shoot: 2,
  roughCut: 1,
  fineCut: 2,
  brandReview: 1,
};

export type DeadlineConflict =
  /** Fixed by hand on a day later than the step that follows it (`next`; "publish" = the plan date). */
  | { readonly code: "after-next"; readonly next: DeadlineStep | "publish"; readonly nextDate: CivilDate }
  /** The date has passed and the step is not done. */
  | { readonly code: "past"; readonly today: CivilDate };

export interface Deadline {
  readonly step: DeadlineStep;
  readonly date: CivilDate;
  readonly pinned: boolean;
  /** Counted through a year whose days off are not announced. A pinned date never is. */
  readonly provisional: boolean;
  /** The video's stage is already beyond this step. */
  readonly done: boolean;
  readonly conflict: DeadlineConflict | null;
}

export interface DeadlineChainInput {
  readonly planDate: CivilDate;
  /** Dates fixed by hand; they stay where they are and the steps before them count back from them. */
  readonly pinned?: Readonly<Partial<Record<DeadlineStep, CivilDate>>>;
  readonly leadTimes?: LeadTimes;
  readonly table: HolidayTable;
  /** With it, dates that have passed are named. */
  readonly today?: CivilDate | null;
  /** With it, steps that are done are marked and never called past. */
  readonly stage?: Stage | null;
}

/** The stage at which a step's work has been handed on. */
const DONE_AT: Readonly<Record<DeadlineStep, Stage>> = {
  script: "scriptReview",
  shots: "shoot",
  shoot: "roughCut",
  roughCut: "fineCut",
  fineCut: "internalReview",
  brandReview: "ready",
};

export function isStepDone(step: DeadlineStep, stage: Stage): boolean {
  return STAGES.indexOf(stage) >= STAGES.indexOf(DONE_AT[step]);
}

/** Every step's deadline, counted back from the plan date in working days, in the order of work. */
export function deadlineChain(input: DeadlineChainInput): readonly Deadline[] {
  const { planDate, pinned = {}, leadTimes = DEFAULT_LEAD_TIMES, table, today = null, stage = null } = input;
  const chain: Deadline[] = [];
  let next: { step: DeadlineStep | "publish"; date: CivilDate; provisional: boolean } = {
    step: "publish",
    date: planDate,
    provisional: false,
  };
  for (const step of [...DEADLINE_STEPS].reverse()) {
    const fixed = pinned[step];
    const counted = fixed === undefined ? addWorkdays(next.date, -leadTimes[step], table) : null;
    const date = counted?.date ?? fixed ?? next.date;
    const done = stage !== null && isStepDone(step, stage);
    const provisional = counted !== null && (counted.provisional || next.provisional);
    let conflict: DeadlineConflict | null = null;
    if (date > next.date) conflict = { code: "after-next", next: next.step, nextDate: next.date };
    else if (today !== null && date < today && !done) conflict = { code: "past", today };
    chain.push({ step, date, pinned: fixed !== undefined, provisional, done, conflict });
    next = { step, date, provisional };
  }
  return chain.reverse();
}

export interface DeadlineMove {
  readonly step: DeadlineStep;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** Calendar days; negative = earlier. */
  readonly days: number;
}

export interface ChainProposal {
  readonly moves: readonly DeadlineMove[];
  /** Steps that stay because a person fixed them. */
  readonly kept: readonly DeadlineStep[];
  /** Deadlines of the new chain that contradict something. */
  readonly conflicts: readonly Deadline[];
}

/** What moving the plan date would do to the deadlines, to be shown before it is done. */
export function proposeChain(before: readonly Deadline[], after: readonly Deadline[]): ChainProposal {
  const dates = new Map(before.map(({ step, date }) => [step, date]));
  const moves: DeadlineMove[] = [];
  for (const { step, date } of after) {
    const from = dates.get(step);
    if (from !== undefined && from !== date) moves.push({ step, from, to: date, days: diffDays(from, date) });
  }
  return {
    moves,
    kept: after.filter((deadline) => deadline.pinned).map((deadline) => deadline.step),
    conflicts: after.filter((deadline) => deadline.conflict !== null),
  };
}
