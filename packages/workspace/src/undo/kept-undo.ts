import * as Y from "yjs";
import { STORE_ORIGIN } from "../origins.ts";

type Ranges = readonly (readonly [client: number, clock: number, length: number])[];
/** What a deleted item said: characters of a text, or values of a key. */
type Piece = readonly [client: number, clock: number, content: string | readonly unknown[]];
/** Where a restored item lives on: Yjs keeps this in memory only. */
type Redone = readonly [client: number, clock: number, length: number, toClient: number, toClock: number];

export interface KeptStep {
  readonly insertions: Ranges;
  readonly deletions: Ranges;
  readonly pieces: readonly Piece[];
  readonly redone: readonly Redone[];
}

/** Undo steps as plain data, newest first, to outlive the page. They name exact items of the document, never places. */
export interface StoredUndo {
  readonly version: 1;
  /** Every clientID these steps were made under: the person's own, session after session. */
  readonly clients: readonly number[];
  readonly steps: readonly KeptStep[];
  /** What was taken back and can be done again, the next first. Absent in what versions before 2026-11-22 kept. */
  readonly redo?: readonly KeptStep[];
}

type Step = Y.UndoManager["undoStack"][number];

/** As much as is worth writing whenever somebody pauses. */
const KEEP_STEPS = 300;
const KEEP_CHARACTERS = 200_000;

type Stacks = Readonly<Record<"undo" | "redo", readonly Step[]>>;

/** The newest steps of both stacks, down to the first that can't be kept. */
export function keepSteps(doc: Y.Doc, { undo, redo }: Stacks, clients: Iterable<number>): StoredUndo {
  return doc.transact(
    (transaction): StoredUndo => ({
      version: 1,
      clients: [...clients],
      steps: keepStack(transaction, undo),
      redo: keepStack(transaction, redo),
    }),
    STORE_ORIGIN,
  );
}

function keepStack(transaction: Y.Transaction, stack: readonly Step[]): KeptStep[] {
  const steps: KeptStep[] = [];
  let size = 0;
  for (const step of [...stack].reverse().slice(0, KEEP_STEPS)) {
    const kept = keepStep(transaction, step);
    size += kept?.pieces.reduce((sum, [, , content]) => sum + content.length, 0) ?? 0;
    if (!kept || size > KEEP_CHARACTERS) break;
    steps.push(kept);
  }
  return steps;
}

function keepStep(transaction: Y.Transaction, { insertions, deletions }: Step): KeptStep | null {
  const pieces: Piece[] = [];
  const redone: Redone[] = [];
  let isWhole = true;
  const follow = (struct: unknown) => {
    for (let item = struct; item instanceof Y.Item && item.redone !== null; ) {
      redone.push([item.id.client, item.id.clock, item.length, item.redone.client, item.redone.clock]);
      item = Y.getItem(transaction.doc.store, item.redone);
    }
  };
  Y.iterateDeletedStructs(transaction, deletions, (struct) => {
    // Made and deleted within the step: undoing it restores nothing.
    if (!(struct instanceof Y.Item) || Y.isDeleted(insertions, struct.id)) return;
    const content = contentOf(struct);
    if (content === null) isWhole = false;
    else pieces.push([struct.id.client, struct.id.clock, content]);
    follow(struct);
  });
  Y.iterateDeletedStructs(transaction, insertions, follow);
  return isWhole ? { insertions: rangesOf(insertions), deletions: rangesOf(deletions), pieces, redone } : null;
}

function contentOf({ content }: Y.Item): Piece[2] | null {
  if (content instanceof Y.ContentString) return content.str;
  if (content instanceof Y.ContentAny) return content.arr;
  return null;
}

type DeleteSet = Step["deletions"];

function rangesOf(set: DeleteSet): Ranges {
  return [...set.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => [client, clock, len] as const).filter(([, , length]) => length > 0),
  );
}

function setOf(ranges: Ranges): DeleteSet {
  const set = Y.createDeleteSet();
  for (const [client, clock, len] of ranges) {
    const list = set.clients.get(client) ?? [];
    list.push({ clock, len });
    set.clients.set(client, list);
  }
  return set;
}

/**
 * Kept steps (of either stack) as steps of a document that was read back from storage, oldest first. A stored document has forgotten
 * what deleted items said; their words are put back into those very items, still deleted, which is how they stood in
 * memory before the reload. Nothing visible changes and nothing is sent. Steps that do not fit the document end the list:
 * everything older could overrule what they would have taken back.
 */
export function resumeSteps(doc: Y.Doc, kept: readonly KeptStep[]): Step[] {
  const steps: Step[] = [];
  doc.transact((transaction) => {
    for (const { insertions, deletions, pieces, redone } of kept) {
      const step: Step = { insertions: setOf(insertions), deletions: setOf(deletions), meta: new Map() };
      if (
        !isCovered(doc, [
          ...insertions,
          ...deletions,
          ...redone.map(([, , length, client, clock]) => [client, clock, length] as const),
        ])
      )
        return;
      if (!putBack(transaction, step, pieces)) return;
      for (const link of redone) follow(transaction, link);
      steps.unshift(step);
    }
  }, STORE_ORIGIN);
  return steps;
}

/** Says of an item, however storage has cut or joined it since, where it lives on. */
function follow(transaction: Y.Transaction, [client, clock, length, toClient, toClock]: Redone): void {
  const range = setOf([[client, clock, length]]);
  Y.iterateDeletedStructs(transaction, range, (struct) => {
    if (struct instanceof Y.Item) struct.redone ??= Y.createID(toClient, toClock + struct.id.clock - clock);
  });
}

function isCovered(doc: Y.Doc, ranges: Ranges): boolean {
  return ranges.every(([client, clock, length]) => clock + length <= Y.getState(doc.store, client));
}

function putBack(transaction: Y.Transaction, step: Step, pieces: readonly Piece[]): boolean {
  let fits = true;
  Y.iterateDeletedStructs(transaction, step.deletions, (struct) => {
    if (!(struct instanceof Y.Item) || Y.isDeleted(step.insertions, struct.id)) return;
    const content = struct.content instanceof Y.ContentDeleted ? contentAt(pieces, struct) : struct.content;
    if (!struct.deleted || content === null) {
      fits = false;
      return;
    }
    struct.content = content;
    // Kept from being collected, as the undo manager keeps what it may need.
    for (let item: Y.Item | null = struct; item !== null && !item.keep; item = ownerOf(item)) item.keep = true;
  });
  return fits;
}

function ownerOf({ parent }: Y.Item): Y.Item | null {
  return parent instanceof Y.AbstractType ? parent._item : null;
}

/** The words of one deleted item, cut out of the pieces that cover it. */
function contentAt(pieces: readonly Piece[], { id, length }: Y.Item): Y.ContentString | Y.ContentAny | null {
  const end = id.clock + length;
  const own = pieces
    .filter(([client, clock, content]) => client === id.client && clock < end && clock + content.length > id.clock)
    .sort(([, a], [, b]) => a - b)
    .map(([, clock, content]) => content.slice(Math.max(0, id.clock - clock), end - clock));
  if (own.reduce((sum, part) => sum + part.length, 0) !== length) return null;
  if (own.every((part) => typeof part === "string")) return new Y.ContentString(own.join(""));
  if (own.every((part) => typeof part !== "string")) return new Y.ContentAny(own.flat(1));
  return null;
}
