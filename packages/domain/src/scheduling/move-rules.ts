import { type ChannelId, type CivilDate, type CivilTime, HOUR_MS, type Instant, type VideoId } from "../base/index.ts";
import {
  addDays,
  civilDateOf,
  civilTimeOf,
  dayKind,
  deadlineChain,
  endOfDay,
  type HolidayTable,
  instantOf,
  type LeadTimes,
} from "../calendar/index.ts";
import { cautionsOn, type Occurrence } from "../nodes/index.ts";
import type { ReviewState } from "../review/index.ts";
import type { Campaign, DeadlineStep, Video } from "../video/index.ts";

/** A rule that putting a video on a day would break. Said before it is done; it warns and never forbids (C3). */
export type MoveWarning =
  | { readonly code: "past" }
  | { readonly code: "after-promise"; readonly date: CivilDate }
  | { readonly code: "embargo"; readonly date: CivilDate; readonly of: "video" | "campaign" }
  /** `hours` apart, or null where one of the two has no time and only the day is known. */
  | { readonly code: "same-channel"; readonly other: Posting; readonly hours: number | null }
  | { readonly code: "rest-day"; readonly name: string | null; readonly provisional: boolean }
  | { readonly code: "solemn-day"; readonly occurrence: Occurrence }
  | { readonly code: "outside-phase"; readonly start: CivilDate; readonly end: CivilDate }
  /** The brand may answer until then, which is after the day. */
  | { readonly code: "answer-later"; readonly dueAt: Instant }
  /** What would go out is not what the brand approved. */
  | { readonly code: "needs-reapproval" }
  | { readonly code: "too-late"; readonly step: DeadlineStep; readonly date: CivilDate };

/** A video that stands, or went out, on a day of a channel. */
export interface Posting {
  readonly videoId: VideoId;
  readonly title: string;
  readonly date: CivilDate;
  readonly time: CivilTime | null;
}

/** Where a video would go. */
export interface Target {
  readonly date: CivilDate;
  readonly time: CivilTime | null;
}

export interface MoveFacts {
  readonly today: CivilDate;
  readonly table: HolidayTable;
  readonly occurrences: readonly Occurrence[];
  /** What else its channel has around that day; its own place among them is passed over. */
  readonly postings: readonly Posting[];
  readonly hoursApart: number;
  readonly campaign: Campaign | null;
  readonly leadTimes: LeadTimes;
  readonly review: ReviewState;
  /** Whether what is here differs from what was approved; null = not looked at. */
  readonly contentMoved: boolean | null;
}

type Rule = (video: Video, to: Target, facts: MoveFacts) => MoveWarning | null;

/** [SCH1] */
export const pastRule: Rule = (_video, { date }, { today }) => (date < today ? { code: "past" } : null);

/** [SCH2] */
export const promiseRule: Rule = ({ promiseDate }, { date }) =>
  promiseDate !== null && date > promiseDate ? { code: "after-promise", date: promiseDate } : null;

/** [SCH3] The later of the two counts: the video's own day, or its campaign's. */
export const embargoRule: Rule = (video, { date }, { campaign }) => {
  const own = video.notBefore;
  const wide = campaign?.notBefore ?? null;
  if (own !== null && date < own && (wide === null || own >= wide)) return { code: "embargo", date: own, of: "video" };
  if (wide !== null && date < wide) return { code: "embargo", date: wide, of: "campaign" };
  return null;
};

/** [SCH4] The nearest one within the channel's hours; where a time is missing, one on the same day. */
export const channelRule: Rule = (video, to, { postings, hoursApart }) => {
  if (video.channelId === null || hoursApart <= 0) return null;
  let nearest: { other: Posting; hours: number | null } | null = null;
  for (const other of postings) {
    if (other.videoId === video.id) continue;
    const hours = hoursBetween(to, other);
    const tooNear = hours === null ? other.date === to.date : hours < hoursApart;
    if (!tooNear) continue;
    if (nearest === null || (hours ?? 24) < (nearest.hours ?? 24)) nearest = { other, hours };
  }
  return nearest && { code: "same-channel", ...nearest };
};

