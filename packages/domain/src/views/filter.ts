import type { ChannelId, CivilDate, PersonId } from "../base/index.ts";
import { addDays, civilDateOf, type Deadline, weekOf } from "../calendar/index.ts";
import type { ReviewState } from "../review/index.ts";
import { isBefore, type Platform, type Video } from "../video/index.ts";
import { attentionOf, isLateVideo } from "./attention.ts";
import { OWNER_ME, OWNER_NONE, type PlanFilter, type Relative } from "./model.ts";

/** What a filter asks about a video beyond its card. Looked up only where a condition needs it. */
export interface FilterFacts {
  readonly today: CivilDate;
  /** Whoever looks. */
  readonly me: PersonId | null;
  /** Whether a text answers what was typed; typed is never empty. */
  matches(text: string, typed: string): boolean;
  platformOf(channelId: ChannelId): Platform | null;
  /** The day a video went out. */
  publishedOn(video: Video): CivilDate | null;
  /** The steps counted back from its plan date; empty while it has none. */
  chainOf(video: Video): readonly Deadline[];
  reviewOf(video: Video): ReviewState | null;
  /** Whether a cover is chosen; null = this device does not know. */
  hasCover(video: Video): boolean | null;
}

export function isFiltering(filter: PlanFilter): boolean {
  const { channels, platforms, stages, campaigns, owners, relatives, text } = filter;
  return (
    text.trim() !== "" || [channels, platforms, stages, campaigns, owners, relatives].some((any) => any.length > 0)
  );
}

/** Whether a video is shown (VIEW1–VIEW4). */
export function passesFilter(video: Video, filter: PlanFilter, facts: FilterFacts): boolean {
  const { channels, platforms, stages, campaigns, owners, relatives } = filter;
  const { channelId, campaignId, ownerId } = video;
  if (channels.length > 0 && (channelId === null || !channels.includes(channelId))) return false;
  if (platforms.length > 0) {
    const platform = channelId === null ? null : facts.platformOf(channelId);
    if (platform === null || !platforms.includes(platform)) return false;
  }
  if (stages.length > 0 && !stages.includes(video.stage)) return false;
  if (campaigns.length > 0 && (campaignId === null || !campaigns.includes(campaignId))) return false;
  if (owners.length > 0 && !owners.some((owner) => isOwnedBy(ownerId, owner, facts.me))) return false;
  const typed = filter.text.trim();
  if (typed !== "" && !facts.matches(video.title, typed) && !facts.matches(video.note, typed)) return false;
  return relatives.every((relative) => RELATIVE_TESTS[relative](video, facts));
}

function isOwnedBy(ownerId: PersonId | null, owner: string, me: PersonId | null): boolean {
  if (owner === OWNER_NONE) return ownerId === null;
  return ownerId !== null && ownerId === (owner === OWNER_ME ? me : owner);
}

const RELATIVE_TESTS: Readonly<Record<Relative, (video: Video, facts: FilterFacts) => boolean>> = {
  next7: (video, facts) => isWithin(dayOf(video, facts), facts.today, addDays(facts.today, 6)),
  thisWeek(video, facts) {
    const week = weekOf(facts.today);
    return isWithin(dayOf(video, facts), week[0] ?? facts.today, week[6] ?? facts.today);
  },
  reviewWeek(video, facts) {
    const sunday = weekOf(facts.today)[6] ?? facts.today;
    const review = facts.reviewOf(video);
    if (review?.type === "inReview") return civilDateOf(review.dueAt) <= sunday;
    if (!isOpenVideo(video, facts)) return false;
    return facts.chainOf(video).some(({ step, date, done }) => step === "brandReview" && !done && date <= sunday);
  },
  overdue: (video, facts) => isLateVideo(video, attentionFacts(video, facts)),
  attention: (video, facts) => attentionOf(video, attentionFacts(video, facts)) !== null,
  promise7: (video, facts) =>
    isOpenVideo(video, facts) && video.promiseDate !== null && video.promiseDate <= addDays(facts.today, 6),
  noTime: (video, facts) => isOpenVideo(video, facts) && video.planDate !== null && video.planTime === null,
  noCover: (video, facts) => isOpenVideo(video, facts) && facts.hasCover(video) === false,
};

function dayOf(video: Video, facts: FilterFacts): CivilDate | null {
  return facts.publishedOn(video) ?? video.planDate;
}

function isOpenVideo(video: Video, facts: FilterFacts): boolean {
  return isBefore(video.stage, "published") && facts.publishedOn(video) === null;
}

function attentionFacts(video: Video, facts: FilterFacts) {
  return {
    today: facts.today,
    isPublished: facts.publishedOn(video) !== null,
    chain: facts.chainOf(video),
    review: facts.reviewOf(video),
  };
}

function isWithin(date: CivilDate | null, first: CivilDate, last: CivilDate): boolean {
  return date !== null && first <= date && date <= last;
}
