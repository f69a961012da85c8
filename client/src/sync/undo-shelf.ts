import { createUndo, type PlanRoom, type ScriptRoom, type UndoStack } from "@tongpin/workspace";
import { UndoManager } from "yjs";
import type { TabLocks } from "../platform/locks.ts";
import type { RoomHandle } from "./contract.ts";
import type { AccountDatabase } from "./database.ts";

type UndoRoom = PlanRoom | ScriptRoom;

/** The undo stacks of the opened rooms, and the steps of before the reload. */
export interface UndoShelf {
  stackOf(handle: RoomHandle<UndoRoom>): UndoStack;
  /** Writes down what can be taken back now: the page may go. */
  save(): void;
  /** The room is closed; its steps are kept for the next time. */
  drop(view: UndoRoom): void;
}

/** How long an edit may be undone in memory only, ms. */
const SAVE_AFTER_MS = 1_000;

interface Entry {
  readonly stack: UndoStack;
  save(): void;
  stop(): void;
}

/**
 * Steps are taken up and written down by one tab at a time: two tabs that take back the same step would bring its words
 * twice. Where the browser has no locks between tabs, undo ends with the page.
 */
export function createUndoShelf(database: AccountDatabase, locks: TabLocks | null): UndoShelf {
  const entries = new Map<UndoRoom, Entry>();

  function open({ name, view, ready }: RoomHandle<UndoRoom>): Entry {
    const stack = createUndo(view);
    let isOurs = false;
    let timer: ReturnType<typeof setTimeout> | null = null;

    const write = () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (!isOurs) return;
      const steps = stack.keep();
      const isEmpty = steps.steps.length + (steps.redo?.length ?? 0) === 0;
      const written = isEmpty ? database.undo.delete(name) : database.undo.put({ room: name, steps });
      // Undo that is not kept is no reason to bother anybody: the content is safe either way.
      Promise.resolve(written).catch(() => undefined);
    };
    const changed = (_update?: Uint8Array, origin?: unknown) => {
      // A step just taken back must not be found again by a page that starts in this very moment.
      if (origin instanceof UndoManager) write();
      else if (isOurs) timer ??= setTimeout(write, SAVE_AFTER_MS);
    };
    const takeUp = async () => {
      await ready;
      const kept = await database.undo.get(name).catch(() => undefined);
      if (!entries.has(view)) return;
      if (kept) stack.resume(kept.steps);
      isOurs = true;
      changed();
    };
    const release = locks?.hold(
      `${database.name}:undo:${name}`,
      () => void takeUp(),
      () => {
        isOurs = false;
      },
    );
    view.doc.on("update", changed);
    return {
      stack,
      save: write,
      stop() {
        view.doc.off("update", changed);
        write();
        release?.();
        stack.destroy();
      },
    };
  }

  return {
    stackOf(handle) {
      const known = entries.get(handle.view);
      if (known) return known.stack;
      const entry = open(handle);
      entries.set(handle.view, entry);
      return entry.stack;
    },
    save() {
      for (const entry of entries.values()) entry.save();
    },
    drop(view) {
      entries.get(view)?.stop();
      entries.delete(view);
    },
  };
}
