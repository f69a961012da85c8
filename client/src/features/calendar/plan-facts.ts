import type { CivilDate, Instant, PaceId, VideoId } from "@tongpin/domain/base";
import {
  civilDateOf,
  type Deadline,
  deadlineChain,
  type HolidayTable,
  type LeadTimes,
  leadTimesOf,
  type Pace,
} from "@tongpin/domain/calendar";
import type { LedgerEntry } from "@tongpin/domain/records";
import { foldReviews, isLate, type Publication, type ReviewState } from "@tongpin/domain/review";
import type { Video } from "@tongpin/domain/video";
import { type Attention, attentionOf } from "@tongpin/domain/views";

const NO_CHAIN: readonly Deadline[] = [];

/** What views and filters ask about a video, each found once as long as day, days off and ledger stay. */
export interface PlanFacts {
  readonly today: CivilDate;
  publishedOn(video: Video): CivilDate | null;
  chainOf(video: Video): readonly Deadline[];
  reviewOf(video: Video): ReviewState | null;
  attentionOf(video: Video): Attention | null;
}

export interface PlanFactsInput {
  readonly today: CivilDate;
  readonly table: HolidayTable;
  readonly reviews: ReadonlyMap<VideoId, ReviewState>;
  readonly publications: ReadonlyMap<VideoId, Publication>;
  readonly paces: ReadonlyMap<PaceId, Pace>;
}

/** A chain counts working days back; one video's is counted again only when that video or the day has changed. */
const chains = new WeakMap<
  Video,
  {
    readonly today: CivilDate;
    readonly table: HolidayTable;
    readonly leadTimes: LeadTimes;
    readonly chain: readonly Deadline[];
  }
>();

function chainOf(
  video: Video,
  { today, table, paces }: Pick<PlanFactsInput, "today" | "table" | "paces">,
): readonly Deadline[] {
  const { planDate, pinnedDeadlines: pinned, stage, hot } = video;
  // A hot topic goes by hours, not by working days; its steps stand in the lane.
  if (planDate === null || hot) return NO_CHAIN;
  const leadTimes = leadTimesOf(video.paceId, paces);
  const known = chains.get(video);
  if (known && known.today === today && known.table === table && known.leadTimes === leadTimes) return known.chain;
  const chain = deadlineChain({ planDate, pinned, leadTimes, table, today, stage });
  chains.set(video, { today, table, leadTimes, chain });
  return chain;
}

export function createPlanFacts(input: PlanFactsInput): PlanFacts {
  const { today, reviews, publications } = input;
  const attentions = new WeakMap<Video, Attention | null>();
  const publishedOn = (video: Video) => {
    const publication = publications.get(video.id);
    return publication ? civilDateOf(publication.publishedAt) : null;
  };
  const reviewOf = (video: Video) => reviews.get(video.id) ?? null;
  return {
    today,
    publishedOn,
    reviewOf,
    chainOf: (video) => chainOf(video, input),
    attentionOf(video) {
      const known = attentions.get(video);
      if (known !== undefined) return known;
      const found = attentionOf(video, {
        today,
        isPublished: publications.has(video.id),
        chain: chainOf(video, input),
        review: reviewOf(video),
      });
      attentions.set(video, found);
      return found;
    },
  };
}

/** The reviews of a ledger, anew only when it has another entry or one more clock has run out: minutes pass all day. */
export function createReviewFold(): (
  entries: readonly LedgerEntry[],
  now: Instant,
) => ReadonlyMap<VideoId, ReviewState> {
  let known: readonly LedgerEntry[] | null = null;
  let dues: readonly Instant[] = [];
  let past = 0;
  let reviews: ReadonlyMap<VideoId, ReviewState> = new Map();
  return (entries, now) => {
    if (entries !== known) {
      dues = entries.flatMap(({ body }) => (body.type === "submission" ? [body.dueAt] : []));
    }
    const nowPast = dues.filter((due) => isLate(now, due)).length;
    if (entries === known && nowPast === past) return reviews;
    known = entries;
    past = nowPast;
    reviews = foldReviews(entries, now);
    return reviews;
  };
}