/** Hours between two moments, or null when one of them has no time. */
function hoursBetween(a: Target, b: Target): number | null {
  if (a.time === null || b.time === null) return null;
  return Math.abs(instantOf(a.date, a.time) - instantOf(b.date, b.time)) / HOUR_MS;
}

/** [SCH5] A statutory day off. Saturdays and Sundays are days people watch. */
export const restRule: Rule = (_video, { date }, { table }) => {
  const { kind, name, provisional } = dayKind(date, table);
  return kind === "holiday" ? { code: "rest-day", name, provisional } : null;
};

/** [SCH6] The strictest of the day. */
export const solemnRule: Rule = (_video, { date }, { occurrences }) => {
  const [occurrence] = cautionsOn(date, occurrences);
  return occurrence ? { code: "solemn-day", occurrence } : null;
};

/** [SCH7] Its phase, or the whole campaign when it is in none. */
export const phaseRule: Rule = (video, { date }, { campaign }) => {
  const span = campaign?.phases.find(({ id }) => id === video.phaseId) ?? campaign;
  return span && (date < span.start || date > span.end)
    ? { code: "outside-phase", start: span.start, end: span.end }
    : null;
};

/** [SCH8] The first step that would have to be done already. Of a day that is over only that is said; a hot topic goes by hours. */
export const stepRule: Rule = (video, { date }, { today, table, leadTimes }) => {
  if (date < today || video.hot) return null;
  const pinned = video.pinnedDeadlines;
  const chain = deadlineChain({ planDate: date, pinned, leadTimes, table, today, stage: video.stage });
  const missed = chain.find((deadline) => deadline.conflict?.code === "past");
  return missed ? { code: "too-late", step: missed.step, date: missed.date } : null;
};

/** [SCH9] A day or time is no part of what is approved, so a move alone never asks for it again; changed content does. */
export const approvalRule: Rule = (_video, to, { review, contentMoved }) => {
  if (review.type === "inReview") {
    const goesOut = to.time === null ? endOfDay(to.date) : instantOf(to.date, to.time);
    return review.dueAt > goesOut ? { code: "answer-later", dueAt: review.dueAt } : null;
  }
  const isApproved = review.type === "decided" && review.decision === "approve";
  return isApproved && contentMoved === true ? { code: "needs-reapproval" } : null;
};

const RULES: readonly Rule[] = [
  pastRule,
  embargoRule,
  promiseRule,
  solemnRule,
  approvalRule,
  channelRule,
  phaseRule,
  stepRule,
  restRule,
];

/** What speaks against putting a video on a day, the gravest first. */
export function moveWarnings(video: Video, to: Target, facts: MoveFacts): readonly MoveWarning[] {
  return RULES.flatMap((rule) => rule(video, to, facts) ?? []);
}

/** Every video that stands or went out on a day, by channel and day, so that neighbours are found without a search. */
export type PostingIndex = ReadonlyMap<ChannelId, ReadonlyMap<CivilDate, readonly Posting[]>>;

/** `publishedAt` = when it went out, which then counts in place of its plan. */
export function indexPostings(
  videos: Iterable<Video>,
  publishedAt: (videoId: VideoId) => Instant | null,
): PostingIndex {
  const index = new Map<ChannelId, Map<CivilDate, Posting[]>>();
  for (const video of videos) {
    if (video.removedAt !== null || video.channelId === null) continue;
    const out = publishedAt(video.id);
    const date = out === null ? video.planDate : civilDateOf(out);
    if (date === null) continue;
    const days = index.get(video.channelId) ?? new Map<CivilDate, Posting[]>();
    index.set(video.channelId, days);
    const time = out === null ? video.planTime : civilTimeOf(out);
    const posting = { videoId: video.id, title: video.title, date, time };
    const known = days.get(date);
    if (known) known.push(posting);
    else days.set(date, [posting]);
  }
  return index;
}

/** What of a channel stands so near to a day that the hours between may matter. */
export function postingsAround(
  index: PostingIndex,
  channelId: ChannelId | null,
  date: CivilDate,
  hoursApart: number,
): readonly Posting[] {
  const days = channelId === null ? undefined : index.get(channelId);
  if (!days) return [];
  const reach = Math.ceil(hoursApart / 24);
  return Array.from({ length: 2 * reach + 1 }, (_, at) => days.get(addDays(date, at - reach)) ?? []).flat();
}
