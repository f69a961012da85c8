import { asId, type PersonId, type ShotId, type TakeId } from "@tongpin/domain/base";
import { TAKE_RESULTS, type Take } from "@tongpin/domain/shooting";
import { choiceField, INSTANT_FIELD, idField, isRecordId, optional, textField } from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { type FlatMap, fieldKey, readRecord, type Spec } from "./record.ts";
import { wordsHash } from "./words.ts";

/** In the `takes` root of a script: each take is a record of its own, so that two phones never count each other away. */
export const TAKE_SPEC: Spec<Omit<Take, "id">> = {
  shotId: idField<ShotId>(),
  result: choiceField(TAKE_RESULTS, "good"),
  note: textField(TEXT_LIMITS.message),
  at: INSTANT_FIELD,
  by: idField<PersonId>(),
  bestAt: optional(INSTANT_FIELD),
};

/** Key of a removal, as with shots: the hash of what the remover saw, so that a concurrent note brings the take back. */
const REMOVED_FIELD = "removed";

export function takeRemovedKey(id: TakeId): string {
  return fieldKey(id, REMOVED_FIELD);
}

export function takeHash({ result, note, bestAt }: Take): string {
  return wordsHash([result, note, String(bestAt)]);
}

/** A take as it is stored, also a removed one; null for what belongs to no shot. */
export function readStoredTake(takes: FlatMap, id: string): { readonly take: Take; readonly hidden: boolean } | null {
  if (!isRecordId(id)) return null;
  const take: Take = { id: asId<TakeId>(id), ...readRecord(takes, id, TAKE_SPEC) };
  // An edit that outlived the undo of its take says nothing about any shot.
  if (take.shotId === "") return null;
  const removed = takes.get(fieldKey(id, REMOVED_FIELD));
  return { take, hidden: typeof removed === "string" && removed !== "" && removed === takeHash(take) };
}
