import { INDUSTRIES, type Industry } from "@tongpin/domain/claims";
import { type FlatMap, fieldKey } from "./record.ts";

/** In the `brand` root of a plan: `industry/<name>` → whether the brand is in that trade. */
export function industryKey(industry: Industry): string {
  return fieldKey("industry", industry);
}

/** In the order of the list that people choose from. */
export function readIndustries(brand: FlatMap): readonly Industry[] {
  return INDUSTRIES.filter((industry) => brand.get(industryKey(industry)) === true);
}
