import { type Goal, readHalfYear } from "@tongpin/domain/campaigns";
import { useMemo } from "react";
import type { OpenPlan } from "./use-plan-doc.ts";

/** Goals that one of this plan may serve: the half-years' goals, and in a half-year its own. Those without words are none. */
export function useUpperGoals({ campaigns }: OpenPlan): readonly Goal[] {
  const { plans } = campaigns.state;
  return useMemo(
    () =>
      [...plans.values()]
        .filter(({ id }) => readHalfYear(id) !== null)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .flatMap(({ goals }) => goals.filter(({ text }) => text !== "")),
    [plans],
  );
}
