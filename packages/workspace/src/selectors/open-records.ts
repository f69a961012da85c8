import type { Annotation } from "@tongpin/domain/annotations";
import type { Comment, LedgerEntry } from "@tongpin/domain/records";
import type * as Y from "yjs";
import { PROJECTION_ORIGIN } from "../origins.ts";
import { readAnnotation } from "../schema/annotation.ts";
import { readComment } from "../schema/comment.ts";
import { readLedgerEntry } from "../schema/ledger-entry.ts";
import { type Projected, project, readProjected } from "./projected.ts";
import { createListeners, type View } from "./view.ts";

export interface LedgerState {
  /** A brand's ledger, by seq. */
  readonly entries: readonly LedgerEntry[];
}
export interface LedgerRoom extends View<LedgerState> {
  readonly doc: Y.Doc;
}

export interface TalkState {
  /** A video's comments, oldest first. */
  readonly comments: readonly Comment[];
  /** The ledger entries about this video, by seq: with gaps, so no chain can be verified from them. */
  readonly entries: readonly LedgerEntry[];
}
export interface TalkRoom extends View<TalkState> {
  readonly doc: Y.Doc;
}

export interface MarginState {
  /** What the team wrote beside a video's script, oldest first; what was removed is there without its words. */
  readonly annotations: readonly Annotation[];
}
export interface MarginRoom extends View<MarginState> {
  readonly doc: Y.Doc;
}

const bySeq = (a: LedgerEntry, b: LedgerEntry) => a.seq - b.seq;
const byTime = (a: Comment | Annotation, b: Comment | Annotation) => a.at - b.at || (a.id < b.id ? -1 : 1);

function entriesOf(doc: Y.Doc): Projected<LedgerEntry> {
  return readProjected(doc.getMap<unknown>("entries"), readLedgerEntry, bySeq);
}

/** The common part of both rooms: a snapshot that is a new object only if `read` gives other parts. */
function createView<S extends object>(doc: Y.Doc, read: () => S, parts: readonly Projected<unknown>[]): View<S> {
  const listeners = createListeners<[]>();
  let state = read();
  function getSnapshot(): S {
    const next = read();
    const keys = Object.keys(next) as (keyof S)[];
    if (keys.some((key) => next[key] !== state[key])) state = next;
    return state;
  }
  let announced = state;
  function announce(): void {
    if (listeners.size === 0) return;
    const before = announced;
    announced = getSnapshot();
    if (announced !== before) listeners.emit();
  }
  doc.on("afterTransaction", announce);
  return {
    getSnapshot,
    subscribe(listener) {
      announced = getSnapshot();
      return listeners.add(listener);
    },
    destroy() {
      doc.off("afterTransaction", announce);
      for (const part of parts) part.stop();
      listeners.clear();
    },
  };
}

export function openLedger(doc: Y.Doc): LedgerRoom {
  const entries = entriesOf(doc);
  return { doc, ...createView(doc, () => ({ entries: entries.snapshot() }), [entries]) };
}

export function openTalk(doc: Y.Doc): TalkRoom {
  const entries = entriesOf(doc);
  const comments = readProjected(doc.getMap<unknown>("comments"), readComment, byTime);
  const read = () => ({ comments: comments.snapshot(), entries: entries.snapshot() });
  return { doc, ...createView(doc, read, [entries, comments]) };
}

export function openMargin(doc: Y.Doc): MarginRoom {
  const annotations = readProjected(doc.getMap<unknown>("annotations"), readAnnotation, byTime);
  return { doc, ...createView(doc, () => ({ annotations: annotations.snapshot() }), [annotations]) };
}

function bySeqKey(entries: readonly LedgerEntry[]): [string, unknown][] {
  return entries.map((entry) => [String(entry.seq), entry]);
}

/** Brings the ledger room up to date with the records in SQL. Only the server (or a local-only workspace) calls it. */
export function projectLedgerEntries(doc: Y.Doc, entries: readonly LedgerEntry[]): void {
  project(doc, "entries", bySeqKey(entries));
}

/**
 * Adds entries to a ledger room of which nothing is known but that it has none of them, and has been filled before. The
 * document need not hold the room: what is added stands on nothing.
 */
export function appendLedgerEntries(doc: Y.Doc, entries: readonly LedgerEntry[]): void {
  const map = doc.getMap<unknown>("entries");
  doc.transact(() => {
    for (const [key, value] of bySeqKey(entries)) map.set(key, value);
  }, PROJECTION_ORIGIN);
}

/** The entries about one video, beside its comments. */
export function projectTalkEntries(doc: Y.Doc, entries: readonly LedgerEntry[]): void {
  project(doc, "entries", bySeqKey(entries));
}

export function projectComments(doc: Y.Doc, comments: readonly Comment[]): void {
  project(
    doc,
    "comments",
    comments.map((comment) => [comment.id, comment]),
  );
}

/** Words that were removed leave everybody's device; that there was something stays, for the answers that hang on it. */
export function projectAnnotations(doc: Y.Doc, annotations: readonly Annotation[]): void {
  const shown = (annotation: Annotation): Annotation =>
    annotation.removedAt === null ? annotation : { ...annotation, text: "", mentions: [] };
  project(
    doc,
    "annotations",
    annotations.map((annotation) => [annotation.id, shown(annotation)]),
  );
}
