import { type Command, TextSelection } from "@tiptap/pm/state";
import { must, type RowId } from "@tongpin/domain/base";
import { ROW_COLUMNS } from "@tongpin/domain/video";
import { mergeWithPrevious, moveRow, splitRow } from "../../core/row-edits.ts";
import { readPoint, readRows } from "../rows-in-doc.ts";
import { LINE_BREAK } from "../schema.ts";
import { clearSelection, isAcrossCells, rowCommand, writeEdit } from "./run-edit.ts";

type NewId = () => RowId;

/** Enter: the row parts at the caret. */
export function enter(newId: NewId): Command {
  return rowCommand((rows, at) => splitRow(rows, at, newId));
}

/** Shift+Enter: a line break inside the cell. */
export const lineBreak: Command = (state, dispatch) => {
  if (isAcrossCells(state)) return false;
  const node = must(state.schema.nodes[LINE_BREAK], LINE_BREAK).create();
  dispatch?.(state.tr.replaceSelectionWith(node, false).scrollIntoView());
  return true;
};

/** Backspace and Delete over several cells. */
export const deleteAcross: Command = (state, dispatch) => {
  if (!isAcrossCells(state)) return false;
  const edit = clearSelection(state);
  if (edit) dispatch?.(writeEdit(state, edit));
  return true;
};

/** Backspace at the start of a cell: joins with the row above; from the caption it only steps back to the words. */
export const joinBackward: Command = (state, dispatch) => {
  if (!state.selection.empty) return false;
  const at = readPoint(state.doc, state.selection.head);
  if (!at || at.offset > 0) return false;
  const rows = readRows(state.doc, null);
  const index = rows.findIndex((row) => row.id === at.id);
  const isRowStart = at.column === "visual" || (at.column === "voice" && index > 0);
  const edit = isRowStart ? mergeWithPrevious(rows, at.id, at.column) : null;
  if (edit) dispatch?.(writeEdit(state, edit));
  else if (at.column !== "visual")
    dispatch?.(writeEdit(state, { rows, caret: endOfPreviousCell(rows, index, at.column) }));
  return true;
};

/** Delete at the end of a cell: takes up the row below. */
export const joinForward: Command = (state, dispatch) => {
  if (!state.selection.empty) return false;
  const at = readPoint(state.doc, state.selection.head);
  const rows = readRows(state.doc, null);
  const index = rows.findIndex((row) => row.id === at?.id);
  const row = rows[index];
  if (!at || !row || at.offset < row[at.column].length) return false;
  const below = rows[index + 1];
  const edit = below && at.column !== "caption" ? mergeWithPrevious(rows, below.id, at.column) : null;
  if (edit) dispatch?.(writeEdit(state, edit));
  return true;
};

/** Alt+↑↓: the row and its caret move by one. */
export function shiftRow(step: -1 | 1): Command {
  return (state, dispatch) => {
    const at = readPoint(state.doc, state.selection.head);
    const rows = at && moveRow(readRows(state.doc, null), at.id, step);
    if (at && rows) dispatch?.(writeEdit(state, { rows, caret: at }));
    return at !== null;
  };
}

/** Tab: the next cell, its words selected, as in every table. Behind the last cell a new row begins. */
export function nextCell(newId: NewId): Command {
  return (state, dispatch) => {
    const at = readPoint(state.doc, state.selection.head);
    if (!at) return false;
    const $head = state.doc.resolve(state.selection.head);
    const cellEnd = $head.end(2);
    const next = TextSelection.findFrom(state.doc.resolve(Math.min(state.doc.content.size, cellEnd + 1)), 1, true);
    if (next) {
      dispatch?.(state.tr.setSelection(wholeCell(state.doc, next.head)).scrollIntoView());
      return true;
    }
    const rows = readRows(state.doc, null);
    const id = newId();
    const row = { id, visual: "", voice: "", caption: "", seconds: null, beat: null };
    dispatch?.(writeEdit(state, { rows: [...rows, row], caret: { id, column: "visual", offset: 0 } }));
    return true;
  };
}

export const previousCell: Command = (state, dispatch) => {
  const $head = state.doc.resolve(state.selection.head);
  if ($head.depth < 2) return false;
  const previous = TextSelection.findFrom(state.doc.resolve(Math.max(0, $head.start(2) - 1)), -1, true);
  if (previous) dispatch?.(state.tr.setSelection(wholeCell(state.doc, previous.head)).scrollIntoView());
  return previous !== null;
};

/** Mod+A: first the cell, then the script. */
export const selectCell: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if ($from.depth < 2 || !$from.sameParent($to)) return false;
  const start = $from.start(2);
  const end = $from.end(2);
  if (start === end || (state.selection.from === start && state.selection.to === end)) return false;
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, start, end)));
  return true;
};

function wholeCell(doc: Parameters<typeof readRows>[0], pos: number): TextSelection {
  const $pos = doc.resolve(pos);
  return TextSelection.create(doc, $pos.start(2), $pos.end(2));
}

function endOfPreviousCell(rows: ReturnType<typeof readRows>, index: number, column: (typeof ROW_COLUMNS)[number]) {
  const row = must(rows[index], "row");
  const previous = ROW_COLUMNS[ROW_COLUMNS.indexOf(column) - 1] ?? "visual";
  return { id: row.id, column: previous, offset: row[previous].length };
}
