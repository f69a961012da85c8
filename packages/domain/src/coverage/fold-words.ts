import { readFigure } from "./figures.ts";
import { SIMPLIFIED, TRADITIONAL } from "./generated/script-table.ts";

/** A text as words are looked for in it, and where each of its characters stood. */
export interface FoldedWords {
  readonly folded: string;
  /** Source places of folded unit i: from `starts[i]` to `ends[i]`, UTF-16 units. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const INVISIBLE = /^[\p{Cf}\p{Mn}]$/u;
/** What nobody says: spaces, marks, emoji. Signs that belong to a figure are read with it. */
const SILENT = /^[\p{P}\p{Z}\p{Cc}\p{So}\p{Sk}~]$/u;
const DIGIT_LAST = /\d$/;
const FIGURE_SIGN = new Set(["%", "‰"]);

const simplified = new Map([...TRADITIONAL].map((char, index) => [char, SIMPLIFIED.charAt(index)]));

interface Unit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Where two of these would run together, `-` is put between them: 3~5 is not 35, and two words are not one. */
const LATIN = /[a-z0-9]/;

/** NFKC, lower case, simplified, without invisible characters, spaces and punctuation; figures in one spelling. */
export function foldWords(source: string): FoldedWords {
  const units = readUnits(source);
  const chars = units.map(({ text }) => text);
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = "";
  let isApart = false;
  const put = (text: string, start: number, end: number) => {
    folded += text;
    for (let index = 0; index < text.length; index += 1) {
      starts.push(start);
      ends.push(end);
    }
    isApart = false;
  };
  const putWord = (text: string, start: number, end: number) => {
    if (isApart && LATIN.test(folded.at(-1) ?? "") && LATIN.test(text.charAt(0))) put("-", start, start);
    put(text, start, end);
  };
  for (let at = 0; at < units.length; ) {
    const figure = readFigure(chars, at);
    const length = figure?.length ?? 1;
    const start = units[at]?.start ?? 0;
    const end = units[at + length - 1]?.end ?? source.length;
    if (figure) {
      isApart ||= DIGIT_LAST.test(folded);
      putWord(figure.text, start, end);
    } else {
      const text = chars[at] ?? "";
      const isSaid = !SILENT.test(text) || (FIGURE_SIGN.has(text) && DIGIT_LAST.test(folded));
      if (isSaid) putWord(text, start, end);
      else isApart = true;
    }
    at += length;
  }
  return { folded, starts, ends };
}

function readUnits(source: string): readonly Unit[] {
  const units: Unit[] = [];
  let start = 0;
  for (const character of source) {
    const end = start + character.length;
    // One character may become several: ㎏, ½.
    if (!INVISIBLE.test(character)) {
      for (const part of character.normalize("NFKC").toLowerCase()) {
        units.push({ text: simplified.get(part) ?? part, start, end });
      }
    }
    start = end;
  }
  return units;
}
