import type { Phase, PhaseAsk, Video } from "../video/model.ts";

type Asked = Pick<Phase, "quota" | "asks">;
type Kind = Pick<Video, "form" | "channelId">;

/** So many videos of a kind that a phase has not got. */
export type PhaseLack = PhaseAsk;

/** How many videos a phase is meant to have: its number, or what it asks for by kind if that is more. */
export function wantedOf({ quota, asks = [] }: Asked): number {
  return Math.max(
    quota,
    asks.reduce((sum, ask) => sum + ask.count, 0),
  );
}

function fits(video: Kind, ask: PhaseAsk): boolean {
  return (
    (ask.form === null || ask.form === video.form) && (ask.channelId === null || ask.channelId === video.channelId)
  );
}

/**
 * What a phase still lacks. A video stands for one ask only, and videos are given to asks so that as many as possible are
 * met (augmenting paths): one that would do for two goes where the other cannot be filled. What the number wants beyond the
 * asks may be of any kind, and videos that no ask needs count for it.
 */
export function phaseLacks(phase: Asked, videos: readonly Kind[]): readonly PhaseLack[] {
  const asks = (phase.asks ?? []).filter((ask) => ask.count > 0);
  const given: Kind[][] = asks.map(() => []);

  function give(video: Kind, tried: Set<number>): boolean {
    for (const [index, ask] of asks.entries()) {
      const taken = given[index];
      if (!taken || tried.has(index) || !fits(video, ask)) continue;
      tried.add(index);
      if (taken.length < ask.count) {
        taken.push(video);
        return true;
      }
      for (const [place, other] of taken.entries()) {
        if (!give(other, tried)) continue;
        taken[place] = video;
        return true;
      }
    }
    return false;
  }

  const spare = videos.filter((video) => !give(video, new Set())).length;
  const lacks = asks.flatMap((ask, index) => {
    const count = ask.count - (given[index]?.length ?? 0);
    return count > 0 ? [{ ...ask, count }] : [];
  });
  const any = wantedOf(phase) - asks.reduce((sum, ask) => sum + ask.count, 0) - spare;
  return any > 0 ? [...lacks, { form: null, channelId: null, count: any }] : lacks;
}
