import type { VideoId } from "@tongpin/domain/base";
import type { LedgerEntry } from "@tongpin/domain/records";
import { foldReviews, NO_REVIEW, publicationsOf, stageNow } from "@tongpin/domain/review";
import type { Stage, Video } from "@tongpin/domain/video";
import type { PlanState } from "@tongpin/workspace";

/**
 * The plan with every video at least at the stage its ledger proves (REV12), so that no screen has to ask twice. A video
 * that is not lifted, or lifted as before, keeps its identity.
 */
export function createStageLift(): (state: PlanState, entries: readonly LedgerEntry[]) => PlanState {
  let known: readonly LedgerEntry[] | null = null;
  let stageOf: ReadonlyMap<VideoId, (set: Stage) => Stage> = new Map();
  const lifted = new WeakMap<Video, Video>();

  return (state, entries) => {
    if (entries !== known) {
      known = entries;
      stageOf = liftsOf(entries);
    }
    const videos = new Map(state.videos);
    for (const [videoId, at] of stageOf) {
      const video = videos.get(videoId);
      if (!video) continue;
      const stage = at(video.stage);
      if (stage === video.stage) continue;
      const before = lifted.get(video);
      const now = before?.stage === stage ? before : { ...video, stage };
      lifted.set(video, now);
      videos.set(videoId, now);
    }
    return { ...state, videos };
  };
}

function liftsOf(entries: readonly LedgerEntry[]): ReadonlyMap<VideoId, (set: Stage) => Stage> {
  // Which moment it is changes only whether a request is overdue, and that lifts nothing.
  const reviews = foldReviews(entries, 0);
  const publications = new Map(publicationsOf(entries).map((publication) => [publication.videoId, publication]));
  const videoIds = new Set([...reviews.keys(), ...publications.keys()]);
  return new Map(
    [...videoIds].map((videoId) => {
      const review = reviews.get(videoId) ?? NO_REVIEW;
      const publication = publications.get(videoId) ?? null;
      return [videoId, (set: Stage) => stageNow(set, review, publication)];
    }),
  );
}
