import type { ProposalId } from "../base/index.ts";
import {
  type CellEdits,
  createStepWriter,
  type Hand,
  type NewWords,
  type StepWriter,
  type Stretch,
  stretchesOf,
  type TextStep,
} from "./cell-edits.ts";
import {
  type MarkedCell,
  type PlacedPart,
  placeParts,
  settledOffset,
  type TextRange,
  type WordsProposal,
} from "./marked-cell.ts";

type WordsPart = Extract<PlacedPart, { type: "words" }>;

/**
 * What an edit of a cell as it is shown means (SUG3, SUG4). Proposed words are edited as they stand, by whoever writes
 * in them; settled words change only in `write`, while `suggest` puts proposals around them.
 */
export function editMarkedCell(cell: MarkedCell, steps: readonly TextStep[], hand: Hand): CellEdits {
  const draft = createDraft(cell);
  for (const stretch of stretchesOf(steps)) {
    if (hand.mode === "write" && !hand.together) write(draft, stretch);
    else suggest(draft, stretch, hand);
  }
  return draft.edits();
}

/** What taking up some of a cell's proposals does to its text, and where the words of the others stand then (SUG5). */
export function acceptInCell(cell: MarkedCell, accepted: ReadonlySet<ProposalId>): CellEdits {
  const draft = createDraft(cell);
  const byId = new Map(cell.proposals.map((proposal) => [proposal.id, proposal]));
  for (const part of draft.parts) {
    if (part.type === "settled") {
      if (part.cutBy.some((id) => accepted.has(id))) draft.settle(part.start, part.end - part.start, "", part.from);
    } else if (accepted.has(part.id)) draft.take(part, byId.get(part.id)?.words ?? "");
  }
  return draft.edits();
}

interface Insertion {
  readonly offset: number;
  /** Where it stands among the shown parts. */
  readonly from: number;
  readonly length: number;
}

function createDraft(cell: MarkedCell) {
  const parts = placeParts(cell);
  const settled = createStepWriter();
  const words = new Map<ProposalId, StepWriter>();
  const cuts = new Map<ProposalId, TextRange[]>();
  const places = new Map<ProposalId, { offset: number; rank: number }>();
  const made: NewWords[] = [];
  const taken = new Map<ProposalId, number>();
  const insertions: Insertion[] = [];
  const deletions: TextRange[] = [];

  /** Where proposed words stand in the settled text after the edit. */
  function offsetAfter(part: WordsPart): number {
    let offset = part.offset;
    for (const { start, end } of deletions) offset -= Math.max(0, Math.min(end, part.offset) - start);
    for (const { offset: at, from, length } of insertions) {
      if (at < part.offset || (at === part.offset && part.from >= from)) offset += length;
    }
    return offset;
  }

  /** Gives all words of the cell their places anew, in the order they are shown in. */
  function stand(): void {
    let rank = 0;
    for (const part of parts) {
      if (part.type === "words" && !taken.has(part.id))
        places.set(part.id, { offset: offsetAfter(part), rank: rank++ });
    }
  }

  /** An anchor follows its character; where that can't tell sides or order any more, it is said again. */
  function standWhereNeeded(): void {
    const left = parts.filter((part): part is WordsPart => part.type === "words" && !taken.has(part.id));
    const isCrowded = left.some((part) => insertions.some(({ offset }) => offset === part.offset));
    const isClosedUp = left.some((part, index) => {
      const next = left[index + 1];
      return next && next.offset > part.offset && offsetAfter(next) === offsetAfter(part);
    });
    const isReplaced = insertions.length > 0 && deletions.length > 0;
    if (isCrowded || isClosedUp || isReplaced) stand();
  }

  return {
    cell,
    parts,
    cuts,
    places,
    made,
    stand,
    settle(at: number, remove: number, insert: string, from: number) {
      if (insert !== "") insertions.push({ offset: at, from, length: insert.length });
      if (remove > 0) deletions.push({ start: at, end: at + remove });
      settled.edit(at, remove, insert);
    },
    take(part: WordsPart, insert: string) {
      taken.set(part.id, part.offset + settled.growth);
      insertions.push({ offset: part.offset, from: part.from, length: insert.length });
      settled.edit(part.offset, 0, insert);
    },
    wordsOf(id: ProposalId): StepWriter {
      const writer = words.get(id) ?? createStepWriter();
      words.set(id, writer);
      return writer;
    },
    edits(): CellEdits {
      standWhereNeeded();
      return {
        settled: settled.steps,
        words: new Map([...words].map(([id, { steps }]) => [id, steps])),
        cuts,
        places,
        made,
        taken,
      };
    },
  };
}

type Draft = ReturnType<typeof createDraft>;

/** The proposed words a stretch lies in: strictly inside, or replacing some of them and nothing else. */
function wordsAround({ parts }: Draft, { from, to }: Stretch): WordsPart | null {
  const isAround = (part: PlacedPart) =>
    from === to ? part.from < from && from < part.to : part.from <= from && to <= part.to;
  const found = parts.find((part) => part.type === "words" && isAround(part));
  return found?.type === "words" ? found : null;
}

