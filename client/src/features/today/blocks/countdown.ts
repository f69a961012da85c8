import type { CivilDate } from "@tongpin/domain/base";
import { diffDays } from "@tongpin/domain/calendar";
import { phaseLacks, wantedOf } from "@tongpin/domain/campaigns";
import { isPutAway } from "@tongpin/domain/hot";
import type { Campaign, Phase } from "@tongpin/domain/video";
import type { PlanState } from "@tongpin/workspace";

/** A campaign's phase that runs or comes next. */
export interface Countdown {
  readonly campaign: Campaign;
  readonly phase: Phase;
  /** Days until it starts; 0 = it runs. */
  readonly startsIn: number;
  /** Days it still goes on, today included; only of one that runs. */
  readonly daysLeft: number;
  readonly wanted: number;
  readonly lacking: number;
  /** Of its videos, those without a day. */
  readonly undated: number;
}

/** A phase farther off is no matter of this morning. */
const AHEAD_DAYS = 30;

/** 活动倒计时: of every campaign the phase that runs, and the next one if it is near or lacks something; the nearest first. */
export function countdowns(
  { campaigns, videos }: Pick<PlanState, "campaigns" | "videos">,
  today: CivilDate,
): readonly Countdown[] {
  const found: Countdown[] = [];
  for (const campaign of campaigns.values()) {
    const phases = [...campaign.phases].sort((a, b) => (a.start < b.start ? -1 : 1)).filter(({ end }) => end >= today);
    const running = phases.filter(({ start }) => start <= today);
    const next = phases.find(({ start }) => start > today);
    for (const phase of next ? [...running, next] : running) {
      const startsIn = Math.max(0, diffDays(today, phase.start));
      if (startsIn > AHEAD_DAYS) continue;
      const own = [...videos.values()].filter(
        (video) => video.removedAt === null && video.phaseId === phase.id && !isPutAway(video),
      );
      found.push({
        campaign,
        phase,
        startsIn,
        daysLeft: startsIn > 0 ? 0 : diffDays(today, phase.end) + 1,
        wanted: wantedOf(phase),
        lacking: phaseLacks(phase, own).reduce((sum, { count }) => sum + count, 0),
        undated: own.filter(({ planDate }) => planDate === null).length,
      });
    }
  }
  return found.sort(
    (a, b) => a.startsIn - b.startsIn || a.daysLeft - b.daysLeft || (a.campaign.id < b.campaign.id ? -1 : 1),
  );
}
