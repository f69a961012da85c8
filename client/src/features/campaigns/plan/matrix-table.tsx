import type { ChannelId, PhaseId } from "@tongpin/domain/base";
import type { Campaign, Channel, Phase, Video } from "@tongpin/domain/video";
import { addVideo, removeVideo, updateVideo } from "@tongpin/workspace";
import { useMemo } from "react";
import {
  AppLink,
  announce,
  refusalText,
  StageGlyph,
  useCommands,
  usePaths,
  usePhaseName,
  useT,
  useToast,
} from "../../../app/index.ts";
import { IconButton } from "../../../ui/button.tsx";
import { HueDot } from "../../../ui/chip.tsx";
import { IconMore } from "../../../ui/icons/index.ts";
import { Menu, MenuChoice, MenuLine } from "../../../ui/menu.tsx";
import { ParsedInput } from "../../../ui/parsed-input.tsx";
import { videosByPhase } from "../phase-fill.ts";
import type { Campaigns } from "../use-campaigns.ts";

const NONE = "none";

/** 内容矩阵: the campaign's videos by phase and account. A cell is its videos: what is typed there is a new one. */
export function MatrixTable({ campaign, campaigns }: { campaign: Campaign; campaigns: Campaigns }) {
  const t = useT("plan");
  const phaseName = usePhaseName();
  const { state, mayEdit } = campaigns;
  const grouped = useMemo(() => videosByPhase(campaign, state.videos.values()), [campaign, state.videos]);
  const channels = useMemo(() => [...state.channels.values()], [state.channels]);
  const loose = grouped.get(null) ?? [];
  const rows: readonly (Phase | null)[] = loose.length > 0 ? [...campaign.phases, null] : campaign.phases;
  const columns: readonly (Channel | null)[] = [...channels, null];
  if (rows.length === 0) return <p className="text-ink-3 text-small">{t("matrix.empty")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by the arrow keys
    <section aria-label={t("matrix.label")} tabIndex={0} className="-mx-1 overflow-x-auto px-1">
      <table aria-label={t("matrix.label")} className="w-full min-w-160 table-fixed border-collapse text-ui">
        <thead>
          <tr className="border-line border-b text-left text-ink-3 text-small">
            <th scope="col" className="w-24 px-1 py-1 font-normal">
              {t("matrix.phase")}
            </th>
            {columns.map((channel) => (
              <th key={channel?.id ?? NONE} scope="col" className="px-1 py-1 font-normal">
                <span className="inline-flex min-w-0 items-center gap-1.5">
                  {channel ? <HueDot hue={channel.hue} /> : null}
                  {channel?.name ?? t("matrix.noChannel")}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((phase) => {
            const name = phase ? phaseName(phase) : t("matrix.noPhase");
            const videos = grouped.get(phase?.id ?? null) ?? [];
            return (
              <tr key={phase?.id ?? NONE} className="border-line border-b align-top">
                <th scope="row" className="px-1 py-1.5 text-left font-normal text-ink-2">
                  {name}
                </th>
                {columns.map((channel) => {
                  const here = videos.filter((video) =>
                    channel ? video.channelId === channel.id : !video.channelId || !state.channels.has(video.channelId),
                  );
                  return (
                    <td key={channel?.id ?? NONE} className="px-0.5 py-0.5">
                      <ul>
                        {here.map((video) => (
                          <MatrixVideo
                            key={video.id}
                            video={video}
                            campaign={campaign}
                            campaigns={campaigns}
                            channels={channels}
                          />
                        ))}
                      </ul>
                      {mayEdit && phase ? (
                        <NewVideo
                          campaign={campaign}
                          campaigns={campaigns}
                          phase={phase}
                          channelId={channel?.id ?? null}
                          label={t("matrix.new", { phase: name, channel: channel?.name ?? t("matrix.noChannel") })}
                        />
                      ) : null}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function MatrixVideo({
  video,
  campaign,
  campaigns,
  channels,
}: {
  video: Video;
  campaign: Campaign;
  campaigns: Campaigns;
  channels: readonly Channel[];
}) {
  const t = useT("plan");
  const phaseName = usePhaseName();
  const paths = usePaths();
  const change = useVideoChange(campaigns);
  return (
    <li className="flex min-h-control-sm items-center gap-1 rounded-sm px-1 hover:bg-hover">
      <StageGlyph stage={video.stage} size={12} />
      <AppLink to={paths.video(video.id)} className="min-w-0 flex-1 py-0.5 leading-tight wrap-anywhere hover:underline">
        {video.title}
      </AppLink>
      {campaigns.mayEdit ? (
        <Menu
          align="end"
          trigger={
            <IconButton
              size="small"
              tip="none"
              label={t("matrix.menu", { title: video.title })}
              icon={<IconMore size={14} />}
            />
          }
        >
          <MenuChoice<string>
            label={t("matrix.toPhase")}
            value={video.phaseId ?? NONE}
            options={campaign.phases.map((phase) => ({ value: phase.id as string, label: phaseName(phase) }))}
            onChange={(next) => {
              const phase = campaign.phases.find(({ id }) => id === next);
              if (phase) change(video, { phaseId: phase.id }, phaseName(phase));
            }}
          />
          <MenuLine />
          <MenuChoice<string>
            label={t("matrix.toChannel")}
            value={video.channelId ?? NONE}
            options={[
              ...channels.map(({ id, name }) => ({ value: id as string, label: name })),
              { value: NONE, label: t("matrix.noChannel") },
            ]}
            onChange={(next) => {
              const channel = channels.find(({ id }) => id === next);
              change(video, { channelId: channel?.id ?? null }, channel?.name ?? t("matrix.noChannel"));
            }}
          />
        </Menu>
      ) : null}
    </li>
  );
}

/** Moves a video to another cell; the words say where to, and take it back. */
function useVideoChange({ room }: Campaigns) {
  const t = useT("plan");
  const tr = useT("campaigns");
  const tc = useT("common");
  const commands = useCommands();
  const toast = useToast();
  return (video: Video, patch: { phaseId?: PhaseId; channelId?: ChannelId | null }, where: string) => {
    if (!room) return;
    const done = updateVideo(room, { videoId: video.id, patch }, commands());
    if (!done.ok) {
      const what = refusalText(tc, done.error.code);
      toast.error({ what, safe: tr("refused.safe"), todo: tr("refused.todo") });
      return;
    }
    const message = t("matrix.moved", { title: video.title, where });
    announce(message);
    const { phaseId, channelId } = video;
    toast.undo(message, () => void updateVideo(room, { videoId: video.id, patch: { phaseId, channelId } }, commands()));
  };
}

function NewVideo({
  campaign,
  campaigns,
  phase,
  channelId,
  label,
}: {
  campaign: Campaign;
  campaigns: Campaigns;
  phase: Phase;
  channelId: ChannelId | null;
  label: string;
}) {
  const t = useT("plan");
  const tr = useT("campaigns");
  const tc = useT("common");
  const commands = useCommands();
  const toast = useToast();
  const { room } = campaigns;
  return (
    <ParsedInput<string>
      label={label}
      shown=""
      placeholder={t("matrix.newHint")}
      frame="w-full"
      className="text-small"
      read={(text) =>
        text.trim().length > 200 ? { ok: false, why: t("matrix.titleTooLong") } : { ok: true, value: text.trim() }
      }
      onSave={(title) => {
        if (!room || title === "") return;
        const args = { title, campaignId: campaign.id, phaseId: phase.id, channelId };
        const done = addVideo(room, args, commands());
        if (!done.ok) {
          const what = refusalText(tc, done.error.code);
          toast.error({ what, safe: tr("refused.safe"), todo: tr("refused.todo") });
          return;
        }
        const videoId = done.value;
        const message = t("matrix.added", { title });
        announce(message);
        toast.undo(message, () => void removeVideo(room, { videoId }, commands()));
      }}
    />
  );
}
