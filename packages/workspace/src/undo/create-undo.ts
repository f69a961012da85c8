import * as Y from "yjs";
import { isWritable } from "../migrations/schema-version.ts";
import { LocalOrigin } from "../origins.ts";
import { ROOTS } from "../schema/roots.ts";
import type { PlanRoom } from "../selectors/open-plan.ts";
import type { ScriptRoom } from "../selectors/open-script.ts";
import { createListeners } from "../selectors/view.ts";
import { dropOverruled, dropOverruledSince } from "./drop-overruled.ts";
import { followRestored } from "./follow-restored.ts";
import { keepSteps, resumeSteps, type StoredUndo } from "./kept-undo.ts";
import { mayDelete } from "./may-delete.ts";

export interface UndoSnapshot {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Steps of one person in one opened room. Answers false when there was nothing to take back. */
export interface UndoStack {
  undo(): boolean;
  redo(): boolean;
  getSnapshot(): UndoSnapshot;
  subscribe(listener: () => void): () => void;
  /** What `undo` would take back next: the same answer as before means that nothing was done here since. */
  lastStep(): object | null;
  /** The newest steps, taken back ones too, as plain data, to be given to `resume` after a reload. */
  keep(): StoredUndo;
  /**
   * Steps of an earlier session come below those of this one; what was taken back then can be done again as long as
   * nothing new has been done. Only once the document is read back from storage, and by one page at a time: two that
   * take back the same step would restore its words twice.
   */
  resume(kept: StoredUndo): void;
  destroy(): void;
}

/** Older steps are let go. */
const MAX_STEPS = 600;
/** What is remembered of a step: whether it changed rows. Of one from before a reload nothing is, so it may have. */
const ABOUT_ROWS = "rows";
/** Typing within this many milliseconds is one step. */
const CAPTURE_MS = 500;

/**
 * Undo of what was done through this room object from now on: never what was there before, never a colleague's
 * work, never a value that a colleague has changed since. A step that no longer has any effect is skipped.
 */
export function createUndo(room: PlanRoom | ScriptRoom): UndoStack {
  const { doc } = room;
  const isScript = "onRowsChange" in room;
  const scope: (Y.Map<unknown> | Y.Text)[] = (isScript ? ROOTS.script : ROOTS.plan)
    .filter((name) => name !== "meta")
    .map((name) => (name === "caption" ? doc.getText(name) : doc.getMap(name)));
  const isOwn = (origin: unknown): origin is LocalOrigin => origin instanceof LocalOrigin && origin.room === room;
  /** Under which clientIDs this person has worked here: a document gets a new one with every opening. */
  const own = new Set([doc.clientID]);
  const manager = new Y.UndoManager(scope, {
    doc,
    // Steps are cut by the times of the commands, below; Yjs would ask its own clock.
    captureTimeout: Number.POSITIVE_INFINITY,
    trackedOrigins: new Set([LocalOrigin]),
    captureTransaction: ({ origin }) => origin === manager || isOwn(origin),
    // Ours to judge (drop-overruled.ts): Yjs would also stop at a colleague's value that lost against ours, and take
    // our value away without putting back what stood before it.
    ignoreRemoteMapChanges: true,
    deleteFilter: (item) => mayDelete(item, own),
  });
  const rows = isScript ? doc.getMap<unknown>("rows") : null;
  const remember: Parameters<typeof manager.on<"stack-item-added">>[1] = ({ stackItem, changedParentTypes }) => {
    const isAboutRows = rows !== null && new Set<unknown>(changedParentTypes.keys()).has(rows);
    stackItem.meta.set(ABOUT_ROWS, isAboutRows || stackItem.meta.get(ABOUT_ROWS) === true);
  };
  manager.on("stack-item-added", remember);
  manager.on("stack-item-updated", remember);
  /** 定稿: what changed the rows stays as it is, until somebody takes the 定稿 back (or undoes it). */
  const isLocked = (step: Y.UndoManager["undoStack"][number] | undefined) =>
    "onRowsChange" in room && room.getSnapshot().final?.type === "final" && step?.meta.get(ABOUT_ROWS) !== false;
  const listeners = createListeners<[]>();
  let snapshot: UndoSnapshot = { canUndo: false, canRedo: false };

  function refresh(): void {
    if (manager.undoStack.length > MAX_STEPS) manager.undoStack.splice(0, manager.undoStack.length - MAX_STEPS);
    const canUndo = manager.canUndo() && !isLocked(manager.undoStack.at(-1));
    const canRedo = manager.canRedo() && !isLocked(manager.redoStack.at(-1));
    if (canUndo === snapshot.canUndo && canRedo === snapshot.canRedo) return;
    snapshot = { canUndo, canRedo };
    listeners.emit();
  }

  let typedAt = Number.NEGATIVE_INFINITY;
  let deed: object | null = null;
  /** Typing joins the step of the typing just before it; anything else is a step of its own. */
  function beforeTransaction({ origin }: Y.Transaction): void {
    if (!isOwn(origin)) return;
    const isSameDeed = origin.deed !== null && origin.deed === deed;
    deed = origin.deed;
    if (isSameDeed) return;
    const pause = origin.at - typedAt;
    if (!origin.typing || pause < 0 || pause >= CAPTURE_MS) manager.stopCapturing();
    typedAt = origin.typing ? origin.at : Number.NEGATIVE_INFINITY;
  }
  function onTransaction(transaction: Y.Transaction): void {
    const { origin } = transaction;
    if (origin !== manager && !isOwn(origin)) dropOverruled(manager, transaction, own);
    refresh();
  }
  doc.on("beforeTransaction", beforeTransaction);
  // Registered after the manager's own handler, so the step is on the stack by now.
  doc.on("afterTransaction", onTransaction);

  return {
    undo() {
      // A newer app's document is only read: taking a step back is writing too.
      const done = isWritable(doc) && !isLocked(manager.undoStack.at(-1)) && manager.undo() !== null;
      if (done && isScript) followRestored(doc);
      refresh();
      return done;
    },
    redo() {
      const done = isWritable(doc) && !isLocked(manager.redoStack.at(-1)) && manager.redo() !== null;
      if (done && isScript) followRestored(doc);
      refresh();
      return done;
    },
    getSnapshot: () => snapshot,
    subscribe: (listener) => listeners.add(listener),
    lastStep: () => manager.undoStack.at(-1) ?? null,
    keep: () => keepSteps(doc, { undo: manager.undoStack, redo: manager.redoStack }, own),
    resume(kept) {
      const isUntouched = manager.undoStack.length + manager.redoStack.length === 0;
      for (const client of kept.clients) own.add(client);
      const undo = resumeSteps(doc, kept.steps);
      const redo = isUntouched ? resumeSteps(doc, kept.redo ?? []) : [];
      dropOverruledSince(doc, [...undo, ...redo], own);
      manager.undoStack.unshift(...undo);
      manager.redoStack.unshift(...redo);
      refresh();
    },
    destroy() {
      doc.off("beforeTransaction", beforeTransaction);
      doc.off("afterTransaction", onTransaction);
      manager.destroy();
      listeners.clear();
    },
  };
}
