import { type HalfYear, nextHalfYear } from "@tongpin/domain/campaigns";
import { AppLink, ItemPage, useActions, useGo, usePaths, useT } from "../../../app/index.ts";
import { IconChevronLeft, IconChevronRight } from "../../../ui/icons/index.ts";
import type { CampaignDeeds } from "../use-campaign-deeds.ts";
import type { Campaigns } from "../use-campaigns.ts";
import { PlanExports } from "./plan-exports.tsx";
import { PlanView } from "./plan-view.tsx";
import { usePlanDoc } from "./use-plan-doc.ts";

/** The brand's plan for half a year (PLN-01): its goals, the campaigns in it, who does what, and what was learnt. */
export function HalfYearPage({
  half,
  campaigns,
  deeds,
}: {
  half: HalfYear;
  campaigns: Campaigns;
  deeds: CampaignDeeds;
}) {
  const t = useT("plan");
  const paths = usePaths();
  const go = useGo();
  const open = usePlanDoc({ type: "halfYear", half }, campaigns);
  const nameOf = ({ year, half: part }: HalfYear) => t("halfYear.name", { year, half: part });
  const others = { previous: nextHalfYear(half, -1), next: nextHalfYear(half) };
  const show = ({ id }: HalfYear) => go.query({ plan: id, section: null }, { push: true });
  useActions([
    {
      id: "plan.previousHalf",
      label: t("halfYear.previous"),
      keys: "[",
      group: "view",
      perform: () => show(others.previous),
    },
    { id: "plan.nextHalf", label: t("halfYear.next"), keys: "]", group: "view", perform: () => show(others.next) },
  ]);
  return (
    <ItemPage
      backTo={paths.campaigns}
      title={t("halfYear.title", { name: nameOf(half) })}
      facts={
        <span className="flex items-center gap-1">
          {(["previous", "next"] as const).map((side) => (
            <AppLink
              key={side}
              to={paths.campaigns}
              query={{ plan: others[side].id }}
              aria-label={nameOf(others[side])}
              data-tip={nameOf(others[side])}
              className="inline-flex size-control-sm items-center justify-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
            >
              {side === "previous" ? <IconChevronLeft size={14} /> : <IconChevronRight size={14} />}
            </AppLink>
          ))}
        </span>
      }
      actions={<PlanExports open={open} title={t("halfYear.title", { name: nameOf(half) })} />}
    >
      <PlanView key={half.id} open={open} campaigns={campaigns} campaignDeeds={deeds} />
    </ItemPage>
  );
}
