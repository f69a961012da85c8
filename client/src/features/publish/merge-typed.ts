/**
 * What a text is after somebody finished composing (an input method held it back) while it changed underneath. `base` is
 * what the composing began with, `typed` what the person made of it, `live` what it is now. The person's own change is put
 * into `live` where its surroundings still stand; if they are gone, it goes to the same place counted from the start.
 */
export function mergeTyped(base: string, typed: string, live: string): string {
  if (live === base || live === typed) return typed;
  if (typed === base) return live;
  let start = 0;
  while (start < base.length && start < typed.length && base[start] === typed[start]) start += 1;
  let end = 0;
  const most = Math.min(base.length, typed.length) - start;
  while (end < most && base[base.length - 1 - end] === typed[typed.length - 1 - end]) end += 1;
  const before = base.slice(0, start);
  const after = base.slice(base.length - end);
  const inserted = typed.slice(start, typed.length - end);
  const removed = base.slice(start, base.length - end);
  if (live.startsWith(before)) return splice(live, start, removed, inserted);
  if (live.endsWith(after)) return splice(live, live.length - end - removed.length, removed, inserted);
  return splice(live, Math.min(start, live.length), removed, inserted);
}

/** Removes only what is still there: a colleague's words are never taken for the person's own. */
function splice(text: string, at: number, removed: string, inserted: string): string {
  const place = Math.max(0, at);
  const gone = text.startsWith(removed, place) ? removed.length : 0;
  return text.slice(0, place) + inserted + text.slice(place + gone);
}
