import type { EditorState, Transaction } from "@tiptap/pm/state";
import type { RowId } from "@tongpin/domain/base";
import type { ScriptRow } from "@tongpin/domain/video";
import type { ScriptChange } from "@tongpin/workspace";
import { diffRows } from "../core/diff-rows.ts";
import { readPoint, readRow, readRows } from "./rows-in-doc.ts";

export interface LocalChanges {
  readonly changes: readonly ScriptChange[];
  /** The rows the editor shows now. */
  readonly rows: readonly ScriptRow[];
}

/** What the person did since the editor last said `before`, as changes of the shared script. */
export function changesSince(
  before: readonly ScriptRow[],
  state: EditorState,
  placeholderId: RowId | null,
): LocalChanges {
  const rows = readRows(state.doc, placeholderId);
  const caret = state.selection.empty ? readPoint(state.doc, state.selection.head) : null;
  return { changes: diffRows(before, rows, caret ?? undefined), rows };
}

/** Typing goes on in one undo step; a split, a merge, a paste into several rows are steps of their own. */
export function isTyping(changes: readonly ScriptChange[]): boolean {
  const only = changes.length === 1 ? changes[0] : undefined;
  if (only?.type !== "edit-cell") return false;
  return only.ops.every((op) => !("insert" in op) || !op.insert.includes("\n"));
}

/**
 * Every row has an id of its own. A pasted or duplicated row gets a new one; the row that was there before keeps
 * it, whichever of the two stands first.
 */
export function giveRowsIds(oldState: EditorState, newState: EditorState, newId: () => string): Transaction | null {
  if (oldState.doc === newState.doc) return null;
  const oldNodes = new Set(oldState.doc.children);
  const ownerIndex = new Map<RowId, number>();
  newState.doc.forEach((node, _pos, index) => {
    const { id } = readRow(node);
    if (id && (!ownerIndex.has(id) || oldNodes.has(node))) ownerIndex.set(id, index);
  });
  const tr = newState.tr;
  newState.doc.forEach((node, pos, index) => {
    const { id } = readRow(node);
    if (!id || ownerIndex.get(id) !== index) tr.setNodeAttribute(pos, "id", newId());
  });
  return tr.docChanged ? tr : null;
}
