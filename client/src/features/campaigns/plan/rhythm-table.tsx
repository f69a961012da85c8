import { wantedOf } from "@tongpin/domain/campaigns";
import type { Campaign, Phase } from "@tongpin/domain/video";
import { useMemo } from "react";
import { usePhaseName, useT } from "../../../app/index.ts";
import { DayRange } from "../day-range.tsx";
import { FillWords } from "../fill-meter.tsx";
import { fillOf, videosByPhase } from "../phase-fill.ts";
import { AddPhase } from "../phases/add-phase.tsx";
import type { CampaignDeeds } from "../use-campaign-deeds.ts";
import type { Campaigns } from "../use-campaigns.ts";
import { CountCell, WordsCell } from "./cells.tsx";
import { RowsTable } from "./rows-table.tsx";

/** 节奏: the campaign's phases themselves; what is changed here is changed on the calendar. */
export function RhythmTable({
  campaign,
  campaigns,
  deeds,
}: {
  campaign: Campaign;
  campaigns: Campaigns;
  deeds: CampaignDeeds;
}) {
  const t = useT("plan");
  const phaseName = usePhaseName();
  const { state, mayEdit, published } = campaigns;
  const grouped = useMemo(() => videosByPhase(campaign, state.videos.values()), [campaign, state.videos]);
  const disabled = !mayEdit;
  return (
    <>
      <RowsTable<Phase>
        label={t("rhythm.label")}
        rows={campaign.phases}
        nameOf={phaseName}
        empty={t("rhythm.empty")}
        addLabel=""
        onAdd={null}
        removeLabel={(name) => t("row.remove", { name })}
        onRemove={mayEdit ? (phase) => deeds.removePhase(campaign, phase) : null}
        columns={[
          {
            id: "phase",
            head: t("rhythm.phase"),
            width: "w-24",
            cell: (phase) => <span className="px-1 py-0.5 wrap-anywhere">{phaseName(phase)}</span>,
          },
          {
            id: "days",
            head: t("rhythm.days"),
            width: "w-80",
            cell: (phase, name) => (
              <DayRange
                label={name}
                start={phase.start}
                end={phase.end}
                disabled={disabled}
                onChange={(range) => deeds.changePhase(campaign, phase, range)}
              />
            ),
          },
          {
            id: "aim",
            head: t("rhythm.aim"),
            width: "",
            cell: (phase, name) => (
              <WordsCell
                label={t("cell", { column: t("rhythm.aim"), name })}
                value={phase.aim}
                disabled={disabled}
                placeholder={t("rhythm.aim")}
                onSave={(aim) => deeds.changePhase(campaign, phase, { aim })}
              />
            ),
          },
          {
            id: "quota",
            head: t("rhythm.quota"),
            width: "w-16",
            cell: (phase, name) => (
              <CountCell
                label={t("cell", { column: t("rhythm.quota"), name })}
                value={phase.quota > 0 ? phase.quota : null}
                disabled={disabled}
                placeholder="–"
                onSave={(quota) => deeds.changePhase(campaign, phase, { quota: quota ?? 0 })}
              />
            ),
          },
          {
            id: "fill",
            head: t("rhythm.fill"),
            width: "w-52",
            cell: (phase) => (
              <span className="px-1">
                <FillWords fill={fillOf(phase, grouped.get(phase.id) ?? [], published)} quota={wantedOf(phase)} />
              </span>
            ),
          },
        ]}
      />
      {mayEdit ? <AddPhase bare campaign={campaign} campaigns={campaigns} deeds={deeds} /> : null}
    </>
  );
}
