import { asId, type PaceId } from "@tongpin/domain/base";
import { DEFAULT_LEAD_TIMES, type LeadTimes, MOST_LEAD_DAYS, type Pace, SHIPPED_PACES } from "@tongpin/domain/calendar";
import { integerField, textField } from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { type FlatMap, fieldKey, readRecord, type Spec } from "./record.ts";

export type PaceFields = LeadTimes & Pick<Pace, "name">;

/** In the `paces` root. The figures of a shipped pace that nobody has set are the product's. */
export function paceSpec(id: string): Spec<PaceFields> {
  const usual = SHIPPED_PACES.get(asId<PaceId>(id)) ?? DEFAULT_LEAD_TIMES;
  const days = (step: keyof LeadTimes) => integerField(0, MOST_LEAD_DAYS, usual[step]);
  return {
    name: textField(TEXT_LIMITS.name),
    script: days("script"),
    shots: days("shots"),
    shoot: days("shoot"),
    roughCut: days("roughCut"),
    fineCut: days("fineCut"),
    brandReview: days("brandReview"),
  };
}

export const PACE_FIELDS: readonly string[] = Object.keys(paceSpec(""));

/** Of a pace of the brand's own: it is no longer offered, and its videos keep their figures. */
export function removedPaceKey(id: string): string {
  return fieldKey(id, "removed");
}

export function readPace(map: FlatMap, id: string): Pace {
  const { name, ...leadTimes } = readRecord(map, id, paceSpec(id));
  return { id: asId<PaceId>(id), name, leadTimes, isRemoved: map.get(removedPaceKey(id)) === true };
}
