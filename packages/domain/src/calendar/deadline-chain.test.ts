import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CivilDate } from "../base/index.ts";
import { DEADLINE_STEPS, type DeadlineStep, STAGES } from "../video/index.ts";
import { addDays, dateOfDayNumber, dayNumber } from "./civil-date.ts";
import {
  DEFAULT_LEAD_TIMES,
  type DeadlineChainInput,
  deadlineChain,
  isStepDone,
  proposeChain,
} from "./deadline-chain.ts";
import { STATUTORY_TABLE } from "./statutory.ts";
import { countWorkdays, isWork } from "./workdays.ts";

const date = (text: string) => text as CivilDate;
const chain = (input: Omit<DeadlineChainInput, "table">) => deadlineChain({ table: STATUTORY_TABLE, ...input });
const dates = (input: Omit<DeadlineChainInput, "table">) =>
  Object.fromEntries(chain(input).map(({ step, date: due }) => [step, due]));
const conflicts = (input: Omit<DeadlineChainInput, "table">) =>
  Object.fromEntries(chain(input).flatMap(({ step, conflict }) => (conflict ? [[step, conflict]] : [])));

// Across National Day and Mid-Autumn 2026: 25–27 September and 1–7 October off, Saturday 10 October worked.
const AFTER_NATIONAL_DAY = date("2026-10-12");

