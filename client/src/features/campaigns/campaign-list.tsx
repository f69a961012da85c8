import { diffDays } from "@tongpin/domain/calendar";
import { wantedOf } from "@tongpin/domain/campaigns";
import type { Campaign } from "@tongpin/domain/video";
import { useMemo } from "react";
import { useNodes } from "../../app/days/use-nodes.ts";
import { AppLink, useFormat, useLocale, usePaths, usePhaseName, useT } from "../../app/index.ts";
import { Chip } from "../../ui/chip.tsx";
import { classNames } from "../../ui/class-names.ts";
import { axisOf, spanOn } from "./day-axis.ts";
import { FillMeter, FillWords } from "./fill-meter.tsx";
import { campaignsInOrder, fillOf, videosByPhase } from "./phase-fill.ts";
import { PHASE_TONES } from "./phase-tones.ts";
import type { Campaigns } from "./use-campaigns.ts";
import { useDaysText } from "./use-days-text.ts";
import { useWalk } from "./use-walk.ts";

/** Every campaign on a stripe of its own: when, how far, how full each phase is. */
export function CampaignList({ campaigns }: { campaigns: Campaigns }) {
  const { state, today } = campaigns;
  const ordered = useMemo(() => campaignsInOrder(state.campaigns.values(), today), [state.campaigns, today]);
  useWalk("campaigns", "[data-campaign]");
  return (
    <ul className="border-line border-t">
      {ordered.map((campaign) => (
        <li key={campaign.id} className="border-line border-b">
          <CampaignStripe campaign={campaign} campaigns={campaigns} />
        </li>
      ))}
    </ul>
  );
}

function CampaignStripe({ campaign, campaigns }: { campaign: Campaign; campaigns: Campaigns }) {
  const t = useT("campaigns");
  const format = useFormat();
  const daysText = useDaysText();
  const locale = useLocale();
  const paths = usePaths();
  const nodes = useNodes();
  const { state, today } = campaigns;
  const event = campaign.nodeId === null ? null : nodes.byId.get(campaign.nodeId);
  const over = campaign.end < today;
  return (
    <article className={classNames("relative flex flex-col gap-2 px-4 py-3 hover:bg-hover", over && "opacity-70")}>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="min-w-0 truncate text-base">
          <AppLink
            to={paths.campaigns}
            query={{ id: campaign.id }}
            data-campaign={campaign.id}
            className="before:absolute before:inset-0 focus-visible:before:-outline-offset-2 hover:underline"
          >
            {campaign.name}
          </AppLink>
        </h2>
        {event ? <Chip>{event.names[locale]}</Chip> : null}
        <RunWords campaign={campaign} today={today} />
        <span className="keep ml-auto text-ink-2 text-small">{daysText(campaign)}</span>
        <span className="keep min-w-24 text-end text-ink-2 text-small max-sm:min-w-0">
          {campaign.budget > 0 ? format.money(campaign.budget) : t("noBudget")}
        </span>
      </header>
      <PhaseStrip campaign={campaign} today={today} />
      <PhaseFills campaign={campaign} videos={state.videos} campaigns={campaigns} />
    </article>
  );
}

/** Where today stands to the campaign, in words. */
export function RunWords({ campaign, today }: { campaign: Campaign; today: Campaign["start"] }) {
  const t = useT("campaigns");
  const phaseName = usePhaseName();
  if (campaign.end < today) return <Chip>{t("run.over")}</Chip>;
  if (campaign.start > today) return <Chip>{t("run.coming", { days: diffDays(today, campaign.start) })}</Chip>;
  const phase = campaign.phases.find(({ start, end }) => start <= today && today <= end);
  if (!phase) return <Chip tone="accent">{t("run.between")}</Chip>;
  return (
    <Chip tone="accent">
      {t("run.inPhase", {
        phase: phaseName(phase),
        day: diffDays(phase.start, today) + 1,
        days: diffDays(phase.start, phase.end) + 1,
      })}
    </Chip>
  );
}

/** The phases in proportion, with today's line. The words stand below. */
function PhaseStrip({ campaign, today }: { campaign: Campaign; today: Campaign["start"] }) {
  const axis = axisOf(campaign);
  const now = spanOn(axis, today, today);
  return (
    <div aria-hidden="true" className="relative h-2 overflow-hidden rounded-full bg-hover">
      {campaign.phases.map((phase) => {
        const span = spanOn(axis, phase.start, phase.end);
        return span ? (
          <span
            key={phase.id}
            style={{ left: `${span.left}%`, width: `calc(${span.width}% - 1px)` }}
            className={classNames("absolute inset-y-0 rounded-sm", PHASE_TONES[phase.kind])}
          />
        ) : null;
      })}
      {now ? <span style={{ left: `${now.left}%` }} className="absolute inset-y-0 w-0.5 bg-danger" /> : null}
    </div>
  );
}

function PhaseFills({
  campaign,
  videos,
  campaigns,
}: {
  campaign: Campaign;
  videos: Campaigns["state"]["videos"];
  campaigns: Campaigns;
}) {
  const phaseName = usePhaseName();
  const daysText = useDaysText();
  const grouped = useMemo(() => videosByPhase(campaign, videos.values()), [campaign, videos]);
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-4">
      {campaign.phases.map((phase) => {
        const fill = fillOf(phase, grouped.get(phase.id) ?? [], campaigns.published);
        return (
          <li key={phase.id} className="flex min-w-0 flex-col gap-1">
            <span className="flex items-center gap-1.5">
              <span aria-hidden="true" className={classNames("size-2 shrink-0 rounded-sm", PHASE_TONES[phase.kind])} />
              <span className="keep text-small">{phaseName(phase)}</span>
              <span className="keep truncate text-ink-3 text-mini">{daysText(phase)}</span>
            </span>
            <FillMeter fill={fill} quota={wantedOf(phase)} className="w-full" />
            <FillWords fill={fill} quota={wantedOf(phase)} />
          </li>
        );
      })}
    </ul>
  );
}
