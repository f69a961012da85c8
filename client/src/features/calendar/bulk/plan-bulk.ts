import type { CampaignId, ChannelId, PersonId, PhaseId, VideoId } from "@tongpin/domain/base";
import { indexPostings, type MoveWarning, type PostingIndex, type Shift, shiftDate } from "@tongpin/domain/scheduling";
import type { Stage, Video } from "@tongpin/domain/video";
import type { VideoChange } from "@tongpin/workspace";
import { type MovePlan, postingsOf, warningsOn } from "../moving/move-facts.ts";

/** What may be done to many videos at once (C12). */
export type BulkDeed =
  | { readonly type: "shift"; readonly shift: Shift }
  | { readonly type: "owner"; readonly ownerId: PersonId | null }
  | { readonly type: "stage"; readonly stage: Stage }
  | { readonly type: "campaign"; readonly campaignId: CampaignId | null; readonly phaseId: PhaseId | null }
  | { readonly type: "duplicate"; readonly channelId: ChannelId }
  | { readonly type: "remove" };

/** Why one of them stays as it is. */
export type SkipReason =
  /** It has no day that could be shifted. */
  | "no-day"
  /** It is out, or what the ledger says of it decides its stage. */
  | "decided"
  /** It is so already. */
  | "same";

export interface BulkPlan {
  readonly deed: BulkDeed;
  /** Of `duplicate`: the videos that will be made once more. */
  readonly videos: readonly Video[];
  /** Empty for `duplicate`, which changes nothing that is there. */
  readonly changes: readonly VideoChange[];
  readonly skipped: readonly { readonly video: Video; readonly why: SkipReason }[];
  /** What the change would break, video by video, said before it is done. */
  readonly broken: readonly { readonly video: Video; readonly warnings: readonly MoveWarning[] }[];
}

type Outcome = VideoChange["patch"] | SkipReason;

/** What a deed would do to the chosen videos, and what it would break. Removed and unknown ones are passed over. */
export function planBulk(plan: MovePlan, ids: Iterable<VideoId>, deed: BulkDeed, now: number): BulkPlan {
  const chosen = [...ids]
    .flatMap((id) => plan.state.videos.get(id) ?? [])
    .filter(({ removedAt }) => removedAt === null);
  const changes: VideoChange[] = [];
  const skipped: { video: Video; why: SkipReason }[] = [];
  const after: Video[] = [];
  for (const video of chosen) {
    const outcome = outcomeOf(plan, video, deed, now);
    if (typeof outcome === "string") skipped.push({ video, why: outcome });
    else {
      if (deed.type !== "duplicate") changes.push({ videoId: video.id, patch: outcome });
      after.push(deed.type === "duplicate" ? { ...video, channelId: deed.channelId } : { ...video, ...outcome });
    }
  }
  return { deed, videos: after, changes, skipped, broken: brokenBy(plan, deed, after) };
}

function outcomeOf(plan: MovePlan, video: Video, deed: BulkDeed, now: number): Outcome {
  switch (deed.type) {
    case "shift": {
      if (video.planDate === null) return "no-day";
      if (plan.publications.has(video.id)) return "decided";
      const planDate = shiftDate(video.planDate, deed.shift, plan.table);
      return planDate === video.planDate ? "same" : { planDate };
    }
    case "owner":
      return video.ownerId === deed.ownerId ? "same" : { ownerId: deed.ownerId };
    case "stage":
      if (isDecided(plan, video)) return "decided";
      return video.stage === deed.stage ? "same" : { stage: deed.stage };
    case "campaign": {
      const { campaignId, phaseId } = deed;
      return video.campaignId === campaignId && video.phaseId === phaseId ? "same" : { campaignId, phaseId };
    }
    case "duplicate":
      return video.channelId === deed.channelId ? "same" : {};
    case "remove":
      return { removedAt: now };
  }
}

/** Nobody drags a video back behind what the ledger proves, nor to 已发布. */
function isDecided({ publications, facts }: MovePlan, video: Video): boolean {
  if (publications.has(video.id)) return true;
  const review = facts.reviewOf(video);
  return review?.type === "inReview" || (review?.type === "decided" && review.decision === "approve");
}

/** Asked with all of them where they will stand, so that two that move together do not warn of each other's old day. */
function brokenBy(plan: MovePlan, deed: BulkDeed, after: readonly Video[]): BulkPlan["broken"] {
  if (deed.type !== "shift" && deed.type !== "campaign" && deed.type !== "duplicate") return [];
  const postings = postingsAfter(plan, deed, after);
  return after.flatMap((video) => {
    if (video.planDate === null) return [];
    const all = warningsOn(plan, video, video.planDate, { postings });
    // What is so already is not broken by this.
    const warnings =
      deed.type === "campaign" ? all.filter(({ code }) => code === "outside-phase" || code === "embargo") : all;
    return warnings.length > 0 ? { video, warnings } : [];
  });
}

function postingsAfter(plan: MovePlan, deed: BulkDeed, after: readonly Video[]): PostingIndex {
  if (deed.type === "campaign") return postingsOf(plan);
  const at = (id: VideoId) => plan.publications.get(id)?.publishedAt ?? null;
  if (deed.type === "duplicate") {
    // The copies stand beside what is there; none of them is out, whatever became of the first one.
    const copies = indexPostings(after, () => null);
    return mergePostings(postingsOf(plan), copies);
  }
  const moved = new Map(after.map((video) => [video.id, video]));
  return indexPostings(
    [...plan.state.videos.values()].map((video) => moved.get(video.id) ?? video),
    at,
  );
}

function mergePostings(a: PostingIndex, b: PostingIndex): PostingIndex {
  const merged = new Map(a);
  for (const [channelId, days] of b) {
    const both = new Map(merged.get(channelId) ?? []);
    for (const [date, postings] of days) both.set(date, [...(both.get(date) ?? []), ...postings]);
    merged.set(channelId, both);
  }
  return merged;
}
