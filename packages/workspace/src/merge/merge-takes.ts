import type { TakeId } from "@tongpin/domain/base";
import type { Take } from "@tongpin/domain/shooting";
import { changedFields, type FlatMap, seedOf, writeFields } from "../schema/record.ts";
import { TAKE_SPEC, takeRemovedKey } from "../schema/take.ts";
import type { MergePreference } from "./merge-plan.ts";

export interface MergedTakes {
  readonly added: readonly Take[];
  readonly edits: readonly { readonly id: TakeId; readonly fields: readonly [string, unknown][] }[];
}

/** Takes that are missing or were removed here, and what is said differently of the ones both have. */
export function mergedTakes(present: readonly Take[], incoming: readonly Take[], prefer: MergePreference): MergedTakes {
  const byId = new Map(present.map((take) => [take.id, take]));
  const added = incoming.filter(({ id }) => !byId.has(id));
  if (prefer === "present") return { added, edits: [] };
  const edits = incoming.flatMap(({ id, ...words }) => {
    const here = byId.get(id);
    const fields = here ? changedFields<Omit<Take, "id">>(words, here) : [];
    return fields.length > 0 ? [{ id, fields }] : [];
  });
  return { added, edits };
}

/** Under their own ids; a removed one is brought back with the copy's words. */
export function writeTakes(map: FlatMap, { added, edits }: MergedTakes): void {
  for (const { id, fields } of edits) writeFields(map, id, fields);
  for (const { id, ...words } of added) {
    if (!map.has(id)) {
      map.set(id, seedOf<Omit<Take, "id">>(words, TAKE_SPEC));
      continue;
    }
    writeFields(map, id, Object.entries(words));
    map.set(takeRemovedKey(id), "");
  }
}
