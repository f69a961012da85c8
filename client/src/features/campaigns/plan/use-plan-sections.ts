import { type PlanSection, type PlanTemplate, sectionsOf } from "@tongpin/domain/campaigns";
import { useMemo } from "react";
import type { OpenPlan } from "./use-plan-doc.ts";

/** The sections on the page: the template's, then others that hold something. */
export function usePlanSections({ plan, subject }: OpenPlan) {
  const template: PlanTemplate = plan.template ?? (subject.type === "campaign" ? "campaign" : "period");
  return useMemo(() => {
    const hasContent = (section: PlanSection) =>
      plan.texts[section] !== undefined ||
      (section === "goals" && plan.goals.length > 0 && template !== "period") ||
      (section === "budget" && plan.spends.length > 0) ||
      (section === "risks" && plan.risks.length > 0) ||
      (section === "review" && plan.actions.length > 0) ||
      (section === "creative" && plan.activities.length > 0);
    const { own, others } = sectionsOf(template, hasContent);
    return { template, own, others, all: [...own, ...others] };
  }, [plan, template]);
}
