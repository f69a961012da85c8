import { type Command, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { RowColumn, ScriptRow } from "@tongpin/domain/video";
import type { CellPoint } from "../../core/diff-rows.ts";
import { readPoint, readRows, writePoint } from "../rows-in-doc.ts";

/**
 * Arrow keys over the borders of cells. Between the cells stand handles and seconds that are not text: left alone, a
 * browser's caret gets stuck at them.
 */
export function walkSideways(step: -1 | 1): Command {
  return (state, dispatch) => {
    const { selection, doc } = state;
    const { $head } = selection;
    if (!selection.empty || $head.depth < 2) return false;
    if (step < 0 ? $head.parentOffset > 0 : $head.parentOffset < $head.parent.content.size) return false;
    const edge = step < 0 ? $head.start(2) - 1 : $head.end(2) + 1;
    const found = TextSelection.findFrom(doc.resolve(Math.min(doc.content.size, Math.max(0, edge))), step, true);
    if (found) dispatch?.(state.tr.setSelection(found).scrollIntoView());
    return true;
  };
}

export function walkUpDown(step: -1 | 1): Command {
  return (state, dispatch, view) => {
    if (!view || !(state.selection instanceof TextSelection) || !state.selection.empty) return false;
    if (!view.endOfTextblock(step < 0 ? "up" : "down", state)) return false;
    const at = readPoint(state.doc, state.selection.head);
    const target = at && cellInDirection(readRows(state.doc, null), at, step);
    if (!target) return false;
    const left = view.coordsAtPos(state.selection.head).left;
    const head = positionUnder(view, target, left, step);
    if (head !== null) dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, head)).scrollIntoView());
    return true;
  };
}

/** The cell above or below in the same column; a caption with words stands between two rows' words. */
export function cellInDirection(
  rows: readonly ScriptRow[],
  at: CellPoint,
  step: -1 | 1,
): { readonly row: ScriptRow; readonly column: RowColumn } | null {
  const index = rows.findIndex((row) => row.id === at.id);
  const row = rows[index];
  const other = rows[index + step];
  if (!row) return null;
  if (at.column === "visual") return other ? { row: other, column: "visual" } : null;
  if (step > 0) {
    if (at.column === "voice" && row.caption) return { row, column: "caption" };
    return other ? { row: other, column: "voice" } : null;
  }
  if (at.column === "caption") return { row, column: "voice" };
  return other ? { row: other, column: other.caption ? "caption" : "voice" } : null;
}

/** The place in a cell's first or last line that stands under the caret's x. */
function positionUnder(
  view: EditorView,
  target: { readonly row: ScriptRow; readonly column: RowColumn },
  left: number,
  step: -1 | 1,
): number | null {
  const start = writePoint(view.state.doc, { id: target.row.id, column: target.column, offset: 0 });
  if (start === null) return null;
  const end = start + target.row[target.column].length;
  const line = view.coordsAtPos(step > 0 ? start : end);
  const found = view.posAtCoords({ left, top: (line.top + line.bottom) / 2 });
  if (!found || found.pos < start || found.pos > end) return step > 0 ? start : end;
  return found.pos;
}
