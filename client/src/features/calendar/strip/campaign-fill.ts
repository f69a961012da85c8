import type { CampaignId, CivilDate, PhaseId, VideoId } from "@tongpin/domain/base";
import { wantedOf } from "@tongpin/domain/campaigns";
import { type Campaign, stageIndex, type Video } from "@tongpin/domain/video";

/** “计划 12 / 已定 8 / 已过 5” (C7). */
export interface Fill {
  /** Have a plan date, or are out. */
  readonly planned: number;
  /** Ready to go out, or out. */
  readonly settled: number;
  readonly published: number;
}

export interface CampaignFill extends Fill {
  readonly phases: ReadonlyMap<PhaseId, Fill>;
  /** Planned and not out yet: what goes along when the campaign is moved. */
  readonly movable: readonly VideoId[];
}

interface Count {
  planned: number;
  settled: number;
  published: number;
}

const NONE: Fill = { planned: 0, settled: 0, published: 0 };
export const NO_FILL: CampaignFill = { ...NONE, phases: new Map(), movable: [] };

/** How full every campaign and each of its phases is, in one pass over the videos. */
export function campaignFills(
  videos: Iterable<Video>,
  published: { has(id: VideoId): boolean },
): ReadonlyMap<CampaignId, CampaignFill> {
  const counts = new Map<CampaignId, Count & { phases: Map<PhaseId, Count>; movable: VideoId[] }>();
  for (const video of videos) {
    if (video.removedAt !== null || video.campaignId === null) continue;
    const count = counts.get(video.campaignId) ?? { ...NONE, phases: new Map<PhaseId, Count>(), movable: [] };
    counts.set(video.campaignId, count);
    const isOut = published.has(video.id);
    addTo(count, video, isOut);
    if (video.planDate !== null && !isOut) count.movable.push(video.id);
    if (video.phaseId === null) continue;
    const phase = count.phases.get(video.phaseId) ?? { ...NONE };
    count.phases.set(video.phaseId, phase);
    addTo(phase, video, isOut);
  }
  return counts;
}

function addTo(count: Count, video: Video, isOut: boolean): void {
  if (video.planDate !== null || isOut) count.planned += 1;
  if (isOut || stageIndex(video.stage) >= stageIndex("ready")) count.settled += 1;
  if (isOut) count.published += 1;
}

/** What was meant for all phases together. */
export function quotaOf({ phases }: Pick<Campaign, "phases">): number {
  return phases.reduce((sum, phase) => sum + wantedOf(phase), 0);
}

/** The days of a campaign and of its phases, which may reach beyond them. */
export function wholeSpan({ start, end, phases }: Pick<Campaign, "start" | "end" | "phases">): {
  readonly start: CivilDate;
  readonly end: CivilDate;
} {
  let [first, last] = [start, end];
  for (const phase of phases) {
    if (phase.start < first) first = phase.start;
    if (phase.end > last) last = phase.end;
  }
  return { start: first, end: last };
}
