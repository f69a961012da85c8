import type { Node as DocNode } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { CellSpan } from "@tongpin/domain/annotations";
import type { RowId } from "@tongpin/domain/base";
import { shownRange } from "@tongpin/domain/script";
import type { MarkedCells } from "./claims.ts";
import { writePoint } from "./rows-in-doc.ts";

/** Annotated words, and how many annotations wait in each row. */
export interface EditorAnnotations {
  readonly marks: readonly AnnotationMark[];
  readonly counts: ReadonlyMap<RowId, number>;
}

export interface AnnotationMark {
  readonly id: string;
  readonly span: CellSpan;
  readonly isChosen: boolean;
}

export const NO_ANNOTATIONS: EditorAnnotations = { marks: [], counts: new Map() };

const annotationsKey = new PluginKey<DecorationSet>("annotations");

/** Underlays annotated words. Between two looks at the script the marks move along with the text. */
export function annotationsPlugin(
  marks: () => readonly AnnotationMark[],
  markedCell: MarkedCells,
): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: annotationsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        if (tr.getMeta(annotationsKey)) return draw(tr.doc, marks(), markedCell);
        return tr.docChanged ? set.map(tr.mapping, tr.doc) : set;
      },
    },
    props: { decorations: (state) => annotationsKey.getState(state) },
  });
}

function draw(doc: DocNode, marks: readonly AnnotationMark[], markedCell: MarkedCells): DecorationSet {
  const drawn = marks.flatMap(({ id, span, isChosen }) => {
    const { rowId: row, column } = span;
    // What is proposed stands between the settled words on the screen.
    const marked = markedCell(row, column);
    const { start, end } = marked ? shownRange(marked, span) : span;
    const from = writePoint(doc, { id: row, column, offset: start });
    const to = writePoint(doc, { id: row, column, offset: end });
    if (from === null || to === null || from >= to) return [];
    const attributes = {
      class: "script-annotation",
      "data-annotation": id,
      ...(isChosen ? { "data-chosen": "" } : {}),
    };
    return [Decoration.inline(from, to, attributes)];
  });
  return DecorationSet.create(doc, drawn);
}

/** Draws the marks anew; not while an input method composes, whose element must not be touched. */
export function refreshAnnotations(view: EditorView): void {
  if (!view.composing && !view.isDestroyed) view.dispatch(view.state.tr.setMeta(annotationsKey, true));
}
