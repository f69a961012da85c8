import { ACTIVITY_TYPES, type PlanSection } from "@tongpin/domain/campaigns";
import { useT } from "../../../app/index.ts";
import { Checkbox } from "../../../ui/switch.tsx";
import type { CampaignDeeds } from "../use-campaign-deeds.ts";
import { ActionTable } from "./action-table.tsx";
import { GoalTable } from "./goal-table.tsx";
import { HalfYearBody } from "./half-year-body.tsx";
import { KpiTable } from "./kpi-table.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import { RhythmTable } from "./rhythm-table.tsx";
import { RiskTable } from "./risk-table.tsx";
import { SpendTable } from "./spend-table.tsx";
import type { PlanDeeds } from "./use-plan-deeds.ts";
import type { OpenPlan } from "./use-plan-doc.ts";

export interface TableProps {
  readonly open: OpenPlan;
  readonly deeds: PlanDeeds;
  readonly mayEdit: boolean;
}

/** What stands below a section's words: a table of the plan's own, or the calendar's data itself. */
export function SectionBody({
  section,
  campaignDeeds,
  ...props
}: TableProps & { section: PlanSection; campaignDeeds: CampaignDeeds }) {
  const { subject, campaigns } = props.open;
  const campaign = subject.type === "campaign" ? subject.campaign : null;
  switch (section) {
    case "goals":
      return <GoalTable {...props} />;
    case "halfYear":
      return <HalfYearBody {...props} />;
    case "rhythm":
      return campaign ? <RhythmTable campaign={campaign} campaigns={campaigns} deeds={campaignDeeds} /> : null;
    case "matrix":
    case "strategy":
      return campaign ? <MatrixTable campaign={campaign} campaigns={campaigns} /> : null;
    case "creators":
      return <SpendTable {...props} kind="creators" />;
    case "promotion":
      return <SpendTable {...props} kind="promotion" />;
    case "budget":
      return <SpendTable {...props} kind={null} />;
    case "kpi":
    case "analysis":
      return <KpiTable {...props} />;
    case "risks":
      return <RiskTable {...props} />;
    case "review":
    case "improvement":
      return <ActionTable {...props} />;
    case "creative":
    case "interaction":
      return <Activities {...props} />;
    case "audience":
    case "message":
    case "direction":
    case "teamwork":
      return null;
  }
}

/** What will be done with the audience (PLN-06). */
function Activities({ open, deeds, mayEdit }: TableProps) {
  const t = useT("plan");
  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-1.5 text-ui">
      <legend className="sr-only">{t("activities.label")}</legend>
      {ACTIVITY_TYPES.map((activity) => (
        <Checkbox
          key={activity}
          checked={open.plan.activities.includes(activity)}
          disabled={!mayEdit}
          onChange={(on) => deeds.toggle(activity, on)}
        >
          {t(`activities.${activity}`)}
        </Checkbox>
      ))}
    </fieldset>
  );
}
