import type { BriefItemId } from "@tongpin/domain/base";
import type { Brief, BriefItem } from "@tongpin/domain/brief";
import { setBriefHead } from "../commands/brief.ts";
import { URL_SHAPE } from "../commands/update-post.ts";
import type { CommandContext } from "../context.ts";
import { BRIEF_ITEM_SPEC, type BriefHead, type BriefItemRecord, REMOVED, readStoredItems } from "../schema/brief.ts";
import { placeAfter } from "../schema/order.ts";
import { changedFields, type FlatMap, fieldKey, seedOf, writeFields } from "../schema/record.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import type { MergePreference } from "./merge-plan.ts";

/** What another copy of a brief brings. */
export interface BriefMerge {
  readonly added: readonly BriefItem[];
  readonly edits: readonly { readonly id: BriefItemId; readonly fields: readonly (readonly [string, unknown])[] }[];
  readonly head: BriefHead | null;
}

export function mergedBrief(here: Brief, there: Brief, prefer: MergePreference): BriefMerge {
  const present = new Map(here.items.map((item) => [item.id, item]));
  // A copy made elsewhere may hold what no command of ours would have taken.
  const incoming = there.items.filter(({ url }) => url === "" || URL_SHAPE.test(url));
  const edits = incoming.flatMap((item) => {
    const before = present.get(item.id);
    if (!before || prefer === "present") return [];
    const fields = changedFields<BriefItem>(item, before);
    return fields.length > 0 ? [{ id: item.id, fields }] : [];
  });
  const [first, second] = prefer === "incoming" ? [there, here] : [here, there];
  const head = { goal: first.goal || second.goal, audience: first.audience || second.audience };
  const isSame = head.goal === here.goal && head.audience === here.audience;
  return { added: incoming.filter(({ id }) => !present.has(id)), edits, head: isSame ? null : head };
}

/** Within the transaction of the whole merge. What comes (back) stands below what is here, in its own order. */
export function writeBrief(room: ScriptRoom, { added, edits, head }: BriefMerge, ctx: CommandContext): void {
  const map = room.doc.getMap<unknown>("brief");
  if (head) setBriefHead(room, { patch: head }, ctx);
  for (const { id, fields } of edits) writeFields(map, id, fields);
  if (added.length > 0) place(map, added, ctx);
}

function place(map: FlatMap, added: readonly BriefItem[], ctx: CommandContext): void {
  const stored = readStoredItems(map);
  const known = new Set(stored.map(({ id }) => id));
  const fresh = added.filter(({ id }) => !known.has(id));
  const { keys, repairs } = placeAfter(stored, stored.length - 1, fresh.length, ctx.newId());
  for (const { id, order } of repairs) map.set(fieldKey(id, "order"), order);
  for (const [index, { id, ...words }] of fresh.entries()) {
    map.set(id, seedOf<BriefItemRecord>({ ...words, order: keys[index] ?? "" }, BRIEF_ITEM_SPEC));
  }
  for (const { id, ...words } of added) {
    if (!known.has(id)) continue;
    writeFields(map, id, Object.entries(words));
    map.set(fieldKey(id, REMOVED), "");
  }
}
