import * as Y from "yjs";
import { STORE_ORIGIN } from "../origins.ts";

/**
 * When a colleague's value of a key has won, our earlier steps may no longer restore what stood there before. Yjs
 * refuses that for the last change only: after “ours, theirs, ours”, undoing twice would bring back the value from
 * before theirs (yjs/yjs#390). So the deletions of that key are taken out of our steps.
 */
export function dropOverruled(manager: Y.UndoManager, transaction: Y.Transaction, own: ReadonlySet<number>): void {
  const keysByType = changedKeys(transaction);
  if (keysByType.size === 0) return;
  for (const step of [...manager.undoStack, ...manager.redoStack]) {
    const overruled: Y.Item[] = [];
    Y.iterateDeletedStructs(transaction, step.deletions, (struct) => {
      if (!(struct instanceof Y.Item) || struct.parentSub === null) return;
      if (!(struct.parent instanceof Y.AbstractType) || !keysByType.get(struct.parent)?.has(struct.parentSub)) return;
      if (isOverruled(struct, transaction, own)) overruled.push(struct);
    });
    for (const item of overruled) forget(step.deletions, item);
  }
}

/** Whether the last word on an item's key is not ours: somebody else's value, or a deletion that just arrived. */
function isOverruled(item: Y.Item, transaction: Y.Transaction, own: ReadonlySet<number>): boolean {
  const last = lastOf(item);
  return !own.has(last.id.client) || Y.isDeleted(transaction.deleteSet, last.id);
}

/** The item that holds a key's present value, or held its last one. */
function lastOf(item: Y.Item): Y.Item {
  let last = item;
  while (last.right !== null) last = last.right;
  return last;
}

type Step = Y.UndoManager["undoStack"][number];

/**
 * The same for the steps of an earlier session, undone ones included: whatever happened to their keys since was not seen
 * happening, so a last word that is neither ours nor taken away by one of these steps is a colleague's.
 */
export function dropOverruledSince(doc: Y.Doc, steps: readonly Step[], own: ReadonlySet<number>): void {
  doc.transact((transaction) => {
    for (const step of steps) {
      const overruled: Y.Item[] = [];
      Y.iterateDeletedStructs(transaction, step.deletions, (struct) => {
        if (!(struct instanceof Y.Item) || struct.parentSub === null) return;
        const last = lastOf(struct);
        const isOurs =
          own.has(last.id.client) && (!last.deleted || steps.some(({ deletions }) => Y.isDeleted(deletions, last.id)));
        if (!isOurs) overruled.push(struct);
      });
      for (const item of overruled) forget(step.deletions, item);
    }
  }, STORE_ORIGIN);
}

/** Keys whose value the transaction changed, by the map they belong to. */
function changedKeys(transaction: Y.Transaction): Map<object, Set<string>> {
  const result = new Map<object, Set<string>>();
  for (const [type, subs] of transaction.changed) {
    const keys = new Set<string>();
    for (const sub of subs) if (sub !== null) keys.add(sub);
    if (keys.size > 0) result.set(type, keys);
  }
  return result;
}

/** Takes one item out of a delete set. */
function forget(deletions: Y.UndoManager["undoStack"][number]["deletions"], item: Y.Item): void {
  const { client, clock } = item.id;
  const ranges = deletions.clients.get(client) ?? [];
  const kept = ranges.flatMap((range) => {
    const end = range.clock + range.len;
    if (clock < range.clock || clock >= end) return [range];
    const before = { clock: range.clock, len: clock - range.clock };
    const after = { clock: clock + item.length, len: end - clock - item.length };
    return [before, after].filter(({ len }) => len > 0);
  });
  deletions.clients.set(client, kept);
}
