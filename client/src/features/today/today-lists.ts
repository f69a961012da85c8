import type { Role } from "@tongpin/domain/access";
import { type ChannelId, HOUR_MS, type Instant, type PersonId, type VideoId } from "@tongpin/domain/base";
import {
  civilDateOf,
  type Deadline,
  deadlineChain,
  diffDays,
  endOfDay,
  type HolidayTable,
  instantOf,
  leadTimesOf,
  startOfWeek,
  weekGaps,
} from "@tongpin/domain/calendar";
import { isColdTopic, isPutAway } from "@tongpin/domain/hot";
import type { LedgerEntry } from "@tongpin/domain/records";
import { foldReviews, publicationsOf, type ReviewState, reviewQueue } from "@tongpin/domain/review";
import { isBefore, type PostState, postState, type Video } from "@tongpin/domain/video";
import type { PlanState } from "@tongpin/workspace";
import { waitsFor } from "./waits-for.ts";

/** What waits for this person. `dueAt` orders the list; null = no clock runs, so it comes after those with one. */
export type Waiting =
  /** The brand must answer, and this person can. */
  | { readonly type: "review"; readonly video: Video; readonly dueAt: Instant }
  /** The brand asked for changes, or refused; its maker has it back. */
  | { readonly type: "changes"; readonly video: Video; readonly reason: string; readonly at: Instant }
  /** A step of one's own video is due soon. */
  | { readonly type: "step"; readonly video: Video; readonly deadline: Deadline; readonly dueAt: Instant };

/** What endangers a promise. */
export type Risk =
  | { readonly type: "overdueReview"; readonly video: Video; readonly dueAt: Instant }
  | { readonly type: "overdueStep"; readonly video: Video; readonly deadline: Deadline; readonly days: number }
  | { readonly type: "missed"; readonly video: Video; readonly days: number }
  | { readonly type: "promise"; readonly video: Video; readonly days: number };

/** A channel whose week is short of what was promised. */
export interface Gap {
  readonly channelId: ChannelId;
  readonly planned: number;
  readonly quota: number;
}

/** What goes out today. Its cover is not looked at here: that lies in the script's room. */
export interface Publishing {
  readonly video: Video;
  readonly state: PostState;
}

type Review = Extract<Waiting, { type: "review" }>;

export interface TodayLists {
  /** One's own steps whose day has passed. */
  readonly late: readonly Waiting[];
  readonly waiting: readonly Waiting[];
  readonly publishing: readonly Publishing[];
  readonly gaps: readonly Gap[];
  readonly risks: readonly Risk[];
}

export interface TodayInput {
  readonly plan: PlanState;
  readonly entries: readonly LedgerEntry[];
  readonly personId: PersonId;
  readonly role: Role | "guest";
  readonly now: Instant;
  readonly table: HolidayTable;
}

/** A step shows up under 等我 this many days before it is due; earlier it would only be noise. */
const STEP_AHEAD_DAYS = 3;
const RISK_ORDER: readonly Risk["type"][] = ["overdueReview", "missed", "promise", "overdueStep"];

/** The short lists of a morning, by role, each ordered by time left. Hot topics have a lane of their own. */
export function todayLists({ plan, entries, personId, role, now, table }: TodayInput): TodayLists {
  const today = civilDateOf(now);
  const videos = [...plan.videos.values()].filter((video) => video.removedAt === null && !isColdTopic(video, now));
  const states = foldReviews(entries, now);
  const published = new Set(publicationsOf(entries).map(({ videoId }) => videoId));
  const open = videos.filter((video) => isBefore(video.stage, "published"));
  // Counting working days back takes its time: only for the videos whose steps somebody asks for.
  const chainOf = ({ planDate, pinnedDeadlines: pinned, stage, paceId, hot }: Video): readonly Deadline[] => {
    if (planDate === null || hot) return [];
    const leadTimes = leadTimesOf(paceId, plan.paces);
    return deadlineChain({ planDate, pinned, leadTimes, table, today, stage });
  };

  const reviews = reviewsOf(plan, states, now);
  const waiting: Waiting[] = role === "reviewer" ? [...reviews] : [];
  const late: Waiting[] = [];
  for (const video of open) {
    if (video.ownerId !== personId) continue;
    const back = sentBack(video, states.get(video.id));
    if (back) waiting.push(back);
    const deadline = chainOf(video).find((candidate) => !candidate.done);
    if (!deadline || diffDays(today, deadline.date) > STEP_AHEAD_DAYS) continue;
    const isLate = deadline.date < today;
    (isLate ? late : waiting).push({ type: "step", video, deadline, dueAt: endOfDay(deadline.date) });
  }

  const isPast = ({ planTime }: Video) => planTime !== null && instantOf(today, planTime) < now;
  const publishing = videos
    .filter((video) => video.planDate === today)
    .sort((a, b) => (a.planTime ?? "99").localeCompare(b.planTime ?? "99"))
    .map((video) => {
      const isRecorded = published.has(video.id);
      return { video, state: postState({ stage: video.stage, isRecorded, isPast: isPast(video), hasCover: null }) };
    });
  const isReviewer = role === "reviewer";
  // One's own late steps and those one waits for have blocks of their own.
  const isElsewhere = (video: Video) => video.ownerId === personId || waitsFor(video, personId, role);
  return {
    late: late.sort((a, b) => whenOf(a) - whenOf(b)),
    waiting: waiting.sort((a, b) => whenOf(a) - whenOf(b)),
    publishing,
    gaps: isReviewer ? [] : gapsOf(plan, now),
    risks: isReviewer ? [] : risksOf(open, chainOf, states, now, isElsewhere),
  };
}

