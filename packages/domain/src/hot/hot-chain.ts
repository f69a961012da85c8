import type { Instant } from "../base/index.ts";
import { isStepDone } from "../calendar/index.ts";
import type { DeadlineStep, Video } from "../video/index.ts";
import { publishBy } from "./hot-window.ts";

/** What a hot topic still goes through: 分镜 and 粗剪 are left out, the way is 脚本 → 拍摄 → 成片 → 品牌审. */
export const HOT_STEPS = ["script", "shoot", "fineCut", "brandReview"] as const satisfies readonly DeadlineStep[];
export type HotStep = (typeof HOT_STEPS)[number];

/** Shares of the time between 进入快车道 and 发布. Our own default: the brand gets as long as the edit. */
const SHARES: Readonly<Record<HotStep | "publish", number>> = {
  script: 4,
  shoot: 6,
  fineCut: 8,
  brandReview: 8,
  publish: 2,
};
const ALL_SHARES = Object.values(SHARES).reduce((sum, share) => sum + share, 0);
const MINUTE = 60_000;

export interface HotDeadline {
  readonly step: HotStep;
  readonly at: Instant;
  readonly done: boolean;
  readonly isLate: boolean;
}

type ChainFacts = Pick<Video, "hot" | "planDate" | "planTime" | "stage">;

/**
 * The shortened chain: every step's moment, in elapsed hours of day and night; working days do not count here. The window
 * is shared out in fixed proportions, so a shorter one shortens every step. Empty for a video that is not hot.
 */
export function hotChain(video: ChainFacts, now: Instant): readonly HotDeadline[] {
  const end = publishBy(video);
  if (!video.hot || end === null) return [];
  const { from } = video.hot;
  let passed = 0;
  return HOT_STEPS.map((step) => {
    passed += SHARES[step];
    const at = from + Math.floor(((end - from) * passed) / ALL_SHARES / MINUTE) * MINUTE;
    const done = isStepDone(step, video.stage);
    return { step, at, done, isLate: !done && now > at };
  });
}

/** The first step that is not handed on; null once only publishing is left. */
export function nextHotStep(chain: readonly HotDeadline[]): HotDeadline | null {
  return chain.find(({ done }) => !done) ?? null;
}

/** The lane's order: least time left until it must be out, then by id. */
export function compareHot(a: ChainFacts & { readonly id: string }, b: ChainFacts & { readonly id: string }): number {
  return (publishBy(a) ?? 0) - (publishBy(b) ?? 0) || (a.id < b.id ? -1 : 1);
}
