import type { Numbering } from "@tongpin/domain/shots";
import type { Shot } from "@tongpin/domain/video";
import { choiceField, type Field } from "./field.ts";
import type { FlatMap } from "./record.ts";

/** In the `settings` root of a script: whether numbers of shots are for good. */
export const NUMBERING_KEY = "shotNumbers";

export const NUMBERING_FIELD: Field<"open" | "locked"> = choiceField(["open", "locked"] as const, "open");

/** `removed`: the shots nobody sees any more; they keep their numbers. */
export function readNumbering(settings: FlatMap, removed: readonly Shot[]): Numbering {
  const locked = (NUMBERING_FIELD.read(settings.get(NUMBERING_KEY)) ?? NUMBERING_FIELD.otherwise) === "locked";
  return { locked, retired: locked ? removed.map(({ number }) => number.trim()).filter(Boolean) : [] };
}