function whenOf(item: Waiting): Instant {
  // What came back has no clock of its own; a working day is how long it should wait at most.
  return item.type === "changes" ? item.at + 24 * HOUR_MS : item.dueAt;
}

function reviewsOf(plan: PlanState, states: ReadonlyMap<VideoId, ReviewState>, now: Instant): Review[] {
  return reviewQueue(states, now).flatMap(({ videoId, state }) => {
    const video = plan.videos.get(videoId);
    return video ? [{ type: "review", video, dueAt: state.dueAt }] : [];
  });
}

function sentBack(video: Video, state: ReviewState | undefined): Waiting | null {
  if (state?.type !== "decided") return null;
  if (state.decision !== "changes" && state.decision !== "reject" && state.decision !== "conditional") return null;
  return { type: "changes", video, reason: state.reason, at: state.at };
}

function risksOf(
  open: readonly Video[],
  chainOf: (video: Video) => readonly Deadline[],
  states: ReadonlyMap<VideoId, ReviewState>,
  now: Instant,
  isElsewhere: (video: Video) => boolean,
): Risk[] {
  const today = civilDateOf(now);
  const risks: Risk[] = [];
  for (const video of open) {
    const state = states.get(video.id);
    if (state?.type === "inReview" && state.overdue) risks.push({ type: "overdueReview", video, dueAt: state.dueAt });
    if (video.planDate !== null && video.planDate < today) {
      risks.push({ type: "missed", video, days: diffDays(video.planDate, today) });
    } else if (video.promiseDate !== null && video.promiseDate < (video.planDate ?? today)) {
      risks.push({ type: "promise", video, days: diffDays(video.promiseDate, video.planDate ?? today) });
    } else if (!isElsewhere(video)) {
      const late = chainOf(video).find((deadline) => deadline.conflict?.code === "past");
      if (late) risks.push({ type: "overdueStep", video, deadline: late, days: diffDays(late.date, today) });
    }
  }
  return risks.sort(byUrgency);
}

function byUrgency(a: Risk, b: Risk): number {
  const place = RISK_ORDER.indexOf(a.type) - RISK_ORDER.indexOf(b.type);
  if (place !== 0) return place;
  if (a.type === "overdueReview" && b.type === "overdueReview") return a.dueAt - b.dueAt;
  return "days" in a && "days" in b ? b.days - a.days : 0;
}

/** Channels whose week is short of what was promised. */
function gapsOf(plan: PlanState, now: Instant): Gap[] {
  const week = startOfWeek(civilDateOf(now));
  const datesByChannel = new Map<ChannelId, NonNullable<Video["planDate"]>[]>();
  for (const video of plan.videos.values()) {
    const { channelId, planDate, removedAt } = video;
    if (channelId === null || planDate === null || removedAt !== null || isPutAway(video)) continue;
    const dates = datesByChannel.get(channelId);
    if (dates) dates.push(planDate);
    else datesByChannel.set(channelId, [planDate]);
  }
  return [...plan.channels.values()].flatMap(({ id, weeklyQuota }) => {
    const gap = weekGaps({ dates: datesByChannel.get(id) ?? [], weeklyQuota, week });
    return gap.short > 0 ? [{ channelId: id, planned: gap.planned, quota: gap.quota }] : [];
  });
}
