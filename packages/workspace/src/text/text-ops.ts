import { wellFormed } from "../schema/plain.ts";

/** A change of a plain text, from its start: keep, put in, take out. Counts are UTF-16 units; the rest is kept. */
export type TextOp = { readonly retain: number } | { readonly insert: string } | { readonly delete: number };

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** The text after the change, or null if the change does not fit the text. */
export function applyTextOps(text: string, ops: readonly TextOp[]): string | null {
  let at = 0;
  let result = "";
  for (const op of ops) {
    if ("insert" in op) {
      result += op.insert;
      continue;
    }
    const count = "retain" in op ? op.retain : op.delete;
    if (!isCount(count) || at + count > text.length) return null;
    if ("retain" in op) result += text.slice(at, at + count);
    at += count;
  }
  return result + text.slice(at);
}

/** Whether a cut before `index` would halve a surrogate pair. */
function splitsPair(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false;
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** The one contiguous change between two texts, never inside a surrogate pair. No ops if they are equal. */
export function diffText(before: string, after: string): readonly TextOp[] {
  if (before === after) return [];
  const shorter = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < shorter && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix += 1;
  while (splitsPair(before, prefix) || splitsPair(after, prefix)) prefix -= 1;
  let suffix = 0;
  const longest = shorter - prefix;
  while (
    suffix < longest &&
    before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)
  ) {
    suffix += 1;
  }
  while (splitsPair(before, before.length - suffix) || splitsPair(after, after.length - suffix)) suffix -= 1;
  const removed = before.length - prefix - suffix;
  const added = after.slice(prefix, after.length - suffix);
  const ops: TextOp[] = [];
  if (prefix > 0) ops.push({ retain: prefix });
  if (removed > 0) ops.push({ delete: removed });
  if (added !== "") ops.push({ insert: added });
  return ops;
}

/** The same change written so that every replica reads it alike: no lone surrogates in, no pair cut in half. */
export function safeTextOps(text: string, ops: readonly TextOp[]): readonly TextOp[] | null {
  const clean = ops.map((op): TextOp => ("insert" in op ? { insert: wellFormed(op.insert) } : op));
  const after = applyTextOps(text, clean);
  if (after === null) return null;
  let at = 0;
  for (const op of clean) {
    if ("retain" in op) {
      at += op.retain;
      continue;
    }
    const end = "delete" in op ? at + op.delete : at;
    if (splitsPair(text, at) || splitsPair(text, end)) return diffText(text, wellFormed(after));
    at = end;
  }
  return clean;
}

function endsWithRetain(ops: readonly TextOp[]): boolean {
  const last = ops.at(-1);
  return last !== undefined && "retain" in last;
}

/**
 * The change `ops` as it reads after the change `other` was made to the same text: what an editor needs that held
 * back a colleague's change while a word was being composed. Of two insertions at one place, `first` says whose
 * stands first.
 */
export function transformTextOps(
  ops: readonly TextOp[],
  other: readonly TextOp[],
  first: "ops" | "other",
): readonly TextOp[] {
  const result: TextOp[] = [];
  const theirs = cursor(other);
  for (const op of ops) {
    if ("insert" in op) {
      if (first === "other") while (theirs.insertion() !== null) result.push({ retain: theirs.takeInsertion() });
      result.push(op);
      continue;
    }
    let left = "retain" in op ? op.retain : op.delete;
    while (left > 0) {
      if (theirs.insertion() !== null) {
        result.push({ retain: theirs.takeInsertion() });
        continue;
      }
      const piece = theirs.take(left);
      left -= piece.length;
      if (piece.deleted) continue;
      result.push("retain" in op ? { retain: piece.length } : { delete: piece.length });
    }
  }
  return joinTextOps(result);
}

/** Reads a change piece by piece; past its end everything is kept. */
function cursor(ops: readonly TextOp[]) {
  let index = 0;
  let used = 0;
  const current = () => ops[index];
  return {
    insertion(): string | null {
      const op = current();
      return op && "insert" in op ? op.insert : null;
    },
    takeInsertion(): number {
      const op = current();
      index += 1;
      return op && "insert" in op ? op.insert.length : 0;
    },
    take(max: number): { readonly length: number; readonly deleted: boolean } {
      const op = current();
      if (!op || "insert" in op) return { length: max, deleted: false };
      const whole = "retain" in op ? op.retain : op.delete;
      const length = Math.min(max, whole - used);
      used += length;
      if (used === whole) {
        index += 1;
        used = 0;
      }
      return { length, deleted: "delete" in op };
    },
  };
}

/** Neighbouring ops of one kind as one, empty ones and a last retain left out. */
export function joinTextOps(ops: readonly TextOp[]): readonly TextOp[] {
  const joined: TextOp[] = [];
  for (const op of ops) {
    const last = joined.at(-1);
    if ("retain" in op && op.retain === 0) continue;
    if ("delete" in op && op.delete === 0) continue;
    if ("insert" in op && op.insert === "") continue;
    if (last && "retain" in op && "retain" in last) joined[joined.length - 1] = { retain: last.retain + op.retain };
    else if (last && "delete" in op && "delete" in last)
      joined[joined.length - 1] = { delete: last.delete + op.delete };
    else if (last && "insert" in op && "insert" in last)
      joined[joined.length - 1] = { insert: last.insert + op.insert };
    else joined.push(op);
  }
  while (endsWithRetain(joined)) joined.pop();
  return joined;
}
