import type { Campaign, Phase, Video } from "@tongpin/domain/video";
import { AppLink, ChannelChip, DateChip, StageChip, usePaths, usePhaseName, useT } from "../../app/index.ts";
import { IconButton } from "../../ui/button.tsx";
import { Chip } from "../../ui/chip.tsx";
import { IconArrowRight, IconClose, IconMore } from "../../ui/icons/index.ts";
import { Menu, MenuItem, MenuLine } from "../../ui/menu.tsx";
import type { CampaignDeeds } from "./use-campaign-deeds.ts";

export interface PhaseVideoRowProps {
  video: Video;
  campaign: Campaign;
  /** Null for a video whose phase is not one of the campaign's. */
  phase: Phase | null;
  outside: boolean;
  mayEdit: boolean;
  deeds: CampaignDeeds;
}

/** A video as it is now: its name leads to it, the menu moves it to another phase or out of the campaign. */
export function PhaseVideoRow({ video, campaign, phase, outside, mayEdit, deeds }: PhaseVideoRowProps) {
  const t = useT("campaigns");
  const phaseName = usePhaseName();
  const paths = usePaths();
  return (
    <li
      data-video={video.id}
      className="grid min-h-row grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-3 rounded-sm px-1 hover:bg-hover sm:grid-cols-[minmax(0,1fr)_8rem_7rem_9rem_auto]"
    >
      <AppLink
        to={paths.video(video.id)}
        data-phase-video=""
        className="truncate py-1 text-ui hover:underline max-sm:col-span-2 max-sm:leading-[2]"
      >
        {video.title}
      </AppLink>
      <span className="flex min-w-0 items-center max-sm:hidden">
        <ChannelChip channelId={video.channelId} />
      </span>
      <span className="flex items-center max-sm:order-2 max-sm:pb-1.5">
        <StageChip stage={video.stage} />
      </span>
      <span className="flex items-center gap-2 max-sm:order-3 max-sm:pb-1.5">
        {video.planDate ? (
          <DateChip date={video.planDate} near late={outside} />
        ) : (
          <span className="text-ink-3 text-small">{t("row.undated")}</span>
        )}
        {outside ? <Chip tone="danger">{t("row.outside")}</Chip> : null}
      </span>
      {mayEdit ? (
        <Menu
          align="end"
          trigger={
            <IconButton
              size="small"
              tip="none"
              label={t("row.menu", { title: video.title })}
              icon={<IconMore />}
              className="max-sm:order-1"
            />
          }
        >
          {campaign.phases
            .filter(({ id }) => id !== phase?.id)
            .map((other) => (
              <MenuItem
                key={other.id}
                icon={<IconArrowRight size={14} />}
                onSelect={() => deeds.attach(video, campaign, other)}
              >
                {t("row.moveTo", { phase: phaseName(other) })}
              </MenuItem>
            ))}
          <MenuLine />
          <MenuItem icon={<IconClose size={14} />} onSelect={() => deeds.detach(video, campaign)}>
            {t("row.detach")}
          </MenuItem>
        </Menu>
      ) : (
        <span />
      )}
    </li>
  );
}
