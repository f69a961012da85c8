import type { Campaign, Channel, Phase, PhaseKind, Platform, Stage, Video } from "../video/index.ts";
import { PLAN_COLUMNS, type PlanColumn } from "./plan-heads.ts";
import type { PlanNames } from "./read-plan-row.ts";

/** How stages, platforms and phases are called in the file's language. */
export interface PlanSheetWords {
  readonly stage: (stage: Stage) => string;
  readonly platform: (platform: Platform) => string;
  readonly phase: (kind: PhaseKind) => string;
}

/**
 * The plan as a table, in the order of `PLAN_COLUMNS`: by day and time, ideas without a day at the end. Dates stand as
 * YYYY-MM-DD and times as HH:MM, for the writer of the file to make real ones of. What comes back unchanged changes nothing.
 */
export function planSheetRows(
  videos: Iterable<Video>,
  { channels, campaigns, people }: Pick<PlanNames, "channels" | "campaigns" | "people">,
  words: PlanSheetWords,
): readonly (readonly string[])[] {
  const channelById = new Map(channels.map((channel) => [channel.id, channel]));
  const campaignById = new Map(campaigns.map((campaign) => [campaign.id, campaign]));
  const nameById = new Map(people.map(({ personId, name }) => [personId, name]));
  const cellsOf = (video: Video): Readonly<Record<PlanColumn, string>> => {
    const channel: Channel | undefined = video.channelId === null ? undefined : channelById.get(video.channelId);
    const campaign: Campaign | undefined = video.campaignId === null ? undefined : campaignById.get(video.campaignId);
    const phase: Phase | undefined = campaign?.phases.find(({ id }) => id === video.phaseId);
    return {
      date: video.planDate ?? "",
      time: video.planTime ?? "",
      channel: channel?.name ?? "",
      platform: channel ? words.platform(channel.platform) : "",
      title: video.title,
      owner: video.ownerId === null ? "" : (nameById.get(video.ownerId) ?? ""),
      stage: words.stage(video.stage),
      campaign: campaign?.name ?? "",
      phase: phase ? phase.name || words.phase(phase.kind) : "",
      promise: video.promiseDate ?? "",
      score: video.score === null ? "" : String(video.score),
      note: video.note,
      id: video.id,
    };
  };
  return [...videos]
    .filter(({ removedAt }) => removedAt === null)
    .sort(compareDays)
    .map((video) => {
      const cells = cellsOf(video);
      return PLAN_COLUMNS.map((column) => cells[column]);
    });
}

const LAST = "9999";

function compareDays(a: Video, b: Video): number {
  return (
    compareText(a.planDate ?? LAST, b.planDate ?? LAST) ||
    compareText(a.planTime ?? LAST, b.planTime ?? LAST) ||
    compareText(a.order, b.order) ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
