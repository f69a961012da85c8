import { HOUR_MS, type Instant, type Result, refuse } from "../base/index.ts";
import { instantOf } from "../calendar/index.ts";
import { type HotWindow, isBefore, type Video } from "../video/index.ts";

/** A topic that stays warm for longer has time for the ordinary way (C18). */
export const HOT_HOURS_MAX = 48;

type HotFacts = Pick<Video, "hot" | "stage">;

/** `cold`: its time is over and nobody has put it away yet; `out`: it went out in time, or before anybody archived it. */
export type Heat = "none" | "hot" | "cold" | "archived" | "out";

/** How a video stands in the 热点快车道. Exactly at the expiry it is still hot (CLK4). */
export function heatOf({ hot, stage }: HotFacts, now: Instant): Heat {
  if (!hot) return "none";
  if (!isBefore(stage, "published")) return "out";
  if (hot.isArchived) return "archived";
  return now > hot.until ? "cold" : "hot";
}

/** Whether a video has left the plan because its topic went cold: it is in no list of work any more. */
export function isColdTopic(video: HotFacts, now: Instant): boolean {
  const heat = heatOf(video, now);
  return heat === "cold" || heat === "archived";
}

/** Whether it was noted that its time is over: for readers without a clock. One that went out all the same stays where it is. */
export function isPutAway({ hot, stage }: HotFacts): boolean {
  return hot?.isArchived === true && isBefore(stage, "published");
}

/**
 * The window of a topic that gets, or keeps, an expiry. One that is still hot keeps its beginning as long as the whole
 * stays within the 48 hours; otherwise it begins now. Refuses `hot-over`, `hot-too-long`.
 */
export function hotWindow(present: HotWindow | undefined, until: Instant, now: Instant): Result<HotWindow> {
  if (until <= now) return refuse("hot-over");
  const longest = HOT_HOURS_MAX * HOUR_MS;
  if (until - now > longest) return refuse("hot-too-long", { hours: HOT_HOURS_MAX });
  const goesOn =
    present !== undefined && !present.isArchived && now <= present.until && until - present.from <= longest;
  return { ok: true, value: { from: goesOn ? present.from : now, until, isArchived: false } };
}

/** When a hot video must be out: its planned moment if that lies before the expiry, else the expiry itself. */
export function publishBy({ hot, planDate, planTime }: Pick<Video, "hot" | "planDate" | "planTime">): Instant | null {
  if (!hot) return null;
  if (planDate === null || planTime === null) return hot.until;
  const planned = instantOf(planDate, planTime);
  return planned > hot.from && planned < hot.until ? planned : hot.until;
}
