import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { RowId } from "@tongpin/domain/base";
import type { RowColumn } from "@tongpin/domain/video";
import { writePoint } from "./rows-in-doc.ts";

/** Words of a row that somebody is led to. `start` = `end` means the row itself. UTF-16 units of the cell's text. */
export interface ShownWords {
  readonly rowId: RowId;
  readonly column: RowColumn;
  readonly start: number;
  readonly end: number;
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

/** Marks the words; answers where they are, or null when the row is not there. */
export function markWords(view: EditorView, { rowId, column, start, end }: ShownWords): Range | null {
  const { doc, tr } = view.state;
  const from = writePoint(doc, { id: rowId, column, offset: start });
  const to = writePoint(doc, { id: rowId, column, offset: end });
  if (from === null || to === null) return null;
  view.dispatch(tr.setMeta(shownKey, { from, to }));
  return { from, to };
}
