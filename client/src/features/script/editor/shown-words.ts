import type { Node as DocNode } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { RowId } from "@tongpin/domain/base";
import type { RowColumn } from "@tongpin/domain/video";
import { cellRange, findRow, readRow } from "./rows-in-doc.ts";

/** Words of a row that somebody is led to. `start` = `end` means the row itself. UTF-16 units of the cell's text. */
export interface ShownWords {
  readonly rowId: RowId;
  readonly column: RowColumn;
  readonly start: number;
  readonly end: number;
  /** The words themselves: in a cell that shows proposals, or was changed since, they stand elsewhere. */
  readonly text: string;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

const shownKey = new PluginKey<DecorationSet>("shown-words");

/** Marks the words one was led to until something is typed or the caret goes elsewhere. Also where nobody may write. */
export function shownWordsPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: shownKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        const range = tr.getMeta(shownKey) as Range | undefined;
        if (range) {
          return DecorationSet.create(tr.doc, [Decoration.inline(range.from, range.to, { class: "script-shown" })]);
        }
        // A colleague's typing moves the mark; one's own caret ends it.
        return tr.selectionSet && !tr.docChanged ? DecorationSet.empty : set.map(tr.mapping, tr.doc);
      },
    },
    props: { decorations: (state) => shownKey.getState(state) },
  });
}

/** Where the words stand in the editor now; the beginning of their cell when they are gone, null when their row is. */
export function findWords(doc: DocNode, { rowId, column, start, end, text }: ShownWords): Range | null {
  const row = findRow(doc, rowId);
  if (!row) return null;
  const cell = readRow(row.node)[column];
  const isThere = cell.slice(start, end) === text;
  const at = isThere ? start : Math.max(0, cell.indexOf(text));
  const length = isThere || cell.includes(text) ? end - start : 0;
  const { from, to } = cellRange(row, column);
  return { from: Math.min(to, from + at), to: Math.min(to, from + at + length) };
}

export function markWords(view: EditorView, range: Range): void {
  view.dispatch(view.state.tr.setMeta(shownKey, range));
}
