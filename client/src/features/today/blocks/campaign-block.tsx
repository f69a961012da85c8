import { civilDateOf } from "@tongpin/domain/calendar";
import { useMemo } from "react";
import { useNow, usePaths, usePlan, useT } from "../../../app/index.ts";
import { Chip } from "../../../ui/chip.tsx";
import { IconCampaign } from "../../../ui/icons/index.ts";
import { Line } from "../line.tsx";
import { Section } from "../section.tsx";
import { type Countdown, countdowns } from "./countdown.ts";

const MINUTE = 60_000;

/** 活动倒计时: which phase runs or comes next, in how many days, and what it still lacks. */
export function CampaignBlock() {
  const t = useT("blocks");
  const { state } = usePlan();
  const { campaigns, videos } = state;
  const today = civilDateOf(useNow(MINUTE));
  const shown = useMemo(() => countdowns({ campaigns, videos }, today), [campaigns, videos, today]);
  if (shown.length === 0) return null;
  return (
    <Section title={t("campaigns.title")} count={shown.length} empty="">
      {shown.map((countdown) => (
        <CountdownRow key={`${countdown.campaign.id}:${countdown.phase.id}`} countdown={countdown} />
      ))}
    </Section>
  );
}

function CountdownRow({ countdown }: { countdown: Countdown }) {
  const t = useT("blocks");
  const tc = useT("common");
  const paths = usePaths();
  const { campaign, phase, startsIn, daysLeft, lacking, undated } = countdown;
  const name = phase.name ?? tc(`phases.${phase.kind}`);
  return (
    <Line
      to={paths.campaigns}
      query={{ id: campaign.id }}
      lead={<IconCampaign size={14} className={startsIn === 0 ? "text-accent-text" : "text-ink-3"} />}
      title={t("campaigns.phase", { campaign: campaign.name, phase: name })}
      note={startsIn > 0 ? t("campaigns.startsIn", { days: startsIn }) : t("campaigns.daysLeft", { days: daysLeft })}
      facts={
        <>
          {undated > 0 ? <Chip>{t("campaigns.undated", { count: undated })}</Chip> : null}
          {lacking > 0 ? (
            <Chip tone="warn">{t("campaigns.lacking", { count: lacking })}</Chip>
          ) : (
            <Chip tone="good">{t("campaigns.complete")}</Chip>
          )}
        </>
      }
    />
  );
}
