/** A stretch of text that two texts share, or that only one of them has. */
export interface Segment {
  readonly type: "same" | "removed" | "added";
  readonly text: string;
}

/**
 * Differing words looked for beyond which two texts have nothing in common worth showing: the cost grows with its square,
 * and a reader of so many scraps would rather read both texts whole.
 */
const MOST_DIFFERENCES = 400;

/** What splits a text into the pieces that are compared: words where the platform knows them, else characters. */
export type SplitText = (text: string) => readonly string[];

/**
 * Words as a reader of Chinese sees them (第一 / 瓶 / 洁面), never half a character. Without word lists in the platform:
 * characters, where a letter stays with the letters beside it.
 */
export function createSplitter(locale: string): SplitText {
  if (typeof Intl.Segmenter === "undefined") return splitCharacters;
  const segmenter = new Intl.Segmenter(locale, { granularity: "word" });
  return (text) => Array.from(segmenter.segment(text), ({ segment }) => segment);
}

const CHARACTER = /[\p{Script=Latin}\p{N}\p{M}]+|\P{M}\p{M}*/gu;

export function splitCharacters(text: string): readonly string[] {
  return text.match(CHARACTER) ?? [];
}

/**
 * What turns one text into the other, piece by piece: `same` and `removed` together are the first text, `same` and `added`
 * the second, both in NFC (as versions are kept). Neighbouring pieces of one kind are one segment; of a replaced stretch
 * the removed words come first. The fewest pieces differ, unless the texts have almost nothing in common.
 */
export function diffSegments(before: string, after: string, split: SplitText): readonly Segment[] {
  const [was, is] = [before.normalize("NFC"), after.normalize("NFC")];
  const { head, tail } = sharedClauses(was, is);
  // Finding words is by far the dearest part: what both texts begin and end with need not be looked into.
  const a = split(was.slice(head, was.length - tail));
  const b = split(is.slice(head, is.length - tail));
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const writer = createWriter();
  writer.put("same", was.slice(0, head));
  for (const piece of a.slice(0, start)) writer.put("same", piece);
  middle(a.slice(start, a.length - end), b.slice(start, b.length - end), writer);
  for (const piece of a.slice(a.length - end)) writer.put("same", piece);
  writer.put("same", was.slice(was.length - tail));
  return writer.done();
}

/** A word never goes over one of these. */
const CLAUSE_END = /[，。！？、；：\n]/;
const MARK = /^\p{M}/u;

/** How many code units of whole clauses both texts begin and end with. */
function sharedClauses(a: string, b: string): { readonly head: number; readonly tail: number } {
  const shorter = Math.min(a.length, b.length);
  const isCut = (text: string, at: number) =>
    CLAUSE_END.test(text.charAt(at - 1)) && !MARK.test(text.slice(at, at + 2));
  let head = 0;
  for (let at = 1; at <= shorter && a[at - 1] === b[at - 1]; at += 1) if (isCut(a, at) && isCut(b, at)) head = at;
  let tail = 0;
  for (let size = 1; size <= shorter - head && a[a.length - size] === b[b.length - size]; size += 1) {
    // The clause's end belongs to what stands before it.
    if (isCut(a, a.length - size) && isCut(b, b.length - size)) tail = size;
  }
  return { head, tail };
}

interface Writer {
  put(type: Segment["type"], piece: string): void;
  done(): readonly Segment[];
}

function createWriter(): Writer {
  const segments: Segment[] = [];
  let same = "";
  let removed = "";
  let added = "";
  const close = () => {
    if (removed) segments.push({ type: "removed", text: removed });
    if (added) segments.push({ type: "added", text: added });
    removed = "";
    added = "";
  };
  const closeSame = () => {
    if (same) segments.push({ type: "same", text: same });
    same = "";
  };
  return {
    put(type, piece) {
      if (type === "same") {
        close();
        same += piece;
        return;
      }
      closeSame();
      if (type === "removed") removed += piece;
      else added += piece;
    },
    done() {
      close();
      closeSame();
      return segments;
    },
  };
}

/** Myers: the furthest each diagonal gets with d differences, and then the way back through what was kept of it. */
function middle(a: readonly string[], b: readonly string[], writer: Writer): void {
  const most = Math.min(a.length + b.length, MOST_DIFFERENCES);
  const offset = most + 1;
  const furthest = new Int32Array(2 * offset + 1);
  const rounds: Int32Array[] = [];
  for (let d = 0; d <= most; d += 1) {
    rounds.push(furthest.slice());
    for (let diagonal = -d; diagonal <= d; diagonal += 2) {
      const x = step(furthest, offset + diagonal, diagonal === -d, diagonal === d);
      let at = x;
      while (at < a.length && at - diagonal < b.length && a[at] === b[at - diagonal]) at += 1;
      furthest[offset + diagonal] = at;
      if (diagonal === a.length - b.length && at >= a.length) {
        wayBack(a, b, rounds, offset, writer);
        return;
      }
    }
  }
  for (const piece of a) writer.put("removed", piece);
  for (const piece of b) writer.put("added", piece);
}

/** Where a diagonal starts in this round: one piece of `b` more from the diagonal above, or one of `a` from below. */
function step(furthest: Int32Array, at: number, isLowest: boolean, isHighest: boolean): number {
  const above = furthest[at + 1] ?? 0;
  const below = (furthest[at - 1] ?? 0) + 1;
  return isLowest || (!isHighest && below <= above) ? above : below;
}

function wayBack(
  a: readonly string[],
  b: readonly string[],
  rounds: readonly Int32Array[],
  offset: number,
  writer: Writer,
): void {
  const way: [Segment["type"], string][] = [];
  let x = a.length;
  let y = b.length;
  for (let d = rounds.length - 1; d >= 0; d -= 1) {
    const furthest = rounds[d] ?? new Int32Array();
    const diagonal = x - y;
    const from = d === 0 ? 0 : step(furthest, offset + diagonal, diagonal === -d, diagonal === d);
    while (x > from && y > from - diagonal) {
      x -= 1;
      y -= 1;
      way.push(["same", a[x] ?? ""]);
    }
    if (d === 0) break;
    const cameFromAbove =
      diagonal === -d ||
      (diagonal !== d && (furthest[offset + diagonal - 1] ?? 0) + 1 <= (furthest[offset + diagonal + 1] ?? 0));
    if (cameFromAbove) {
      y -= 1;
      way.push(["added", b[y] ?? ""]);
    } else {
      x -= 1;
      way.push(["removed", a[x] ?? ""]);
    }
  }
  for (const [type, piece] of way.reverse()) writer.put(type, piece);
}
