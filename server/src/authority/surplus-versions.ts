const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** All of a day's automatic versions are kept, then the last of each hour for a month, then the last of each day. */
const ALL_FOR_MS = DAY_MS;
const HOURLY_FOR_MS = 30 * DAY_MS;
const MOST_AUTOMATIC = 200;

export interface KeptVersion {
  readonly id: string;
  readonly at: number;
  readonly reason: string;
  readonly name: string | null;
}

/** Ids of versions that need not be kept any longer. What a person named, and what was submitted, always is. */
export function surplusVersions(newestFirst: readonly KeptVersion[], now: number): string[] {
  const surplus: string[] = [];
  const taken = new Set<string>();
  let kept = 0;
  for (const { id, at, reason, name } of newestFirst) {
    if (name !== null || reason === "submitted" || reason === "named") continue;
    const age = now - at;
    const span =
      age < ALL_FOR_MS ? id : age < HOURLY_FOR_MS ? `h${Math.floor(at / HOUR_MS)}` : `d${Math.floor(at / DAY_MS)}`;
    if (taken.has(span) || kept >= MOST_AUTOMATIC) surplus.push(id);
    else kept++;
    taken.add(span);
  }
  return surplus;
}
