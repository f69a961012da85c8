import { asId, type RowId } from "@tongpin/domain/base";
import type { TemplateSlot } from "@tongpin/domain/script";
import { type Field, isRecordId, numberField, textField } from "./field.ts";
import { own } from "./plain.ts";
import { type FlatMap, fieldKey, splitKey } from "./record.ts";

/**
 * In the `settings` root of a script: `slot/<rowId>` → what a template meant for this row. It is advice about the row and
 * not words of it: no version, no approval and no export has it, and it goes unseen with its row.
 */
const SLOT = "slot";

export type RowSlot = Pick<TemplateSlot, "hint" | "seconds">;

const HINT_MAX = 500;

export const ROW_SLOT_SPEC: { readonly [K in keyof RowSlot]: Field<RowSlot[K]> } = {
  hint: textField(HINT_MAX),
  seconds: numberField(0, 36_000, 0),
};

export function slotKey(rowId: RowId): string {
  return fieldKey(SLOT, rowId);
}

export function readRowSlots(settings: FlatMap): ReadonlyMap<RowId, RowSlot> {
  const found: [RowId, RowSlot][] = [];
  for (const [key, value] of settings.entries()) {
    const { id, field } = splitKey(key);
    if (id !== SLOT || !isRecordId(field)) continue;
    const hint = ROW_SLOT_SPEC.hint.read(own(value, "hint"));
    const seconds = ROW_SLOT_SPEC.seconds.read(own(value, "seconds"));
    if (hint !== undefined && seconds !== undefined) found.push([asId<RowId>(field), { hint, seconds }]);
  }
  return new Map(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
