import * as Y from "yjs";

/** A value that lost to one whose writer had not seen it. */
export interface OverruledValue {
  readonly key: string;
  /** Names the write itself, the same on every device. */
  readonly item: string;
  readonly value: unknown;
}

/**
 * Values of a map that this transaction overruled although nobody replaced them knowingly. Every write of a key names
 * the one it was written over (its origin), so the writes of a key are a tree: what leads up to the present value was
 * replaced by people who saw it; any other branch was written at the same time, and its last word is lost unless somebody
 * keeps it. That word can be read only now: once the transaction is over Yjs forgets what overruled items said.
 */
export function overruledValues(
  map: Y.Map<unknown>,
  transaction: Y.Transaction,
  isWatched: (key: string) => boolean,
): readonly OverruledValue[] {
  const found: OverruledValue[] = [];
  const changed: ReadonlyMap<object, ReadonlySet<string | null>> = transaction.changed;
  for (const key of changed.get(map) ?? []) {
    if (key === null || !isWatched(key)) continue;
    const present = map._map.get(key);
    if (!present) continue;
    const others = itemsBefore(present);
    const seen = pathTo(present, others);
    for (const item of others) {
      if (seen.has(item) || !Y.isDeleted(transaction.deleteSet, item.id)) continue;
      if (!(item.content instanceof Y.ContentAny) || others.some((other) => isWrittenOver(other, item))) continue;
      const { client, clock } = item.lastId;
      found.push({ key, item: `${client}-${clock}`, value: item.content.arr.at(-1) });
    }
  }
  return found;
}

/** Whether somebody has since written over an overruled value, knowing it: then it is not the last word of its branch. */
export function isReplaced(map: Y.Map<unknown>, key: string, item: string): boolean {
  const [client, clock] = item.split("-").map(Number);
  for (let write = map._map.get(key) ?? null; write !== null; write = write.left) {
    if (write.origin?.client === client && write.origin?.clock === clock) return true;
    // Yjs joins forgotten writes that followed each other into one.
    const { lastId, id } = write;
    if (id.client === client && clock !== undefined && id.clock <= clock && clock < lastId.clock) return true;
  }
  return false;
}

/** All earlier and overruled writes of an item's key, the nearest first. */
function itemsBefore(present: Y.Item): readonly Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = present.left; item !== null; item = item.left) items.push(item);
  return items;
}

/** The writes that one after the other led to this one. An item always stands right of the one it was written over. */
function pathTo(present: Y.Item, before: readonly Y.Item[]): ReadonlySet<Y.Item> {
  const path = new Set<Y.Item>();
  let last = present;
  for (const item of before) {
    if (!isWrittenOver(last, item)) continue;
    path.add(item);
    last = item;
  }
  return path;
}

function isWrittenOver({ origin }: Y.Item, { id, length }: Y.Item): boolean {
  return origin !== null && origin.client === id.client && origin.clock >= id.clock && origin.clock < id.clock + length;
}
