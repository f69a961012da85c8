import type { Sha256 } from "../base/index.ts";
import type { Cut } from "./model.ts";

/** The cuts as versions: oldest first, each file once. Two people adding the same file at once made one version. */
export function cutVersions(cuts: readonly Cut[]): readonly Cut[] {
  const firstBySha = new Map<Sha256, Cut>();
  for (const cut of cuts) {
    const known = firstBySha.get(cut.sha256);
    if (!known || isEarlier(cut, known)) firstBySha.set(cut.sha256, cut);
  }
  return [...firstBySha.values()].sort((a, b) => (isEarlier(a, b) ? -1 : 1));
}

/** n of “Vn” for a cut; 0 when it is none of these. Cuts added in the same millisecond are told apart by their hash. */
export function cutVersion(cuts: readonly Cut[], sha256: Sha256): number {
  return cutVersions(cuts).findIndex((cut) => cut.sha256 === sha256) + 1;
}

function isEarlier(a: Cut, b: Cut): boolean {
  return a.addedAt < b.addedAt || (a.addedAt === b.addedAt && a.sha256 < b.sha256);
}
