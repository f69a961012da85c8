import type { Instant, PersonId, ProposalId } from "../base/index.ts";

/** A stretch of a text, in UTF-16 units; `end` is not in it. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** What somebody proposes for the words of one cell: take these out, put those in. */
export interface WordsProposal {
  readonly id: ProposalId;
  readonly by: PersonId;
  readonly at: Instant;
  /** Where the new words would stand in the settled text. */
  readonly offset: number;
  /** Among proposals that would stand at one place, the smaller comes first. */
  readonly rank: number;
  readonly words: string;
  /** What would go, in order, in offsets of the settled text. */
  readonly cut: readonly TextRange[];
}

/** A piece of a cell as it is shown: settled words (perhaps proposed to go), or proposed ones. */
export type CellPart =
  | { readonly type: "settled"; readonly start: number; readonly end: number; readonly cutBy: readonly ProposalId[] }
  | {
      readonly type: "words";
      readonly id: ProposalId;
      readonly offset: number;
      readonly rank: number;
      readonly length: number;
    };

/** A cell with its proposals: the settled text with every proposed word put in and nothing taken out. */
export interface MarkedCell {
  readonly settled: string;
  readonly shown: string;
  readonly parts: readonly CellPart[];
  readonly proposals: readonly WordsProposal[];
}

/** Puts proposals into the text of their cell (SUG2). The same answer on every device, in whatever order they come. */
export function markCell(settled: string, proposals: readonly WordsProposal[]): MarkedCell {
  const inserted = proposals.filter(({ words }) => words !== "").sort(comparePlaces);
  const edges = new Set([0, settled.length]);
  for (const { offset } of inserted) edges.add(clamp(offset, settled));
  for (const { cut } of proposals) {
    for (const { start, end } of cut) edges.add(clamp(start, settled)).add(clamp(end, settled));
  }
  const places = [...edges].sort((a, b) => a - b);
  const parts: CellPart[] = [];
  let shown = "";
  for (const [index, start] of places.entries()) {
    for (const { id, offset, rank, words } of inserted) {
      if (clamp(offset, settled) !== start) continue;
      parts.push({ type: "words", id, offset: start, rank, length: words.length });
      shown += words;
    }
    const end = places[index + 1];
    if (end === undefined) continue;
    const cutBy = proposals
      .filter(({ cut }) => cut.some((range) => range.start <= start && range.end >= end))
      .map(({ id }) => id);
    parts.push({ type: "settled", start, end, cutBy });
    shown += settled.slice(start, end);
  }
  return { settled, shown, parts, proposals };
}

function clamp(offset: number, text: string): number {
  return Math.min(text.length, Math.max(0, offset));
}

function comparePlaces(a: WordsProposal, b: WordsProposal): number {
  return a.offset - b.offset || a.rank - b.rank || a.at - b.at || (a.id < b.id ? -1 : 1);
}

export function lengthOf(part: CellPart): number {
  return part.type === "words" ? part.length : part.end - part.start;
}

/** A part with its place in the shown text. */
export type PlacedPart = CellPart & { readonly from: number; readonly to: number };

export function placeParts({ parts }: MarkedCell): readonly PlacedPart[] {
  let at = 0;
  return parts.map((part) => {
    const from = at;
    at += lengthOf(part);
    return { ...part, from, to: at };
  });
}

/** The settled text's offset of a place in the shown text: a place within proposed words is where they would stand. */
export function settledOffset(cell: MarkedCell, place: number): number {
  let settled = 0;
  for (const part of placeParts(cell)) {
    if (part.from >= place) break;
    settled = part.type === "settled" ? part.start + Math.min(place, part.to) - part.from : part.offset;
  }
  return settled;
}

/** Where a stretch of the settled text is shown; proposed words inside it are within. */
export function shownRange(cell: MarkedCell, { start, end }: TextRange): TextRange {
  const parts = placeParts(cell);
  const holds = (offset: number) => (part: PlacedPart) =>
    part.type === "settled" && part.start <= offset && offset < part.end;
  const first = parts.find(holds(start));
  const last = parts.find(holds(end - 1));
  const from = first?.type === "settled" ? first.from + start - first.start : 0;
  const to = last?.type === "settled" ? last.from + end - last.start : from;
  return { start: from, end: Math.max(from, to) };
}

/** The cell as it would read with every proposal taken up. */
export function proposedText({ shown, ...cell }: MarkedCell): string {
  return placeParts({ shown, ...cell })
    .filter((part) => part.type === "words" || part.cutBy.length === 0)
    .map(({ from, to }) => shown.slice(from, to))
    .join("");
}
