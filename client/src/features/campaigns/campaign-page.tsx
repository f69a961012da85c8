import type { PhaseId } from "@tongpin/domain/base";
import { addDays } from "@tongpin/domain/calendar";
import type { Campaign } from "@tongpin/domain/video";
import { useMemo } from "react";
import { ProvisionalNote } from "../../app/days/provisional-note.tsx";
import { useNodes } from "../../app/days/use-nodes.ts";
import { AppLink, ItemPage, useActions, useGo, usePaths, usePhaseName, useQuery, useT } from "../../app/index.ts";
import { EditableText } from "../../app/item/editable-text.tsx";
import { IconButton } from "../../ui/button.tsx";
import { IconTrash } from "../../ui/icons/index.ts";
import { Tabs } from "../../ui/tabs.tsx";
import { CampaignFacts } from "./campaign-facts.tsx";
import { RunWords } from "./campaign-list.tsx";
import { cautionsBetween, nodeOfCampaign } from "./cautions.ts";
import { axisOf } from "./day-axis.ts";
import { PhaseAxis } from "./phase-axis.tsx";
import { fillOf, type PhaseFill, videosByPhase } from "./phase-fill.ts";
import { PhaseSection } from "./phase-section.tsx";
import { PhaselessVideos } from "./phaseless-videos.tsx";
import { AddPhase } from "./phases/add-phase.tsx";
import { CampaignPlan, CampaignPlanExports } from "./plan/campaign-plan.tsx";
import type { CampaignDeeds } from "./use-campaign-deeds.ts";
import type { Campaigns } from "./use-campaigns.ts";
import { useWalk } from "./use-walk.ts";

const CAMPAIGN_TABS = ["phases", "plan"] as const;
type CampaignTab = (typeof CAMPAIGN_TABS)[number];

export interface CampaignPageProps {
  campaign: Campaign;
  campaigns: Campaigns;
  deeds: CampaignDeeds;
}

/** One campaign: its days, what it says and costs, and phase by phase what stands in it and what it lacks. */
export function CampaignPage({ campaign, campaigns, deeds }: CampaignPageProps) {
  const t = useT("campaigns");
  const phaseName = usePhaseName();
  const paths = usePaths();
  const go = useGo();
  const query = useQuery();
  const { state, today, mayEdit, published, phaseId } = campaigns;
  const grouped = useMemo(() => videosByPhase(campaign, state.videos.values()), [campaign, state.videos]);
  const fills = useMemo(
    () =>
      new Map<PhaseId, PhaseFill>(
        campaign.phases.map((phase) => [phase.id, fillOf(phase, grouped.get(phase.id) ?? [], published)]),
      ),
    [campaign.phases, grouped, published],
  );
  const nodes = useNodes();
  const node = useMemo(() => nodeOfCampaign(campaign, nodes), [campaign, nodes]);
  const cautions = useMemo(() => {
    const axis = axisOf(campaign);
    return cautionsBetween(axis.start, addDays(axis.start, axis.days - 1), nodes);
  }, [campaign, nodes]);

  const tab: CampaignTab = query["tab"] === "plan" ? "plan" : "phases";
  useWalk("campaign", "[data-phase-video]");
  useActions([
    ...CAMPAIGN_TABS.map((value, index) => ({
      id: `campaign.tab.${value}`,
      label: t(`tabs.${value}`),
      keys: `alt+${index + 1}`,
      group: "go" as const,
      whileTyping: true,
      perform: () => go.query({ tab: value === "plan" ? value : null, section: null }),
    })),
    ...campaign.phases.map((phase, index) => ({
      id: `campaign.phase.${phase.kind}.${phase.id}`,
      label: t("toPhase", { phase: phaseName(phase) }),
      keys: String(index + 1),
      when: () => tab === "phases",
      group: "view" as const,
      perform: () => go.query({ phase: phase.id }),
    })),
    {
      id: "campaign.remove",
      label: t("remove"),
      group: "do" as const,
      when: () => mayEdit,
      perform: remove,
    },
  ]);

  function remove() {
    deeds.remove(campaign);
    campaigns.open(null);
  }

  return (
    <ItemPage
      backTo={paths.campaigns}
      title={
        <span className="[&_input]:max-w-full [&_input]:[field-sizing:content]">
          <EditableText
            label={t("name")}
            value={campaign.name}
            required
            disabled={!mayEdit}
            onSave={(name) => deeds.change(campaign, { name })}
          />
        </span>
      }
      facts={<RunWords campaign={campaign} today={today} />}
      actions={
        <>
          {tab === "plan" ? <CampaignPlanExports campaign={campaign} campaigns={campaigns} /> : null}
          {mayEdit ? <IconButton tip="left" label={t("remove")} icon={<IconTrash />} onClick={remove} /> : null}
        </>
      }
      tabs={
        <Tabs<CampaignTab>
          label={t("tabs.label")}
          value={tab}
          items={CAMPAIGN_TABS.map((value) => ({
            value,
            label: t(`tabs.${value}`),
            link: (
              <AppLink
                to={paths.campaigns}
                query={{ id: campaign.id, ...(value === "plan" ? { tab: value } : {}) }}
                replace
              />
            ),
          }))}
        />
      }
    >
      {tab === "plan" ? <CampaignPlan campaign={campaign} campaigns={campaigns} deeds={deeds} /> : null}
      {tab === "phases" ? (
        <div className="scroll-y min-h-0 flex-1 border-line border-t">
          <div className="mx-auto flex max-w-5xl flex-col gap-5 px-4 pt-4 pb-16">
            <ProvisionalNote from={campaign.start} to={campaign.end} className="flex" />
            <CampaignFacts campaign={campaign} node={node} mayEdit={mayEdit} deeds={deeds} />
            <PhaseAxis campaign={campaign} today={today} fills={fills} node={node} cautions={cautions} />
            <div>
              {campaign.phases.map((phase) => {
                const fill = fills.get(phase.id);
                return fill ? (
                  <PhaseSection
                    key={phase.id}
                    campaign={campaign}
                    phase={phase}
                    fill={fill}
                    campaigns={campaigns}
                    deeds={deeds}
                    isOpened={phase.id === phaseId}
                  />
                ) : null;
              })}
              {mayEdit ? <AddPhase campaign={campaign} campaigns={campaigns} deeds={deeds} /> : null}
              <PhaselessVideos
                campaign={campaign}
                videos={grouped.get(null) ?? []}
                campaigns={campaigns}
                deeds={deeds}
              />
            </div>
          </div>
        </div>
      ) : null}
    </ItemPage>
  );
}
