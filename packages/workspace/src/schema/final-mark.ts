import type { PersonId } from "@tongpin/domain/base";
import type { FinalMark } from "@tongpin/domain/script";
import type { ScriptRow } from "@tongpin/domain/video";
import { type Field, INSTANT_FIELD, idField, integerField } from "./field.ts";
import { own } from "./plain.ts";
import type { FlatMap } from "./record.ts";
import { wordsOfRow } from "./row.ts";
import { wordsHash } from "./words.ts";

/** In the `settings` root of a script: who last said 定稿, or took it back. One value: it is said as a whole. */
export const FINAL_KEY = "final";

export interface StoredFinal {
  readonly by: PersonId;
  readonly at: number;
  readonly round: number;
  /** `rowsHash` of what it was said of; "" once it was taken back. */
  readonly words: string;
}

/** A hash of ours; anything else is none. */
const WORDS: Field<string> = {
  otherwise: "",
  read: (value) => (typeof value === "string" && /^[0-9a-z]{0,16}$/.test(value) ? value : undefined),
  accept: (value) => ({ ok: true, value }),
};

export const FINAL_SPEC: { readonly [K in keyof StoredFinal]: Field<StoredFinal[K]> } = {
  by: idField<PersonId>(),
  at: INSTANT_FIELD,
  round: integerField(1, 9_999, 1),
  words: WORDS,
};

/** A fingerprint of the rows as they stand: ids, words, seconds and beats, in order. Never empty. */
export function rowsHash(rows: readonly ScriptRow[]): string {
  return wordsHash(rows.flatMap((row) => [row.id, ...wordsOfRow(row), String(row.seconds), row.beat ?? ""]));
}

/**
 * What is said about 定稿. Like a removal (D4) it is the hash of what was seen, so words that came at the same time are
 * neither lost nor passed off as final.
 */
export function readFinal(settings: FlatMap, rows: readonly ScriptRow[]): FinalMark | null {
  const stored = settings.get(FINAL_KEY);
  const by = FINAL_SPEC.by.read(own(stored, "by"));
  const at = FINAL_SPEC.at.read(own(stored, "at"));
  const round = FINAL_SPEC.round.read(own(stored, "round"));
  const words = FINAL_SPEC.words.read(own(stored, "words"));
  if (by === undefined || at === undefined || round === undefined || words === undefined) return null;
  const type = words === "" ? "open" : words === rowsHash(rows) ? "final" : "overtaken";
  return { type, by, at, round };
}
