import type { CivilDate, PlanId, PlanRowId } from "../base/index.ts";
import type { PlanAction, PlanDoc } from "./model.ts";

/** A review: a plan with the day its campaign or half-year is over. */
export interface Review {
  readonly plan: Pick<PlanDoc, "id" | "actions">;
  readonly end: CivilDate;
}

export interface OpenAction {
  readonly action: PlanAction;
  readonly planId: PlanId;
}

/**
 * Actions of earlier reviews that are neither done nor carried on (PLN-09): what the next review begins with, the oldest
 * first. An action that was carried on is followed where it went, so it is never listed twice.
 */
export function openActions(reviews: readonly Review[], of: Review): readonly OpenAction[] {
  const carried = new Set<PlanRowId>();
  for (const { plan } of reviews) for (const { from } of plan.actions) if (from !== null) carried.add(from);
  return reviews
    .filter(({ plan, end }) => plan.id !== of.plan.id && end < of.end)
    .sort((a, b) => (a.end < b.end ? -1 : a.end > b.end ? 1 : a.plan.id < b.plan.id ? -1 : 1))
    .flatMap(({ plan }) =>
      plan.actions
        .filter((action) => action.doneAt === null && action.text !== "" && !carried.has(action.id))
        .map((action) => ({ action, planId: plan.id })),
    );
}
