/** 剪映 sets one line of subtitles at a time; more than this runs out of a 9:16 picture at its usual size. */
export const SUBTITLE_WIDTH = 18;

const SENTENCE_END = /[。！？!?；;…]/;
const CLAUSE_END = /[，,、：:]/;
const CLOSING = /[”’」』）)】》〉\]"']/;
/** Punctuation that stands silent at the end of a subtitle; question and exclamation marks and … stay. */
const SILENT_END = /[，,、：:；;。\s]+$/;
const JOINS = /\p{M}|\u200d|\ufe0f/u;
const LATIN = /[\p{Script=Latin}\p{N}]/u;

/** How wide a line is, in Han characters: letters and figures take half. */
export function subtitleWidth(text: string): number {
  let width = 0;
  for (const char of text) width += JOINS.test(char) ? 0 : (char.codePointAt(0) ?? 0) >= 0x1100 ? 1 : 0.5;
  return width;
}

/**
 * Words as subtitles: a new one after every sentence and line break, neighbouring clauses together while they fit, and a
 * clause that alone is too long cut into even parts, never inside a word or figure that fits on a line. No character is
 * lost but spaces and the silent punctuation at the ends.
 */
export function subtitleLines(text: string, max: number = SUBTITLE_WIDTH): readonly string[] {
  const lines: string[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    for (const sentence of cutAfter(line, SENTENCE_END)) {
      let open = "";
      for (const clause of cutAfter(sentence, CLAUSE_END)) {
        if (subtitleWidth(trimEnd(open + clause)) <= max) open += clause;
        else {
          pushLine(lines, open, max);
          open = clause;
        }
      }
      pushLine(lines, open, max);
    }
  }
  return lines;
}

function pushLine(lines: string[], text: string, max: number): void {
  const words = trimEnd(text);
  if (words === "") return;
  for (const part of evenParts(words, max)) {
    const bare = trimEnd(part);
    if (bare !== "") lines.push(bare);
  }
}

function trimEnd(text: string): string {
  return text.replace(SILENT_END, "").trimStart();
}

/** Cuts behind a sign and the quotes that close after it. A comma or colon between figures (1,000, 9:16) is none. */
function cutAfter(text: string, sign: RegExp): readonly string[] {
  const chars = Array.from(text);
  const parts: string[] = [];
  let open = "";
  chars.forEach((char, at) => {
    open += char;
    const next = chars[at + 1] ?? "";
    const ends = isSign(chars, at, sign) || (CLOSING.test(char) && open.length > 1 && endsBefore(chars, at, sign));
    if (!ends || CLOSING.test(next) || isSign(chars, at + 1, sign)) return;
    parts.push(open);
    open = "";
  });
  if (open !== "") parts.push(open);
  return parts;
}

function isSign(chars: readonly string[], at: number, sign: RegExp): boolean {
  const char = chars[at] ?? "";
  if (!sign.test(char)) return false;
  const isAscii = char < "\u007f";
  return !(isAscii && LATIN.test(chars[at + 1] ?? "") && LATIN.test(chars[at - 1] ?? ""));
}

/** Whether the closing quotes up to here stand behind the sign. */
function endsBefore(chars: readonly string[], at: number, sign: RegExp): boolean {
  let back = at;
  while (back >= 0 && CLOSING.test(chars[back] ?? "")) back--;
  return isSign(chars, back, sign);
}

function evenParts(text: string, max: number): readonly string[] {
  const parts: string[] = [];
  let rest = Array.from(text);
  while (rest.length > 0) {
    const width = subtitleWidth(rest.join(""));
    if (width <= max) {
      parts.push(rest.join(""));
      break;
    }
    const target = Math.min(max, Math.ceil(width / Math.ceil(width / max)));
    const cut = cutPlace(rest, target) ?? cutPlace(rest, max) ?? hardCut(rest, max);
    parts.push(rest.slice(0, cut).join(""));
    rest = rest.slice(cut);
  }
  return parts;
}

/** The last place within `width` where a line may end; null when there is none. */
function cutPlace(chars: readonly string[], width: number): number | null {
  let best: number | null = null;
  let used = 0;
  for (const [at, char] of chars.entries()) {
    used += subtitleWidth(char);
    if (used > width) break;
    if (mayCut(char, chars[at + 1] ?? "")) best = at + 1;
  }
  return best;
}

function mayCut(before: string, after: string): boolean {
  if (after === "" || JOINS.test(after) || before === "\u200d") return false;
  if (CLOSING.test(after) || SENTENCE_END.test(after) || CLAUSE_END.test(after)) return false;
  if (/[“‘「『（(【《〈[%‰]/.test(before) || /[%‰]/.test(after)) return false;
  const isWord = (char: string) => LATIN.test(char) || /[.,:'’@#&/+-]/.test(char);
  return !(isWord(before) && isWord(after));
}

/** One word longer than a line is cut where the line ends. */
function hardCut(chars: readonly string[], max: number): number {
  let used = 0;
  let at = 0;
  while (at < chars.length && used + subtitleWidth(chars[at] ?? "") <= max) used += subtitleWidth(chars[at++] ?? "");
  while (at > 1 && (JOINS.test(chars[at] ?? "") || chars[at - 1] === "\u200d")) at--;
  return Math.max(1, at);
}
