import { asId, type BriefItemId, ok, type Result, type RowId, refuse } from "@tongpin/domain/base";
import type { BriefItem, BriefKind } from "@tongpin/domain/brief";
import { banEntryId } from "@tongpin/domain/brief";
import type { CommandContext } from "../context.ts";
import { allowanceKey } from "../schema/allowance.ts";
import {
  BRIEF_HEAD_SPEC,
  BRIEF_ITEM_SPEC,
  type BriefHead,
  type BriefItemRecord,
  HEAD,
  itemHash,
  REMOVED,
  readStoredItems,
} from "../schema/brief.ts";
import { COUNT_LIMITS } from "../schema/limits.ts";
import { type Placed, placeAfter } from "../schema/order.ts";
import { acceptPatch, changedFields, type FlatMap, fieldKey, seedOf, writeFields } from "../schema/record.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { commit } from "./commit.ts";
import { URL_SHAPE } from "./update-post.ts";

export type BriefWords = Pick<BriefItem, "text" | "url">;

function briefOf(room: ScriptRoom): FlatMap {
  return room.doc.getMap<unknown>("brief");
}

/** An address may be left out; what stands there must be one a browser may open. */
function acceptWords(words: Partial<BriefWords>): Result<Partial<BriefWords>> {
  const clean = acceptPatch<BriefWords>(words, { text: BRIEF_ITEM_SPEC.text, url: BRIEF_ITEM_SPEC.url });
  if (!clean.ok) return clean;
  const { text, url } = clean.value;
  const address = url?.trim();
  if (address && !URL_SHAPE.test(address)) return refuse("url-invalid");
  return ok({
    ...(text === undefined ? {} : { text: text.trim() }),
    ...(address === undefined ? {} : { url: address }),
  });
}

/**
 * Adds items of one kind, below all others of the brief: one step to undo, however many lines were pasted. Empty ones are
 * left out. Refuses `text-too-long`, `url-invalid`, `too-many-brief-items`.
 */
export function addBriefItems(
  room: ScriptRoom,
  args: { readonly kind: BriefKind; readonly items: readonly BriefWords[] },
  ctx: CommandContext,
): Result<readonly BriefItemId[]> {
  const records: Partial<BriefItemRecord>[] = [];
  for (const words of args.items) {
    const clean = acceptWords(words);
    if (!clean.ok) return clean;
    if (clean.value.text || clean.value.url) records.push({ kind: args.kind, ...clean.value });
  }
  if (records.length === 0) return ok([]);
  const max = COUNT_LIMITS.briefItems;
  if (room.getSnapshot().brief.items.length + records.length > max) return refuse("too-many-brief-items", { max });
  const map = briefOf(room);
  const placed = readStoredItems(map);
  const { keys, repairs } = placeAfter(placed, placed.length - 1, records.length, ctx.newId());
  const ids = records.map(() => asId<BriefItemId>(ctx.newId()));
  const done = commit(room, ctx, () => {
    writeOrders(map, repairs);
    for (const [index, id] of ids.entries()) {
      map.set(id, seedOf<BriefItemRecord>({ ...records[index], order: keys[index] ?? "" }, BRIEF_ITEM_SPEC));
    }
  });
  return done.ok ? ok(ids) : done;
}

function writeOrders(map: FlatMap, orders: readonly Placed[]): void {
  for (const { id, order } of orders) map.set(fieldKey(id, "order"), order);
}

function find(room: ScriptRoom, id: BriefItemId): BriefItem | undefined {
  return room.getSnapshot().brief.items.find((item) => item.id === id);
}

/**
 * Other words for an item. Whoever answered for a 禁说 answered for the old ones, so that answer goes with them. Refuses
 * `brief-item-unknown`, `text-empty`, and what `addBriefItems` refuses.
 */
