/**
 * What copying from the web leaves in Chinese text (IMP-02 … IMP-04). Proposals only: `after` null means that nobody can know
 * what stood there, so that a person must look at the original.
 */
export type CleanUpRule = "pinyin" | "stray-mark" | "damaged" | "traditional";

export interface CleanUp {
  readonly rule: CleanUpRule;
  /** UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string | null;
}

const TONE = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ";
const HAN = "\\p{Script=Han}";

/** 企業(yè): a reading in brackets behind one character. Only with a tone, so that 抖音(app) stays. */
const PINYIN = new RegExp(`(?<=${HAN})[(（](?=[^()（）]*[${TONE}])[a-zü${TONE}]{1,6}[)）]`, "gu");
/** 廣闊的.發展, 獨到的\`見解: a mark that slipped in behind 的. */
const STRAY_MARK = new RegExp(`(?<=的)[.\`](?=${HAN})`, "gu");
const DAMAGED = new RegExp(
  [
    // A question mark where a sign was, and a backslash where a byte was.
    `\\?[;；]?${HAN}{1,24}\\\\${HAN}?`,
    `(?<=${HAN})\\\\${HAN}`,
    // Characters that say of themselves that something was lost, and those no font has.
    "[\\ufffd\\ue000-\\uf8ff]+",
    // UTF-8 read as GBK, and memory nobody wrote to.
    "(?:锟斤拷?)+|烫{3,}|屯{3,}",
    `(?:[鈥銆锛]\\S{0,2}){2,}`,
    // UTF-8 read as Latin-1.
    "(?:[Ã-ï][\\u0080-\\u00bf\\u0152-\\u0178\\u2013-\\u2122]{1,2}){2,}",
  ].join("|"),
  "gu",
);

/** What may be cleaned up in a text, in order; no two overlap. */
export function findCleanUps(text: string): readonly CleanUp[] {
  const found: CleanUp[] = [];
  const add = (rule: CleanUpRule, pattern: RegExp, after: string | null) => {
    for (const match of text.matchAll(pattern)) {
      found.push({ rule, start: match.index, end: match.index + match[0].length, before: match[0], after });
    }
  };
  add("damaged", DAMAGED, null);
  add("pinyin", PINYIN, "");
  add("stray-mark", STRAY_MARK, "");
  const ordered = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: CleanUp[] = [];
  for (const one of ordered) if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one);
  return kept;
}

/** The text with these proposals taken; those without an answer change nothing. */
export function applyCleanUps(text: string, chosen: readonly CleanUp[]): string {
  let out = "";
  let at = 0;
  for (const { start, end, after } of chosen.toSorted((a, b) => a.start - b.start)) {
    if (after === null || start < at) continue;
    out += text.slice(at, start) + after;
    at = end;
  }
  return out + text.slice(at);
}
