import type { PersonId } from "@tongpin/domain/base";
import type { ClaimAllowance } from "@tongpin/domain/claims";
import { type Field, INSTANT_FIELD, idField, isRecordId, textField } from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { own } from "./plain.ts";
import { type FlatMap, fieldKey, splitKey } from "./record.ts";

/** In the `settings` root of a script: `allow/<entryId>` → who answers for this wording here, and why. */
const ALLOW = "allow";

type AllowanceFields = Omit<ClaimAllowance, "entryId">;

export const ALLOWANCE_SPEC: { readonly [K in keyof AllowanceFields]: Field<AllowanceFields[K]> } = {
  reason: textField(TEXT_LIMITS.message, "reason"),
  evidence: textField(TEXT_LIMITS.message),
  by: idField<PersonId>(),
  at: INSTANT_FIELD,
};

export function allowanceKey(entryId: string): string {
  return fieldKey(ALLOW, entryId);
}

/** All of a script's, by entry. One without a reason is none. */
export function readAllowances(settings: FlatMap): readonly ClaimAllowance[] {
  const found: ClaimAllowance[] = [];
  for (const [key, value] of settings.entries()) {
    const { id, field } = splitKey(key);
    if (id !== ALLOW || !isRecordId(field)) continue;
    const read = <K extends keyof AllowanceFields>(name: K): AllowanceFields[K] =>
      ALLOWANCE_SPEC[name].read(own(value, name)) ?? ALLOWANCE_SPEC[name].otherwise;
    if (read("reason").trim() === "") continue;
    found.push({ entryId: field, reason: read("reason"), evidence: read("evidence"), by: read("by"), at: read("at") });
  }
  return found.sort((a, b) => (a.entryId < b.entryId ? -1 : 1));
}