export function updateBriefItem(
  room: ScriptRoom,
  args: { readonly id: BriefItemId; readonly patch: Partial<BriefWords> },
  ctx: CommandContext,
): Result<void> {
  const item = find(room, args.id);
  if (!item) return refuse("brief-item-unknown");
  const clean = acceptWords(args.patch);
  if (!clean.ok) return clean;
  const next = { ...item, ...clean.value };
  if (next.text === "" && next.url === "") return refuse("text-empty");
  const changes = changedFields<BriefWords>(clean.value, item);
  if (changes.length === 0) return ok();
  return commit(room, ctx, () => {
    const map = briefOf(room);
    writeFields(map, item.id, changes);
    // Whoever added it may be taking it back right now: then these words stand alone, and must still know their kind.
    if (!map.has(fieldKey(item.id, "kind"))) map.set(fieldKey(item.id, "kind"), item.kind);
    const settings = room.doc.getMap<unknown>("settings");
    const answer = allowanceKey(banEntryId(item));
    if (item.kind === "ban" && settings.has(answer)) settings.delete(answer);
  });
}

/** Puts an item after another of its brief (null = first). One key changes. Refuses `brief-item-unknown`. */
export function moveBriefItem(
  room: ScriptRoom,
  args: { readonly id: BriefItemId; readonly afterId: BriefItemId | null },
  ctx: CommandContext,
): Result<void> {
  const { id, afterId } = args;
  if (!find(room, id) || (afterId !== null && !find(room, afterId))) return refuse("brief-item-unknown");
  if (id === afterId) return ok();
  const map = briefOf(room);
  const others = readStoredItems(map).filter((item) => item.id !== id);
  const at = afterId === null ? -1 : others.findIndex((item) => item.id === afterId);
  const { keys, repairs } = placeAfter(others, at, 1, ctx.newId());
  return commit(room, ctx, () => writeOrders(map, [...repairs, { id, order: keys[0] ?? "" }]));
}

/** Hides an item as it reads now. Words that a colleague changes at the same time bring it back. */
export function removeBriefItem(
  room: ScriptRoom,
  args: { readonly id: BriefItemId },
  ctx: CommandContext,
): Result<void> {
  const item = find(room, args.id);
  return item ? commit(room, ctx, () => briefOf(room).set(fieldKey(item.id, REMOVED), itemHash(item))) : ok();
}

/** Brings a removed item back where it stood. */
export function restoreBriefItem(
  room: ScriptRoom,
  args: { readonly id: BriefItemId },
  ctx: CommandContext,
): Result<void> {
  const map = briefOf(room);
  const key = fieldKey(args.id, REMOVED);
  return map.has(key) && !find(room, args.id) ? commit(room, ctx, () => map.set(key, "")) : ok();
}

/**
 * The actor vouches that a row covers a 必说 (null: nobody does any more). Who and when are kept with it. Refuses
 * `brief-item-unknown`, `row-unknown`.
 */
export function tickBriefItem(
  room: ScriptRoom,
  args: { readonly id: BriefItemId; readonly rowId: RowId | null },
  ctx: CommandContext,
): Result<void> {
  const { id, rowId } = args;
  const item = find(room, id);
  if (item?.kind !== "must") return refuse("brief-item-unknown");
  if (rowId !== null && !room.getSnapshot().rows.some((row) => row.id === rowId)) return refuse("row-unknown");
  if ((item.tick?.rowId ?? null) === rowId) return ok();
  const tick = rowId === null ? null : { rowId, by: ctx.actor, at: ctx.now };
  return commit(room, ctx, () => briefOf(room).set(fieldKey(id, "tick"), tick));
}

/** What the video is for, and for whom. Refuses `text-too-long`. */
export function setBriefHead(
  room: ScriptRoom,
  args: { readonly patch: Partial<BriefHead> },
  ctx: CommandContext,
): Result<void> {
  const clean = acceptPatch<BriefHead>(args.patch, BRIEF_HEAD_SPEC);
  if (!clean.ok) return clean;
  const { goal, audience } = room.getSnapshot().brief;
  const changes = changedFields<BriefHead>(clean.value, { goal, audience });
  return changes.length === 0 ? ok() : commit(room, ctx, () => writeFields(briefOf(room), HEAD, changes));
}
