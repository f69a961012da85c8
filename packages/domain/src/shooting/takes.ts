import type { ShotId } from "../base/index.ts";
import type { Shot } from "../video/index.ts";
import type { Take } from "./model.ts";

/** In the order they were shot; takes of the same millisecond by id, so that every device counts alike. */
export function compareTakes(a: Take, b: Take): number {
  return a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Each shot's takes, first to last: 第 1 条 is the first (SHT1). */
export function takesByShot(takes: readonly Take[]): ReadonlyMap<ShotId, readonly Take[]> {
  const grouped = new Map<ShotId, Take[]>();
  for (const take of [...takes].sort(compareTakes)) {
    const group = grouped.get(take.shotId);
    if (group) group.push(take);
    else grouped.set(take.shotId, [take]);
  }
  return grouped;
}

/** Of the takes of one shot the one that was starred last; null when none is (SHT2). */
export function bestTake(takes: readonly Take[]): Take | null {
  let best: Take | null = null;
  for (const take of takes) {
    if (take.bestAt === null) continue;
    if (!best || take.bestAt > (best.bestAt ?? 0) || (take.bestAt === best.bestAt && take.id > best.id)) best = take;
  }
  return best;
}

export interface ShootProgress {
  /** Shots that are still meant to be in the film. */
  readonly total: number;
  readonly done: number;
  readonly retake: number;
  readonly dropped: number;
}

/** How far a list of shots is on the set (SHT3). A dropped shot is no longer waited for. */
export function shootProgress(shots: readonly Pick<Shot, "status">[]): ShootProgress {
  let [done, retake, dropped] = [0, 0, 0];
  for (const { status } of shots) {
    if (status === "done") done += 1;
    else if (status === "retake") retake += 1;
    else if (status === "dropped") dropped += 1;
  }
  return { total: shots.length - dropped, done, retake, dropped };
}

/**
 * Where to go on after a shot: the next one below that is not done, else the first one above; null when nothing is left
 * (SHT3). `at` is the place of the present shot.
 */
export function nextOpenShot(shots: readonly Pick<Shot, "status">[], at: number): number | null {
  for (let step = 1; step < shots.length; step++) {
    const place = (at + step) % shots.length;
    const status = shots[place]?.status;
    if (status === "open" || status === "retake") return place;
  }
  return null;
}
