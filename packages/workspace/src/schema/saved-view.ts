import { asId, type PersonId } from "@tongpin/domain/base";
import type { SavedView, SavedViewId } from "@tongpin/domain/views";
import { INSTANT_FIELD, idField, optional, textField } from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { type FlatMap, readRecord, type Spec } from "./record.ts";

/** The look is one value, an address: half of one and half of another would show what nobody chose. */
export const SAVED_VIEW_SPEC: Spec<Omit<SavedView, "id">> = {
  name: textField(TEXT_LIMITS.name, "name"),
  query: textField(TEXT_LIMITS.url),
  createdAt: INSTANT_FIELD,
  createdBy: idField<PersonId>(),
  removedAt: optional(INSTANT_FIELD),
};

export function readSavedView(map: FlatMap, id: string): SavedView {
  return { id: asId<SavedViewId>(id), ...readRecord(map, id, SAVED_VIEW_SPEC) };
}
