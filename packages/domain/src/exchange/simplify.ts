import { SIMPLIFIED, TRADITIONAL } from "../coverage/generated/script-table.ts";
import type { CleanUp } from "./clean-up.ts";

/** Words that keep a character which elsewhere becomes another one: 乾 is 干 in 乾燥, but 乾坤 stays. */
const KEPT = /乾[坤隆陵卦]|瞭望|[慰狼蘊][藉]|著/gu;

let table: ReadonlyMap<string, string> | null = null;

function simplified(char: string): string {
  table ??= new Map([...TRADITIONAL].map((from, at) => [from, SIMPLIFIED.charAt(at)]));
  return table.get(char) ?? char;
}

/**
 * The text in Simplified characters, one for one, so that places stay what they are. What depends on meaning stays as it is
 * written: 著 is 着 in one word and 著 in another, and only a reader knows which.
 */
export function simplifyText(text: string): string {
  const kept = new Set([...text.matchAll(KEPT)].flatMap(({ 0: word, index }) => [...word].map((_, at) => index + at)));
  let out = "";
  let at = 0;
  for (const char of text) {
    const next = kept.has(at) ? char : simplified(char);
    out += next.length === char.length ? next : char;
    at += char.length;
  }
  return out;
}

/** The conversion as a proposal, from the first character that would change to the last; none for a text without any. */
export function findTraditional(text: string): readonly CleanUp[] {
  const after = simplifyText(text);
  if (after === text) return [];
  let start = 0;
  let end = text.length;
  while (text[start] === after[start]) start++;
  while (text[end - 1] === after[end - 1]) end--;
  return [{ rule: "traditional", start, end, before: text.slice(start, end), after: after.slice(start, end) }];
}
