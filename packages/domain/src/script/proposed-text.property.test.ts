import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asId, type PersonId, type ProposalId } from "../base/index.ts";
import { type CellEdits, type Hand, stretchesOf, type TextStep } from "./cell-edits.ts";
import { type MarkedCell, markCell, placeParts, proposedText, shownRange, type WordsProposal } from "./marked-cell.ts";
import { acceptInCell, editMarkedCell } from "./proposed-text.ts";

const LIN = asId<PersonId>("lin");
const words = fc.stringMatching(/^[甲乙丙丁]{0,4}$/);

const cells: fc.Arbitrary<MarkedCell> = fc
  .record({
    settled: fc.stringMatching(/^[a-j]{0,8}$/),
    made: fc.array(
      fc.record({
        by: fc.constantFrom(LIN, asId<PersonId>("chen")),
        offset: fc.nat(8),
        rank: fc.integer({ min: -2, max: 2 }),
        words,
        cut: fc.option(fc.tuple(fc.nat(8), fc.nat(3)), { nil: null }),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ settled, made }) => {
    const clamp = (offset: number) => Math.min(settled.length, offset);
    const proposals = made.map((each, index): WordsProposal => {
      const start = clamp(each.cut?.[0] ?? 0);
      const end = clamp(start + (each.cut?.[1] ?? 0));
      return {
        id: asId<ProposalId>(`p${index}`),
        by: each.by,
        at: index,
        offset: clamp(each.offset),
        rank: each.rank,
        words: each.words,
        cut: end > start ? [{ start, end }] : [],
      };
    });
    return markCell(settled, proposals);
  });

/** Steps that fit a text, from numbers. */
function stepsFor(text: string, plan: readonly (readonly [number, number, string])[]): readonly TextStep[] {
  const steps: TextStep[] = [];
  let left = text.length;
  for (const [keep, remove, insert] of plan) {
    const retain = Math.min(keep, left);
    left -= retain;
    const gone = Math.min(remove, left);
    left -= gone;
    steps.push({ retain }, { delete: gone }, { insert });
  }
  return steps;
}

function apply(text: string, steps: readonly TextStep[]): string {
  let at = 0;
  let out = "";
  for (const step of steps) {
    if ("insert" in step) out += step.insert;
    else {
      const count = "retain" in step ? step.retain : step.delete;
      if ("retain" in step) out += text.slice(at, at + count);
      at += count;
    }
  }
  return out + text.slice(at);
}

/** What the document then holds, worked out on plain data. Settled characters are named by where they stood. */
function after(cell: MarkedCell, edits: CellEdits, hand: Hand): { readonly cell: MarkedCell; readonly was: number[] } {
  const was: number[] = [];
  let at = 0;
  for (const step of edits.settled) {
    if ("insert" in step) was.push(...[...step.insert].map(() => -1));
    else {
      const count = "retain" in step ? step.retain : step.delete;
      if ("retain" in step) was.push(...Array.from({ length: count }, (_, index) => at + index));
      at += count;
    }
  }
  while (at < cell.settled.length) was.push(at++);
  const settled = apply(cell.settled, edits.settled);
  // Behind the character it stood behind; where that is gone, where it stood.
  const follow = (offset: number) => {
    let back = offset - 1;
    while (back >= 0 && !was.includes(back)) back--;
    return back < 0 ? 0 : was.indexOf(back) + 1;
  };
  const ranges = (cut: WordsProposal["cut"]) =>
    cut
      .flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => was.indexOf(start + index)))
      .filter((index) => index >= 0)
      .map((index) => ({ start: index, end: index + 1 }));
  const proposals = cell.proposals.map((proposal): WordsProposal => {
    const place = edits.places.get(proposal.id) ?? { offset: follow(proposal.offset), rank: proposal.rank };
    return {
      ...proposal,
      ...place,
      words: apply(proposal.words, edits.words.get(proposal.id) ?? []),
      cut: ranges([...proposal.cut, ...(edits.cuts.get(proposal.id) ?? [])]),
    };
  });
  const made = edits.made.map(
    (one, index): WordsProposal => ({
      ...one,
      id: asId<ProposalId>(`new${index}`),
      by: hand.actor,
      at: 100 + index,
      cut: ranges(one.cut),
    }),
  );
  return { cell: markCell(settled, [...proposals, ...made]), was };
}

