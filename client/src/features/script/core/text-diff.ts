import type { TextOp } from "@tongpin/workspace";

/** `start` units kept in front, `end` units kept behind; all between is replaced. */
interface Kept {
  readonly start: number;
  readonly end: number;
}

/**
 * The one replaced stretch between two texts. Among equal characters ("哈哈|哈") its place is ambiguous: `caret`, the
 * caret's offset in `after`, says where the typing happened, so that a colleague's caret and edits keep their place.
 * Never cuts a surrogate pair: half a character in a shared text is damage nobody can undo.
 */
export function diffText(before: string, after: string, caret?: number): TextOp[] {
  if (before === after) return [];
  const plain = keptAround(before, after, after.length);
  const atCaret = caret === undefined ? plain : keptAround(before, after, after.length - caret);
  const kept = atCaret.start + atCaret.end < plain.start + plain.end ? plain : atCaret;
  let { start, end } = kept;
  if (splitsPair(before, start) || splitsPair(after, start)) start--;
  if (splitsPair(before, before.length - end) || splitsPair(after, after.length - end)) end--;
  const ops: TextOp[] = [];
  const added = after.slice(start, after.length - end);
  const removed = before.length - end - start;
  if (start > 0) ops.push({ retain: start });
  if (added) ops.push({ insert: added });
  if (removed > 0) ops.push({ delete: removed });
  return ops;
}

function keptAround(before: string, after: string, longestEnd: number): Kept {
  const shorter = Math.min(before.length, after.length);
  const end = commonEnd(before, after, Math.min(shorter, longestEnd));
  return { start: commonStart(before, after, shorter - end), end };
}

function commonStart(a: string, b: string, limit: number): number {
  let at = 0;
  while (at < limit && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonEnd(a: string, b: string, limit: number): number {
  let at = 0;
  while (at < limit && a.charCodeAt(a.length - 1 - at) === b.charCodeAt(b.length - 1 - at)) at++;
  return at;
}

function splitsPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const high = text.charCodeAt(at - 1);
  const low = text.charCodeAt(at);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}
