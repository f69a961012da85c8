import type { RowId } from "@tongpin/domain/base";
import type { ScriptRow } from "@tongpin/domain/video";
import {
  applyShownChanges,
  type CommandContext,
  type ScriptChange,
  type ShownScript,
  type WritingMode,
} from "@tongpin/workspace";
import { emptyRow } from "../core/row-edits.ts";

/** What the row menu does: the same changes as the editor's, from beside it. */
export interface RowCommands {
  insert(id: RowId, place: "above" | "below"): RowId | null;
  duplicate(id: RowId): void;
  move(id: RowId, step: -1 | 1): void;
  moveAfter(id: RowId, afterId: RowId | null): void;
  /** Answers how to bring the row back where it stood; null when that is only proposed, or nothing was there. */
  remove(id: RowId): (() => void) | null;
  set(id: RowId, patch: Partial<Pick<ScriptRow, "beat" | "seconds">>): void;
}

export function createRowCommands(
  shown: ShownScript,
  mode: () => WritingMode,
  context: () => CommandContext,
  newRowId: () => RowId,
): RowCommands {
  const rows = (): readonly ScriptRow[] => shown.getSnapshot().rows;
  const indexOf = (id: RowId): number => rows().findIndex((row) => row.id === id);
  const apply = (...changes: readonly ScriptChange[]): boolean =>
    applyShownChanges(shown, { changes, source: null, mode: mode() }, context()).ok;
  const insertAfter = (row: ScriptRow, afterId: RowId | null): boolean => apply({ type: "insert-row", row, afterId });
  return {
    insert(id, place) {
      const index = indexOf(id);
      if (index < 0) return null;
      const row = emptyRow(newRowId());
      const afterId = place === "below" ? id : (rows()[index - 1]?.id ?? null);
      return insertAfter(row, afterId) ? row.id : null;
    },
    duplicate(id) {
      const row = rows()[indexOf(id)];
      if (row) insertAfter({ ...row, id: newRowId() }, id);
    },
    move(id, step) {
      const index = indexOf(id);
      const all = rows();
      if (index < 0 || index + step < 0 || index + step >= all.length) return;
      const afterId = step > 0 ? (all[index + 1]?.id ?? null) : (all[index - 2]?.id ?? null);
      apply({ type: "move-row", id, afterId });
    },
    moveAfter(id, afterId) {
      apply({ type: "move-row", id, afterId });
    },
    remove(id) {
      const index = indexOf(id);
      const row = rows()[index];
      if (!row) return null;
      const before = rows()[index - 1]?.id ?? null;
      if (!apply({ type: "remove-row", id }) || mode() === "suggest") return null;
      return () => {
        const stays = before === null || indexOf(before) >= 0;
        if (indexOf(id) < 0) insertAfter(row, stays ? before : (rows().at(-1)?.id ?? null));
      };
    },
    set(id, patch) {
      apply({ type: "set-row", id, ...patch });
    },
  };
}