const plans = fc.array(fc.tuple(fc.nat(6), fc.nat(4), fc.stringMatching(/^[xy]{0,2}$/)), {
  minLength: 1,
  maxLength: 3,
});

describe("editing a cell with proposals", () => {
  it("[SUG4] writing straight into the script shows exactly what was written, and touches no proposal beside it", () => {
    const hand: Hand = { mode: "write", actor: LIN, together: false, joins: true };
    fc.assert(
      fc.property(cells, plans, (cell, plan) => {
        const [first] = plan;
        if (!first) return;
        const steps = stepsFor(cell.shown, [first]);
        const edits = editMarkedCell(cell, steps, hand);
        expect(edits.made).toEqual([]);
        expect(edits.cuts.size).toBe(0);
        // Deleting what another's anchor stands behind moves that anchor to where it stood, which is the same place.
        expect(after(cell, edits, hand).cell.shown).toBe(apply(cell.shown, steps));
      }),
      { numRuns: 2_000 },
    );
  });

  it("[SUG3] suggesting leaves the settled text alone; what is shown is what was typed, with the erased words struck", () => {
    const hand: Hand = { mode: "suggest", actor: LIN, together: false, joins: true };
    fc.assert(
      fc.property(cells, plans, fc.boolean(), (cell, [first], joins) => {
        if (!first) return;
        const steps = stepsFor(cell.shown, [first]);
        const edits = editMarkedCell(cell, steps, { ...hand, joins });
        expect(edits.settled).toEqual([]);
        const next = after(cell, edits, hand).cell;
        expect(next.settled).toBe(cell.settled);
        const [stretch] = stretchesOf(steps);
        const erased = new Set<number>();
        for (const part of placeParts(cell)) {
          if (part.type !== "settled" || !stretch) continue;
          for (let at = Math.max(part.from, stretch.from); at < Math.min(part.to, stretch.to); at++) {
            erased.add(part.start + at - part.from);
          }
        }
        let page = "";
        for (const part of placeParts(next)) {
          if (part.type === "words") page += next.shown.slice(part.from, part.to);
          else {
            for (let at = part.start; at < part.end; at++) {
              if (!erased.has(at)) page += next.settled[at];
              else expect(part.cutBy.length).toBeGreaterThan(0);
            }
          }
        }
        expect(page).toBe(apply(cell.shown, steps));
      }),
      { numRuns: 2_000 },
    );
  });

  it("[SUG5] taking up all gives the proposed reading; taking up one keeps every other where it was shown", () => {
    const hand: Hand = { mode: "write", actor: LIN, together: false, joins: true };
    fc.assert(
      fc.property(cells, fc.nat(), (cell, choice) => {
        const ids = cell.proposals.map(({ id }) => id);
        const all = acceptInCell(cell, new Set(ids));
        expect(apply(cell.settled, all.settled)).toBe(proposedText(cell));
        const one = ids[choice % Math.max(1, ids.length)];
        if (one === undefined) return;
        const edits = acceptInCell(cell, new Set([one]));
        const next = after(cell, edits, hand);
        const rest = next.cell.proposals.filter(({ id }) => id !== one);
        const expected = placeParts(cell)
          .filter((part) => part.type === "words" || !part.cutBy.includes(one))
          .map(({ from, to }) => cell.shown.slice(from, to))
          .join("");
        expect(markCell(next.cell.settled, rest).shown).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it("[SUG2] a settled stretch is found again where it is shown", () => {
    fc.assert(
      fc.property(cells, fc.nat(8), fc.integer({ min: 1, max: 3 }), (cell, at, length) => {
        const start = Math.min(at, cell.settled.length);
        const end = Math.min(start + length, cell.settled.length);
        if (end === start) return;
        const range = shownRange(cell, { start, end });
        const shown = cell.shown.slice(range.start, range.end).replace(/[甲乙丙丁]/gu, "");
        expect(shown).toBe(cell.settled.slice(start, end));
      }),
      { numRuns: 500 },
    );
  });
});
