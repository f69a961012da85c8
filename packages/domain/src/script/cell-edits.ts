import type { PersonId, ProposalId } from "../base/index.ts";
import type { TextRange } from "./marked-cell.ts";

/** A step of a change of a text, from its start: keep, put in, take out. Counts are UTF-16 units; the rest is kept. */
export type TextStep = { readonly retain: number } | { readonly insert: string } | { readonly delete: number };

/** A proposal that an edit begins. Offsets are of the settled text, which proposing leaves alone. */
export interface NewWords {
  readonly offset: number;
  readonly rank: number;
  readonly words: string;
  readonly cut: readonly TextRange[];
}

/** What an edit of a shown cell comes to. */
export interface CellEdits {
  /** For the settled text. Empty while suggesting. */
  readonly settled: readonly TextStep[];
  /** For the words of open proposals. */
  readonly words: ReadonlyMap<ProposalId, readonly TextStep[]>;
  /** Further stretches of the settled text that a proposal would take out. */
  readonly cuts: ReadonlyMap<ProposalId, readonly TextRange[]>;
  /** Where words stand from now on, in offsets of the settled text after `settled`. */
  readonly places: ReadonlyMap<ProposalId, { readonly offset: number; readonly rank: number }>;
  readonly made: readonly NewWords[];
  /** Whose words have become settled ones, and where they begin then. */
  readonly taken: ReadonlyMap<ProposalId, number>;
}

/** Who edits, and whose proposals go on under the same hand. */
export interface Hand {
  readonly mode: "write" | "suggest";
  readonly actor: PersonId;
  /** In a row that is itself a proposal every word is one, and all write in it together. */
  readonly together: boolean;
  /** Whether the edit may go on with a proposal that stands beside it. One gesture of several parts stays by itself. */
  readonly joins: boolean;
}

/** Writes the steps for one text, place by place from its start. */
export interface StepWriter {
  readonly steps: readonly TextStep[];
  edit(at: number, remove: number, insert: string): void;
  /** How much longer the text has become so far. */
  readonly growth: number;
}

export function createStepWriter(): StepWriter {
  const steps: TextStep[] = [];
  let reached = 0;
  let growth = 0;
  return {
    steps,
    get growth() {
      return growth;
    },
    edit(at, remove, insert) {
      if (remove === 0 && insert === "") return;
      if (at > reached) steps.push({ retain: at - reached });
      if (insert !== "") steps.push({ insert });
      if (remove > 0) steps.push({ delete: remove });
      reached = at + remove;
      growth += insert.length - remove;
    },
  };
}

/** One replaced stretch of a text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A change as its replaced stretches, in order: what stands between two of them is kept. */
export function stretchesOf(steps: readonly TextStep[]): readonly Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  let open: Stretch | null = null;
  const close = () => {
    if (open && (open.to > open.from || open.insert !== "")) found.push(open);
    open = null;
  };
  for (const step of steps) {
    if ("retain" in step) {
      if (step.retain > 0) close();
      at += step.retain;
      continue;
    }
    const now: Stretch = open ?? { from: at, to: at, insert: "" };
    if ("insert" in step) open = { ...now, insert: now.insert + step.insert };
    else {
      at += step.delete;
      open = { ...now, to: at };
    }
  }
  close();
  return found;
}
