import type { Campaign, Phase } from "@tongpin/domain/video";
import type { PlanState } from "@tongpin/workspace";
import { useMemo } from "react";
import { StageGlyph, useFormat, usePhaseName, usePinyinMatch, useT } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { Combobox } from "../../ui/combobox.tsx";
import { IconPlus } from "../../ui/icons/index.ts";
import { freeVideos } from "./phase-fill.ts";
import type { CampaignDeeds } from "./use-campaign-deeds.ts";

/** Picks a video of no campaign for the phase; found by title, pinyin or initials, those of the phase's days first. */
export function AttachVideo({
  campaign,
  phase,
  state,
  deeds,
}: {
  campaign: Campaign;
  phase: Phase;
  state: PlanState;
  deeds: CampaignDeeds;
}) {
  const t = useT("campaigns");
  const phaseName = usePhaseName();
  const format = useFormat();
  const matches = usePinyinMatch();
  const free = useMemo(
    () => freeVideos(state.videos.values(), state.campaigns, phase),
    [state.videos, state.campaigns, phase],
  );
  return (
    <Combobox
      value={null}
      trigger={
        <Button
          size="small"
          tone="quiet"
          icon={<IconPlus size={14} />}
          aria-label={t("attach.to", { phase: phaseName(phase) })}
        >
          {t("attach.button")}
        </Button>
      }
      placeholder={t("attach.placeholder")}
      emptyText={free.length === 0 ? t("attach.allTaken") : t("attach.noMatch")}
      matches={matches}
      options={free.map((video) => ({
        value: video.id,
        label: video.title,
        icon: <StageGlyph stage={video.stage} size={12} />,
        note: video.planDate ? format.dayShort(video.planDate) : t("row.undated"),
      }))}
      onChange={(id) => {
        const video = free.find((candidate) => candidate.id === id);
        if (video) deeds.attach(video, campaign, phase);
      }}
    />
  );
}
