import type { CampaignId, CivilDate, PhaseId, VideoId } from "@tongpin/domain/base";
import { type PhaseLack, phaseLacks } from "@tongpin/domain/campaigns";
import { type Campaign, type Phase, STAGES, type Stage, type Video } from "@tongpin/domain/video";

/** What stands in a phase, against what was meant to (C7). All of it is counted, nothing is stored. */
export interface PhaseFill {
  /** By plan date; those without one last. */
  readonly videos: readonly Video[];
  /** Have a plan date. */
  readonly planned: number;
  /** 已定: the script is final, or more. */
  readonly settled: number;
  /** 已过: passed by the brand: ready to go out, or out. */
  readonly passed: number;
  /** Videos still to be found, by kind. */
  readonly lacks: readonly PhaseLack[];
  readonly undated: number;
  /** Planned on a day that is not of the phase. */
  readonly outside: number;
}

/** A campaign's videos by phase; under null those whose phase is not one of the campaign's. */
export function videosByPhase(
  campaign: Campaign,
  videos: Iterable<Video>,
): ReadonlyMap<PhaseId | null, readonly Video[]> {
  const byPhase = new Map<PhaseId | null, Video[]>([[null, []]]);
  for (const { id } of campaign.phases) byPhase.set(id, []);
  for (const video of videos) {
    if (video.removedAt !== null || video.campaignId !== campaign.id) continue;
    (byPhase.get(video.phaseId) ?? byPhase.get(null))?.push(video);
  }
  for (const list of byPhase.values()) list.sort(compareByPlan);
  return byPhase;
}

export function fillOf(phase: Phase, videos: readonly Video[], published: ReadonlySet<VideoId>): PhaseFill {
  return {
    videos,
    planned: videos.filter(({ planDate }) => planDate !== null).length,
    settled: videos.filter((video) => isPast("shots", video, published)).length,
    passed: videos.filter((video) => isPast("ready", video, published)).length,
    lacks: phaseLacks(phase, videos),
    undated: videos.filter(({ planDate }) => planDate === null).length,
    outside: videos.filter((video) => isOutside(video, phase)).length,
  };
}

export function isOutside(
  { planDate }: Pick<Video, "planDate">,
  { start, end }: Pick<Phase, "start" | "end">,
): boolean {
  return planDate !== null && (planDate < start || planDate > end);
}

/** Videos that may be attached: of no campaign that still exists. Those planned within the phase come first. */
export function freeVideos(
  videos: Iterable<Video>,
  campaigns: ReadonlyMap<CampaignId, Campaign>,
  phase: Pick<Phase, "start" | "end">,
): readonly Video[] {
  const fits = (video: Video) => (video.planDate !== null && !isOutside(video, phase) ? 0 : 1);
  return [...videos]
    .filter(({ removedAt, campaignId }) => removedAt === null && (campaignId === null || !campaigns.has(campaignId)))
    .sort((a, b) => fits(a) - fits(b) || compareByPlan(a, b));
}

/** Running and coming ones by their start, then what is over, the latest first. */
export function campaignsInOrder(campaigns: Iterable<Campaign>, today: CivilDate): readonly Campaign[] {
  const all = [...campaigns];
  const byStart = (a: Campaign, b: Campaign) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1);
  return [
    ...all.filter(({ end }) => end >= today).sort(byStart),
    ...all.filter(({ end }) => end < today).sort((a, b) => byStart(b, a)),
  ];
}

function isPast(at: Stage, { id, stage }: Video, published: ReadonlySet<VideoId>): boolean {
  return published.has(id) || STAGES.indexOf(stage) >= STAGES.indexOf(at);
}

function compareByPlan(a: Video, b: Video): number {
  return sortKey(a) < sortKey(b) ? -1 : 1;
}

function sortKey({ planDate, planTime, order, id }: Video): string {
  // "~" sorts after every digit: no date, no time come last.
  return `${planDate ?? "~"} ${planTime ?? "~"} ${order} ${id}`;
}
