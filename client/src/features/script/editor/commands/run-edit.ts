import type { Command, EditorState, Transaction } from "@tiptap/pm/state";
import { TextSelection } from "@tiptap/pm/state";
import { asId, type RowId } from "@tongpin/domain/base";
import { type CellPoint, diffRows } from "../../core/diff-rows.ts";
import { deleteBetween, type RowEdit } from "../../core/row-edits.ts";
import { applyRemote } from "../apply-remote.ts";
import { readPoint, readRows, writePoint } from "../rows-in-doc.ts";

/** What a key does to the rows, worked out on plain data. Null: not its business, the next one may have it. */
export type EditRows = (rows: RowEdit["rows"], at: CellPoint, state: EditorState) => RowEdit | null;

/** Makes a ProseMirror command of an edit of rows. A selection over several cells is cleared first. */
export function rowCommand(edit: EditRows): Command {
  return (state, dispatch) => {
    const cleared = clearSelection(state);
    const at = cleared?.caret ?? readPoint(state.doc, state.selection.from);
    if (!at) return false;
    const done = edit(cleared?.rows ?? readRows(state.doc, null), at, state);
    if (!done) return false;
    dispatch?.(writeEdit(state, done));
    return true;
  };
}

export function writeEdit(state: EditorState, edit: RowEdit): Transaction {
  const changes = diffRows(readRows(state.doc, null), edit.rows, edit.caret);
  const tr = applyRemote(state.tr, changes, NOWHERE);
  const pos = writePoint(tr.doc, edit.caret) ?? null;
  if (pos !== null) tr.setSelection(TextSelection.create(tr.doc, pos));
  return tr.scrollIntoView();
}

/** The rows without what is selected, or null when nothing is. */
export function clearSelection(state: EditorState): RowEdit | null {
  if (state.selection.empty) return null;
  const from = readPoint(state.doc, state.selection.from) ?? edgePoint(state, "start");
  const to = readPoint(state.doc, state.selection.to) ?? edgePoint(state, "end");
  return from && to ? deleteBetween(readRows(state.doc, null), from, to) : null;
}

/** Whether the selection goes beyond one cell: what a browser or ProseMirror would do with it would tear rows. */
export function isAcrossCells(state: EditorState): boolean {
  const { $from, $to, empty } = state.selection;
  return !empty && !($from.depth === 2 && $from.sameParent($to));
}

function edgePoint(state: EditorState, edge: "start" | "end"): CellPoint | null {
  const row = readRows(state.doc, null).at(edge === "start" ? 0 : -1);
  if (!row) return null;
  return edge === "start"
    ? { id: row.id, column: "visual", offset: 0 }
    : { id: row.id, column: "caption", offset: row.caption.length };
}

/** No row of a script is called so: an emptied editor's row gets its id from `giveRowsIds`. */
const NOWHERE = asId<RowId>("");