describe("the chain of deadlines", () => {
  it("[DL1] counts back over the holidays and the make-up Saturday", () => {
    expect(dates({ planDate: AFTER_NATIONAL_DAY })).toEqual({
      script: "2026-09-21",
      shots: "2026-09-23",
      shoot: "2026-09-28",
      roughCut: "2026-09-30",
      fineCut: "2026-10-08",
      brandReview: "2026-10-10",
    });
  });

  it("[DL1] the steps come in the order of work, script ten working days ahead", () => {
    expect(chain({ planDate: AFTER_NATIONAL_DAY }).map(({ step }) => step)).toEqual([...DEADLINE_STEPS]);
    expect(Object.values(DEFAULT_LEAD_TIMES).reduce((sum, days) => sum + days)).toBe(10);
  });

  it("[DL1] own lead times; none means the same day", () => {
    const leadTimes = { script: 1, shots: 0, shoot: 1, roughCut: 1, fineCut: 0, brandReview: 1 };
    expect(dates({ planDate: AFTER_NATIONAL_DAY, leadTimes })).toEqual({
      script: "2026-09-30",
      shots: "2026-10-08",
      shoot: "2026-10-08",
      roughCut: "2026-10-09",
      fineCut: "2026-10-10",
      brandReview: "2026-10-10",
    });
  });

  it("[DL2] a fixed date stays and the steps before it count back from it", () => {
    const result = chain({ planDate: AFTER_NATIONAL_DAY, pinned: { shoot: date("2026-09-19") } });
    expect(result.map(({ step, date: due, pinned }) => [step, due, pinned])).toEqual([
      ["script", "2026-09-15", false],
      ["shots", "2026-09-17", false],
      ["shoot", "2026-09-19", true],
      ["roughCut", "2026-09-30", false],
      ["fineCut", "2026-10-08", false],
      ["brandReview", "2026-10-10", false],
    ]);
    expect(result.every(({ conflict }) => conflict === null)).toBe(true);
  });

  it("[DL3] fixed later than the next step", () => {
    expect(conflicts({ planDate: AFTER_NATIONAL_DAY, pinned: { fineCut: date("2026-10-15") } })).toEqual({
      fineCut: { code: "after-next", next: "brandReview", nextDate: "2026-10-10" },
    });
    expect(conflicts({ planDate: AFTER_NATIONAL_DAY, pinned: { brandReview: date("2026-10-13") } })).toEqual({
      brandReview: { code: "after-next", next: "publish", nextDate: "2026-10-12" },
    });
    expect(conflicts({ planDate: AFTER_NATIONAL_DAY, pinned: { brandReview: AFTER_NATIONAL_DAY } })).toEqual({});
  });

  it("[DL3] two fixed dates in the wrong order", () => {
    const pinned = { script: date("2026-09-24"), shots: date("2026-09-22") };
    expect(conflicts({ planDate: AFTER_NATIONAL_DAY, pinned })).toEqual({
      script: { code: "after-next", next: "shots", nextDate: "2026-09-22" },
    });
  });

  it("[DL4] dates that have passed are named, today's is not", () => {
    const today = date("2026-09-23");
    expect(conflicts({ planDate: AFTER_NATIONAL_DAY, today })).toEqual({ script: { code: "past", today } });
    expect(conflicts({ planDate: AFTER_NATIONAL_DAY, today: null })).toEqual({});
  });

  it("[DL4] a contradiction is named before lateness", () => {
    const pinned = { script: date("2026-09-24") };
    expect(conflicts({ planDate: AFTER_NATIONAL_DAY, pinned, today: date("2026-09-30") })["script"]).toEqual({
      code: "after-next",
      next: "shots",
      nextDate: "2026-09-23",
    });
  });

  it("[DL5] a step that is done is never late", () => {
    const result = chain({ planDate: AFTER_NATIONAL_DAY, today: date("2026-10-09"), stage: "roughCut" });
    expect(result.map(({ step, done, conflict }) => [step, done, conflict?.code ?? null])).toEqual([
      ["script", true, null],
      ["shots", true, null],
      ["shoot", true, null],
      ["roughCut", false, "past"],
      ["fineCut", false, "past"],
      ["brandReview", false, null],
    ]);
  });

  it("[DL5] done when handed on", () => {
    const handedOn = { script: "scriptReview", shots: "shoot", shoot: "roughCut", roughCut: "fineCut" } as const;
    const stages = { ...handedOn, fineCut: "internalReview", brandReview: "ready" } as const;
    for (const step of DEADLINE_STEPS) {
      expect(STAGES.filter((stage) => isStepDone(step, stage))[0]).toBe(stages[step]);
      expect(isStepDone(step, step)).toBe(false);
    }
    expect(DEADLINE_STEPS.every((step) => isStepDone(step, "published"))).toBe(true);
    expect(DEADLINE_STEPS.some((step) => isStepDone(step, "idea"))).toBe(false);
  });

  it("[DL6] counted through January 2027, all that follows from it is provisional", () => {
    const result = chain({ planDate: date("2027-01-06") });
    expect(result.map(({ date: due, provisional }) => [due, provisional])).toEqual([
      ["2026-12-22", true],
      ["2026-12-24", true],
      ["2026-12-28", true],
      ["2026-12-30", true],
      ["2026-12-31", true],
      ["2027-01-05", true],
    ]);
  });

  it("[DL6] a fixed date is certain and so is what is counted from it", () => {
    const result = chain({ planDate: date("2027-01-06"), pinned: { fineCut: date("2026-12-30") } });
    expect(result.map(({ step, provisional }) => [step, provisional])).toEqual([
      ["script", false],
      ["shots", false],
      ["shoot", false],
      ["roughCut", false],
      ["fineCut", false],
      ["brandReview", true],
    ]);
  });

  it("[DL7] moving the plan date proposes moves, keeps what is fixed and names conflicts", () => {
    const pinned = { shoot: date("2026-09-28") };
    const before = chain({ planDate: AFTER_NATIONAL_DAY, pinned });
    const after = chain({ planDate: date("2026-09-30"), pinned });
    const proposal = proposeChain(before, after);
    expect(proposal.kept).toEqual(["shoot"]);
    expect(proposal.moves).toEqual([
      { step: "roughCut", from: "2026-09-30", to: "2026-09-23", days: -7 },
      { step: "fineCut", from: "2026-10-08", to: "2026-09-24", days: -14 },
      { step: "brandReview", from: "2026-10-10", to: "2026-09-29", days: -11 },
    ]);
    expect(proposal.conflicts.map(({ step, conflict }) => [step, conflict?.code])).toEqual([["shoot", "after-next"]]);
    expect(proposeChain(before, before)).toEqual({ moves: [], kept: ["shoot"], conflicts: [] });
  });

  it("[DL1] for any date and lead times: in order, on working days, exactly the lead apart", () => {
    const lead = fc.integer({ min: 1, max: 8 });
    const leads = fc.record(
      Object.fromEntries(DEADLINE_STEPS.map((step) => [step, lead])) as Record<DeadlineStep, typeof lead>,
    );
    const day = fc
      .integer({ min: dayNumber(date("2024-03-01")), max: dayNumber(date("2027-12-31")) })
      .map(dateOfDayNumber);
    fc.assert(
      fc.property(day, leads, (planDate, leadTimes) => {
        const result = chain({ planDate, leadTimes });
        const following = [...result.slice(1).map((deadline) => deadline.date), planDate];
        result.forEach(({ step, date: due, conflict }, index) => {
          const next = following[index] ?? planDate;
          expect(isWork(due, STATUTORY_TABLE)).toBe(true);
          expect(conflict).toBeNull();
          // From the day before `next`, so that a plan date on a rest day counts the same way.
          expect(countWorkdays(due, addDays(next, -1), STATUTORY_TABLE).days).toBe(leadTimes[step] - 1);
        });
      }),
    );
  });

  it("[DL2] for any fixed dates: each stays where it was put", () => {
    const day = fc
      .integer({ min: dayNumber(date("2026-01-01")), max: dayNumber(date("2026-12-31")) })
      .map(dateOfDayNumber);
    const some = fc.dictionary(fc.constantFrom(...DEADLINE_STEPS), day);
    fc.assert(
      fc.property(day, some, (planDate, pinned) => {
        for (const { step, date: due, pinned: fixed } of chain({ planDate, pinned })) {
          expect(fixed).toBe(Object.hasOwn(pinned, step));
          expect(due).toBe(pinned[step] ?? due);
        }
      }),
    );
  });
});
