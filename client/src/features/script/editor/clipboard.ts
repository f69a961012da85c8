import { Plugin, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { Refusal, RowId } from "@tongpin/domain/base";
import { ROW_COLUMNS } from "@tongpin/domain/video";
import { readClipboardGrid, writeHtmlTable, writeTsv } from "../../../platform/clipboard-grid.ts";
import { type HeadingWords, pasteLines, pasteTable, refusePasted, rowsFromGrid } from "../core/paste-rows.ts";
import type { RowEdit } from "../core/row-edits.ts";
import { deleteAcross } from "./commands/edit-keys.ts";
import { isAcrossCells, rowCommand } from "./commands/run-edit.ts";
import { cellRange, readRow } from "./rows-in-doc.ts";

export interface ClipboardOptions {
  readonly newId: () => RowId;
  readonly headings: () => HeadingWords;
  /** Too much to paste; nothing was changed. */
  readonly onRefused: (refusal: Refusal) => void;
}

/**
 * Copy, cut, paste and drop over the borders of cells, on plain rows: a browser's own way would tear rows apart.
 * What is pasted is only ever text; no element of a foreign page reaches the document.
 */
export function clipboardPlugin(options: ClipboardOptions): Plugin {
  let plainPaste = false;
  return new Plugin({
    props: {
      handleKeyDown(_view, event) {
        plainPaste = event.shiftKey && (event.ctrlKey || event.metaKey);
        return false;
      },
      handlePaste(view, event) {
        return event.clipboardData ? insertPasted(view, event.clipboardData, options, plainPaste) : false;
      },
      handleDrop(view, event) {
        if (!event.dataTransfer) return true;
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
        if (!at) return true;
        moveCaret(view, at.pos);
        insertPasted(view, event.dataTransfer, options, false);
        event.preventDefault();
        return true;
      },
      handleTextInput(view, _from, _to, text) {
        return isAcrossCells(view.state) && insertText(view, text);
      },
      clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, "\n", "\n"),
      handleDOMEvents: {
        copy: (view, event) => copyCells(view, event),
        cut: (view, event) => copyCells(view, event) && view.editable && deleteAcross(view.state, view.dispatch, view),
        // Dragging words from cell to cell has no good answer between rows; cut and paste has.
        dragstart: (_view, event) => {
          if (event.target instanceof Element && event.target.closest(".script-row[draggable]")) return false;
          event.preventDefault();
          return true;
        },
        // An input method begins by replacing the selection; over several cells that must be done row by row first.
        compositionstart(view) {
          if (view.editable && isAcrossCells(view.state)) deleteAcross(view.state, view.dispatch, view);
          return false;
        },
      },
    },
  });
}

function insertPasted(view: EditorView, data: DataTransfer, options: ClipboardOptions, asLines: boolean): boolean {
  if (!view.editable) return true;
  const grid = asLines ? null : readClipboardGrid(data);
  const isTable = grid?.some((row) => row.length > 1) ?? false;
  const text = grid && !isTable ? grid.map((row) => row[0] ?? "").join("\n") : data.getData("text/plain");
  const clean = text.replace(/\r\n?/g, "\n");
  const cells = grid && isTable ? grid : asLines ? [[clean]] : clean.split("\n").map((line) => [line]);
  const refusal = refusePasted(cells);
  if (refusal) {
    options.onRefused(refusal);
    return true;
  }
  if (grid && isTable) {
    const pasted = rowsFromGrid(grid, options.headings());
    return rowCommand((rows, at) => pasteTable(rows, at, pasted, options.newId))(view.state, view.dispatch, view);
  }
  if (!asLines && clean.includes("\n")) {
    const paste = rowCommand((rows, at) => pasteLines(rows, at, clean, options.newId));
    if (paste(view.state, view.dispatch, view)) return true;
  }
  return insertText(view, clean) || true;
}

function insertText(view: EditorView, text: string): boolean {
  return rowCommand((rows, at): RowEdit | null => {
    const index = rows.findIndex((row) => row.id === at.id);
    const row = rows[index];
    if (!row) return null;
    const words = row[at.column].slice(0, at.offset) + text + row[at.column].slice(at.offset);
    const caret = { ...at, offset: at.offset + text.length };
    return { rows: rows.with(index, { ...row, [at.column]: words }), caret };
  })(view.state, view.dispatch, view);
}

function copyCells(view: EditorView, event: ClipboardEvent): boolean {
  if (!isAcrossCells(view.state) || !event.clipboardData) return false;
  const grid = selectedCells(view);
  event.clipboardData.setData("text/plain", writeTsv(grid));
  event.clipboardData.setData("text/html", writeHtmlTable(grid));
  event.preventDefault();
  return true;
}

/** The selected words as rows of three cells. */
function selectedCells(view: EditorView): readonly (readonly string[])[] {
  const { from, to } = view.state.selection;
  const grid: string[][] = [];
  view.state.doc.forEach((node, pos) => {
    if (pos + node.nodeSize <= from || pos >= to) return;
    const row = readRow(node);
    grid.push(
      ROW_COLUMNS.map((column) => {
        const range = cellRange({ node, pos }, column);
        return row[column].slice(Math.max(0, from - range.from), Math.max(0, Math.min(range.to, to) - range.from));
      }),
    );
  });
  return grid;
}

function moveCaret(view: EditorView, pos: number): void {
  view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(pos))));
}
