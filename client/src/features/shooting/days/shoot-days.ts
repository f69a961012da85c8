import type { CivilDate, VideoId } from "@tongpin/domain/base";
import type { CallSheet } from "@tongpin/domain/shooting";
import type { Video } from "@tongpin/domain/video";

export interface ShootDays {
  readonly today: readonly CallSheet[];
  readonly coming: readonly CallSheet[];
  /** The latest first. */
  readonly past: readonly CallSheet[];
  /** Videos that are at the shoot and stand on no day of today or later. */
  readonly unplanned: readonly Video[];
}

function byDay(a: CallSheet, b: CallSheet): number {
  const [x, y] = [`${a.date} ${a.meetTime ?? "99"} ${a.id}`, `${b.date} ${b.meetTime ?? "99"} ${b.id}`];
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The shooting days around today, each list in the order in which one needs it. */
export function shootDays(sheets: Iterable<CallSheet>, videos: Iterable<Video>, today: CivilDate): ShootDays {
  const ordered = [...sheets].sort(byDay);
  const planned = new Set<VideoId>(
    ordered.flatMap(({ date, shots }) => (date < today ? [] : shots.map(({ videoId }) => videoId))),
  );
  return {
    today: ordered.filter(({ date }) => date === today),
    coming: ordered.filter(({ date }) => date > today),
    past: ordered.filter(({ date }) => date < today).reverse(),
    unplanned: [...videos]
      .filter(({ id, stage, removedAt }) => removedAt === null && stage === "shoot" && !planned.has(id))
      .sort((a, b) => (a.planDate ?? "9999").localeCompare(b.planDate ?? "9999") || a.title.localeCompare(b.title)),
  };
}
