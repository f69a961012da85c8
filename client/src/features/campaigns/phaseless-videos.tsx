import type { Campaign, Video } from "@tongpin/domain/video";
import { useT } from "../../app/index.ts";
import { PhaseVideoRow } from "./phase-video-row.tsx";
import type { CampaignDeeds } from "./use-campaign-deeds.ts";
import type { Campaigns } from "./use-campaigns.ts";

/** Videos of the campaign that stand in none of its phases: shown, so that none is lost. */
export function PhaselessVideos({
  campaign,
  videos,
  campaigns,
  deeds,
}: {
  campaign: Campaign;
  videos: readonly Video[];
  campaigns: Campaigns;
  deeds: CampaignDeeds;
}) {
  const t = useT("campaigns");
  if (videos.length === 0) return null;
  return (
    <section aria-label={t("phaseless")} className="flex flex-col gap-1.5 border-line border-t py-3">
      <h2 className="text-base">{t("phaseless")}</h2>
      <ul className="flex flex-col">
        {videos.map((video) => (
          <PhaseVideoRow
            key={video.id}
            video={video}
            campaign={campaign}
            phase={null}
            outside={false}
            mayEdit={campaigns.mayEdit}
            deeds={deeds}
          />
        ))}
      </ul>
    </section>
  );
}
