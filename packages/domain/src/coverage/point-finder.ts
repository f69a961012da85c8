import { type FoldedWords, foldWords } from "./fold-words.ts";

/** Where a wording stands in a text. */
export interface WordPlace {
  /** UTF-16 units of the text as given, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** The words as they stand there. */
  readonly text: string;
  /** A negation stands right before it: 不含糖 says nothing of 含糖. */
  readonly negated: boolean;
}

/** Finds one wording (`甲|乙`: either) in folded texts. */
export type WordFinder = (words: FoldedWords, source: string) => readonly WordPlace[];

const SEPARATOR = /[|｜]/;

/** The wordings of an item, as people wrote them; empty ones left out. */
export function alternativesOf(text: string): readonly string[] {
  return text
    .split(SEPARATOR)
    .map((wording) => wording.trim())
    .filter((wording) => foldWords(wording).folded !== "");
}

/** Ends of what stands before a wording that turn it round. Folded: simplified, without spaces. */
const NEGATIONS = /(?:不|没|无|未|勿|没有|不是|不会|不能|不用|不要|不再|不必|不太|并非|绝非|毫无)$/;
/** The same characters, no negation: 除非, 有无, 要不. */
const NO_NEGATIONS = /(?:有无|有没|要不|从不|对不|是不)$/;

const MARK = /\p{P}/u;

/** A wording that begins or ends with a letter or digit must not be part of a longer word or figure. */
const INNER = /[a-z0-9.]/;
const LATIN = /[a-z0-9]/;

export function createWordFinder(text: string): WordFinder {
  const forms = alternativesOf(text).map((wording) => foldWords(wording).folded);
  return ({ folded, starts, ends }, source) => {
    const found: WordPlace[] = [];
    for (const form of forms) {
      for (let from = folded.indexOf(form); from >= 0; from = folded.indexOf(form, from + 1)) {
        const to = from + form.length;
        if (isPart(folded, from, to)) continue;
        const start = starts[from] ?? 0;
        const end = ends[to - 1] ?? source.length;
        // “不，含维C” negates something else.
        const isApart = MARK.test(source.slice(ends[from - 1] ?? 0, start));
        const before = folded.slice(Math.max(0, from - 2), from);
        const negated = !isApart && NEGATIONS.test(before) && !NO_NEGATIONS.test(before);
        found.push({ start, end, text: source.slice(start, end), negated });
      }
    }
    return withoutDoubles(found);
  };
}

function isPart(folded: string, from: number, to: number): boolean {
  const first = folded.charAt(from);
  const last = folded.charAt(to - 1);
  return (
    (LATIN.test(first) && INNER.test(folded.charAt(from - 1))) || (LATIN.test(last) && INNER.test(folded.charAt(to)))
  );
}

/** In the order of the text; of two alternatives at one place the longer. */
function withoutDoubles(found: readonly WordPlace[]): readonly WordPlace[] {
  const sorted = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: WordPlace[] = [];
  for (const place of sorted) if (kept.every((other) => place.start >= other.end)) kept.push(place);
  return kept;
}
