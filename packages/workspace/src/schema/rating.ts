import { asId, type PersonId } from "@tongpin/domain/base";
import { RATING_MAX } from "@tongpin/domain/video";
import { type Field, integerField, isRecordId, optional } from "./field.ts";
import type { FlatMap } from "./record.ts";

/**
 * What people gave the ideas: `<videoId>:<personId>` → 1–5, or null once taken back. A key each, so that the whole table
 * can rate one idea at once.
 */
export const RATING_FIELD: Field<number | null> = optional(integerField(1, RATING_MAX, 1));

export function ratingKey(videoId: string, personId: string): string {
  return `${videoId}:${personId}`;
}

/** A video's ratings out of its keys; undefined where nobody's stands. */
export function readRatings(ratings: FlatMap, keys: Iterable<string>): Readonly<Record<PersonId, number>> | undefined {
  const found = new Map<PersonId, number>();
  for (const key of keys) {
    const person = key.slice(key.indexOf(":") + 1);
    const rating = RATING_FIELD.read(ratings.get(key));
    if (rating && isRecordId(person)) found.set(asId<PersonId>(person), rating);
  }
  return found.size === 0 ? undefined : Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
