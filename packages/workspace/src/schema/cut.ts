import { asId, type PersonId, type Sha256 } from "@tongpin/domain/base";
import type { Cut } from "@tongpin/domain/video";
import { type Field, INSTANT_FIELD, idField, integerField, numberField, textField } from "./field.ts";
import { TEXT_LIMITS } from "./limits.ts";
import { own } from "./plain.ts";
import type { FlatMap } from "./record.ts";

type CutFields = Omit<Cut, "sha256">;

const SIZE = integerField(0, Number.MAX_SAFE_INTEGER, 0);

export const CUT_SPEC: { readonly [K in keyof CutFields]: Field<CutFields[K]> } = {
  bytes: SIZE,
  name: textField(TEXT_LIMITS.fileName),
  mime: textField(TEXT_LIMITS.name),
  durationMs: numberField(0, 86_400_000, 0),
  width: integerField(0, 100_000, 0),
  height: integerField(0, 100_000, 0),
  addedAt: INSTANT_FIELD,
  addedBy: idField<PersonId>(),
};

const SHA256 = /^[0-9a-f]{64}$/;

export function isSha256(value: unknown): value is Sha256 {
  return typeof value === "string" && SHA256.test(value);
}

/** The cut under a key (its hash), or null. A cut is one value, written once: the same bytes are the same cut. */
export function readCut(cuts: FlatMap, key: string): Cut | null {
  if (!isSha256(key) || !cuts.has(key)) return null;
  const stored = cuts.get(key);
  const read = <K extends keyof CutFields>(name: K): CutFields[K] =>
    CUT_SPEC[name].read(own(stored, name)) ?? CUT_SPEC[name].otherwise;
  return {
    sha256: asId<Sha256>(key),
    bytes: read("bytes"),
    name: read("name"),
    mime: read("mime"),
    durationMs: read("durationMs"),
    width: read("width"),
    height: read("height"),
    addedAt: read("addedAt"),
    addedBy: read("addedBy"),
  };
}

/** Oldest first: V1 is the first. */
export function compareCuts(a: Cut, b: Cut): number {
  return a.addedAt - b.addedAt || (a.sha256 < b.sha256 ? -1 : 1);
}