function editWords(draft: Draft, part: WordsPart, { from, to, insert }: Stretch): void {
  const start = Math.min(part.length, Math.max(0, from - part.from));
  const end = Math.min(part.length, Math.max(0, to - part.from));
  draft.wordsOf(part.id).edit(start, Math.max(0, end - start), insert);
}

function write(draft: Draft, stretch: Stretch): void {
  const around = wordsAround(draft, stretch);
  if (around) {
    editWords(draft, around, stretch);
    return;
  }
  const { from, to, insert } = stretch;
  if (insert !== "") {
    draft.settle(settledOffset(draft.cell, from), 0, insert, from);
  }
  for (const part of draft.parts) {
    const start = Math.max(from, part.from);
    const end = Math.min(to, part.to);
    if (end <= start) continue;
    if (part.type === "words") editWords(draft, part, { from: start, to: end, insert: "" });
    else draft.settle(part.start + start - part.from, end - start, "", start);
  }
}

function suggest(draft: Draft, stretch: Stretch, hand: Hand): void {
  const around = wordsAround(draft, stretch);
  if (around) {
    editWords(draft, around, stretch);
    return;
  }
  const { from, to, insert } = stretch;
  const isMine = ({ by }: WordsProposal) => hand.together || (hand.joins && by === hand.actor);
  const mine = new Map(draft.cell.proposals.filter(isMine).map((proposal) => [proposal.id, proposal]));
  const target =
    insert === ""
      ? null
      : (draft.parts.find(
          (part): part is WordsPart & PlacedPart =>
            part.type === "words" && mine.has(part.id) && part.from <= to && part.to >= from,
        ) ?? null);
  for (const part of draft.parts) {
    const start = Math.max(from, part.from);
    const end = Math.min(to, part.to);
    if (part.type !== "words" || (end <= start && part !== target)) continue;
    editWords(draft, part, { from, to, insert: part === target ? insert : "" });
  }
  const cut = freshCuts(draft.parts, from, to);
  const grown = cut.length > 0 ? touching(mine.values(), cut) : target ? null : wordless(mine.values(), draft, from);
  if (grown && cut.length > 0) draft.cuts.set(grown.id, [...(draft.cuts.get(grown.id) ?? []), ...cut]);
  const rest = target ? "" : insert;
  if (rest === "" && (grown || cut.length === 0)) return;
  const offset = cut.at(-1)?.end ?? settledOffset(draft.cell, from);
  const rank = rankAt(draft, offset, stretch);
  if (grown && rest !== "" && grown.words === "") {
    draft.wordsOf(grown.id).edit(0, 0, rest);
    draft.places.set(grown.id, { offset, rank });
  } else draft.made.push({ offset, rank, words: rest, cut: grown ? [] : cut });
}

/** What of a shown stretch is settled and not proposed to go yet. */
function freshCuts(parts: readonly PlacedPart[], from: number, to: number): readonly TextRange[] {
  const cuts: TextRange[] = [];
  for (const part of parts) {
    const first = Math.max(from, part.from);
    const last = Math.min(to, part.to);
    if (part.type !== "settled" || part.cutBy.length > 0 || last <= first) continue;
    const range = { start: part.start + first - part.from, end: part.start + last - part.from };
    const before = cuts.at(-1);
    if (before?.end === range.start) cuts[cuts.length - 1] = { start: before.start, end: range.end };
    else cuts.push(range);
  }
  return cuts;
}

/** A proposal that goes on where this cut begins or ends: erasing letter by letter is one proposal. */
function touching(proposals: Iterable<WordsProposal>, cut: readonly TextRange[]): WordsProposal | null {
  const start = cut[0]?.start;
  const end = cut.at(-1)?.end;
  for (const proposal of proposals) {
    if (proposal.words !== "" && (proposal.offset === start || proposal.offset === end)) return proposal;
    if (proposal.cut.some((range) => range.end === start || range.start === end)) return proposal;
  }
  return null;
}

/** A proposal that only takes words out, at whose edge something is typed now: together they are a replacement. */
function wordless(proposals: Iterable<WordsProposal>, { cell }: Draft, from: number): WordsProposal | null {
  const offset = settledOffset(cell, from);
  for (const proposal of proposals) {
    if (proposal.words !== "") continue;
    if (proposal.cut[0]?.start === offset || proposal.cut.at(-1)?.end === offset) return proposal;
  }
  return null;
}

/** A rank between the words that stay left and right of a stretch at one offset. */
function rankAt(draft: Draft, offset: number, { from, to }: Stretch): number {
  const here = draft.parts.filter((part): part is WordsPart => part.type === "words" && part.offset === offset);
  const isLeft = (part: WordsPart) => part.from < from || part.to <= to;
  const left = here.findLast(isLeft);
  const right = here.find((part) => !isLeft(part));
  if (left && right && left.rank >= right.rank) draft.stand();
  const rankOf = (part: WordsPart) => draft.places.get(part.id)?.rank ?? part.rank;
  if (left && right) return (rankOf(left) + rankOf(right)) / 2;
  if (left) return rankOf(left) + 1;
  return right ? rankOf(right) - 1 : 0;
}
