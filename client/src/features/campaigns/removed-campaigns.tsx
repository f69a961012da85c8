import { removedCampaigns } from "@tongpin/workspace";
import { useMemo } from "react";
import { useT } from "../../app/index.ts";
import { Button } from "../../ui/button.tsx";
import { IconUndo } from "../../ui/icons/index.ts";
import type { CampaignDeeds } from "./use-campaign-deeds.ts";
import type { Campaigns } from "./use-campaigns.ts";
import { useDaysText } from "./use-days-text.ts";

/** Campaigns that were removed, folded away below the others; each comes back as it was. */
export function RemovedCampaigns({
  campaigns,
  onRestore,
}: {
  campaigns: Campaigns;
  onRestore: CampaignDeeds["restore"];
}) {
  const t = useT("campaigns");
  const daysText = useDaysText();
  const { room, state, mayEdit } = campaigns;
  // A campaign goes and comes with the list of the others.
  const removed = useMemo(() => (room ? removedCampaigns(room) : []), [room, state.campaigns]);
  if (removed.length === 0 || !mayEdit) return null;
  return (
    <details className="px-4 py-3 text-ui">
      <summary className="w-fit cursor-default select-none text-ink-2 hover:text-ink">
        {t("removedList", { count: removed.length })}
      </summary>
      <ul className="pt-1">
        {removed.map((campaign) => (
          <li key={campaign.id} className="flex min-h-row items-center gap-3">
            <span className="min-w-0 flex-1 truncate">{campaign.name}</span>
            <span className="keep text-ink-3 text-small max-sm:hidden">{daysText(campaign)}</span>
            <Button
              size="small"
              tone="quiet"
              icon={<IconUndo size={14} />}
              aria-label={t("restoreOf", { name: campaign.name })}
              onClick={() => onRestore(campaign)}
            >
              {t("restore")}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
