import { asId } from "@tongpin/domain/base";
import type { SavedViewId } from "@tongpin/domain/views";
import { readKept, writeKept } from "../../../platform/kept.ts";

const keyOf = (brandId: string) => `tongpin.calendar.${brandId}`;

/** The saved view this device opens a brand's calendar with; null = the month. */
export function defaultView(brandId: string): SavedViewId | null {
  const kept = readKept(keyOf(brandId)) ?? "";
  return /^[0-9A-Za-z_-]{1,64}$/.test(kept) ? asId<SavedViewId>(kept) : null;
}

export function keepDefaultView(brandId: string, id: SavedViewId | null): void {
  writeKept(keyOf(brandId), id ?? "");
}
