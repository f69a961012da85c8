import type { Campaign } from "@tongpin/domain/video";
import type { CampaignDeeds } from "../use-campaign-deeds.ts";
import type { Campaigns } from "../use-campaigns.ts";
import { PlanExports } from "./plan-exports.tsx";
import { PlanView } from "./plan-view.tsx";
import { usePlanDoc } from "./use-plan-doc.ts";

interface CampaignPlanProps {
  campaign: Campaign;
  campaigns: Campaigns;
}

/** 方案: the plan document of one campaign. */
export function CampaignPlan({ campaign, campaigns, deeds }: CampaignPlanProps & { deeds: CampaignDeeds }) {
  const open = usePlanDoc({ type: "campaign", campaign }, campaigns);
  return <PlanView open={open} campaigns={campaigns} campaignDeeds={deeds} />;
}

export function CampaignPlanExports({ campaign, campaigns }: CampaignPlanProps) {
  const open = usePlanDoc({ type: "campaign", campaign }, campaigns);
  return <PlanExports open={open} title={campaign.name} />;
}
