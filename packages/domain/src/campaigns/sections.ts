/** Every section that any plan has. A section keeps its words when the template changes. */
export const PLAN_SECTIONS = [
  "goals",
  "audience",
  "message",
  "rhythm",
  "matrix",
  "creators",
  "promotion",
  "budget",
  "kpi",
  "risks",
  "review",
  "strategy",
  "creative",
  "interaction",
  "analysis",
  "direction",
  "teamwork",
  "halfYear",
  "improvement",
] as const;
export type PlanSection = (typeof PLAN_SECTIONS)[number];

/**
 * Which sections a plan has, in this order. `campaign` is ours (flows.md §E); `account` is the account plan of the first
 * seed (S000:112-122), `period` its half-year plan (S000:6-16): PLN-04.
 */
export const PLAN_TEMPLATES = {
  campaign: [
    "goals",
    "audience",
    "message",
    "rhythm",
    "matrix",
    "creators",
    "promotion",
    "budget",
    "kpi",
    "risks",
    "review",
  ],
  account: ["goals", "strategy", "creative", "promotion", "interaction", "analysis"],
  period: ["direction", "audience", "teamwork", "halfYear", "improvement", "review"],
} as const satisfies Readonly<Record<string, readonly PlanSection[]>>;

export type PlanTemplate = keyof typeof PLAN_TEMPLATES;
export const PLAN_TEMPLATE_NAMES = ["campaign", "account", "period"] as const satisfies readonly PlanTemplate[];

/** The sections of a template, then those of no place in it that hold something already: nothing written is ever hidden. */
export function sectionsOf(
  template: PlanTemplate,
  hasContent: (section: PlanSection) => boolean,
): {
  readonly own: readonly PlanSection[];
  readonly others: readonly PlanSection[];
} {
  const own: readonly PlanSection[] = PLAN_TEMPLATES[template];
  return { own, others: PLAN_SECTIONS.filter((section) => !own.includes(section) && hasContent(section)) };
}
