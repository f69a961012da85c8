import { type Campaign, PHASE_KINDS } from "@tongpin/domain/video";
import { removedPhases } from "@tongpin/workspace";
import { useMemo } from "react";
import { useActions, useGo, usePhaseName, useT } from "../../../app/index.ts";
import { Button } from "../../../ui/button.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { IconPlus, IconUndo } from "../../../ui/icons/index.ts";
import { Menu, MenuItem, MenuLine } from "../../../ui/menu.tsx";
import { PHASE_TONES } from "../phase-tones.ts";
import type { CampaignDeeds } from "../use-campaign-deeds.ts";
import type { Campaigns } from "../use-campaigns.ts";

/** A phase more, of one of the kinds; or one back that was removed. */
export function AddPhase({
  campaign,
  campaigns,
  deeds,
  bare = false,
}: {
  campaign: Campaign;
  campaigns: Campaigns;
  deeds: CampaignDeeds;
  /** Below a table, which has a line of its own. */
  bare?: boolean;
}) {
  const t = useT("campaigns");
  const phaseName = usePhaseName();
  const go = useGo();
  const { room } = campaigns;
  // A phase goes and comes with the campaign's list of them.
  const removed = useMemo(() => (room ? removedPhases(room, campaign.id) : []), [room, campaign.id, campaign.phases]);
  const add = (kind: Campaign["phases"][number]["kind"]) => {
    const id = deeds.addPhase(campaign, kind);
    if (id !== null) go.query({ phase: id });
  };
  useActions(
    PHASE_KINDS.map((kind) => ({
      id: `campaign.addPhase.${kind}`,
      label: t("phase.addOf", { phase: phaseName({ kind }) }),
      group: "create" as const,
      perform: () => add(kind),
    })),
  );
  return (
    <div className={bare ? "-ml-2" : "border-line border-t py-3"}>
      <Menu
        trigger={
          <Button size="small" tone="quiet" icon={<IconPlus size={14} />}>
            {t("phase.add")}
          </Button>
        }
      >
        {PHASE_KINDS.map((kind) => (
          <MenuItem
            key={kind}
            icon={<span aria-hidden="true" className={classNames("size-2.5 rounded-sm", PHASE_TONES[kind])} />}
            onSelect={() => add(kind)}
          >
            {phaseName({ kind })}
          </MenuItem>
        ))}
        {removed.length > 0 ? <MenuLine /> : null}
        {removed.map((phase) => (
          <MenuItem key={phase.id} icon={<IconUndo size={14} />} onSelect={() => deeds.restorePhase(campaign, phase)}>
            {t("phase.restore", { phase: phaseName(phase) })}
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
