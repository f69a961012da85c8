import { asId, type PaceId } from "../base/index.ts";
import { DEFAULT_LEAD_TIMES, type LeadTimes } from "./deadline-chain.ts";

/** How much time the steps of a video get: a kind of work and its lead times. */
export interface Pace {
  readonly id: PaceId;
  /** "" of one that comes with the product and was not renamed. */
  readonly name: string;
  readonly leadTimes: LeadTimes;
  readonly isRemoved: boolean;
}

/** The paces that come with the product, in the order they are offered; a brand may change their figures. */
export const SHIPPED_PACES: ReadonlyMap<PaceId, LeadTimes> = new Map([
  [asId<PaceId>("normal"), DEFAULT_LEAD_TIMES],
  [asId<PaceId>("quick"), { script: 1, shots: 0, shoot: 1, roughCut: 0, fineCut: 1, brandReview: 1 }],
  [asId<PaceId>("shoot-heavy"), { script: 3, shots: 3, shoot: 4, roughCut: 2, fineCut: 3, brandReview: 1 }],
]);
export const NORMAL_PACE = asId<PaceId>("normal");

/** The most working days one step may get. */
export const MOST_LEAD_DAYS = 60;

/** The lead times a video goes by: its pace's as the brand has them, the normal ones when it has none or none known. */
export function leadTimesOf(paceId: PaceId | null, paces: ReadonlyMap<PaceId, Pace>): LeadTimes {
  const id = paceId ?? NORMAL_PACE;
  const known = paces.get(id)?.leadTimes ?? SHIPPED_PACES.get(id);
  return known ?? paces.get(NORMAL_PACE)?.leadTimes ?? DEFAULT_LEAD_TIMES;
}

/** Every pace that may be chosen: the shipped ones first, then the brand's own, by name. */
export function offeredPaces(paces: ReadonlyMap<PaceId, Pace>): readonly Pace[] {
  const shipped = [...SHIPPED_PACES].map(
    ([id, leadTimes]): Pace => paces.get(id) ?? { id, name: "", leadTimes, isRemoved: false },
  );
  const own = [...paces.values()].filter(({ id, isRemoved }) => !isRemoved && !SHIPPED_PACES.has(id));
  return [...shipped, ...own.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))];
}
