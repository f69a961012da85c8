import type { Node as DocNode } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import type { RowId } from "@tongpin/domain/base";
import type { RowColumn } from "@tongpin/domain/video";
import { writePoint } from "./rows-in-doc.ts";

/** A colleague's caret or selection in one cell. */
export interface RemoteCaret {
  readonly key: string;
  readonly name: string;
  readonly hue: number;
  readonly id: RowId;
  readonly column: RowColumn;
  readonly anchor: number;
  readonly head: number;
}

export interface CaretsUpdate {
  readonly carets: readonly RemoteCaret[];
  /** The cell in which an input method composes: its carets stay as they are drawn. */
  readonly frozen: { readonly from: number; readonly to: number } | null;
}

export const caretsKey = new PluginKey<DecorationSet>("carets");

/**
 * Draws colleagues' carets. Between two messages of a colleague the carets move along with the text. A caret inside the
 * cell in which an input method composes is not redrawn until it ends: a new element there would break the composition.
 */
export function caretsPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: caretsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        const update = tr.getMeta(caretsKey) as CaretsUpdate | undefined;
        const moved = tr.docChanged ? set.map(tr.mapping, tr.doc) : set;
        return update ? drawCarets(tr.doc, update, moved) : moved;
      },
    },
    props: {
      decorations(state) {
        return caretsKey.getState(state);
      },
    },
  });
}

function drawCarets(doc: DocNode, { carets, frozen }: CaretsUpdate, drawn: DecorationSet): DecorationSet {
  const kept = frozen ? drawn.find(frozen.from, frozen.to) : [];
  const decorations = carets.flatMap((caret) => {
    const head = writePoint(doc, { id: caret.id, column: caret.column, offset: caret.head });
    const anchor = writePoint(doc, { id: caret.id, column: caret.column, offset: caret.anchor });
    if (head === null || anchor === null) return [];
    if (frozen && head >= frozen.from && head <= frozen.to) return [];
    const widget = Decoration.widget(head, () => drawCaret(caret), {
      key: `caret ${caret.key} ${caret.hue} ${caret.name}`,
      side: -1,
      ignoreSelection: true,
    });
    if (anchor === head) return [widget];
    const selected = { class: "script-remote-selection", style: `--hue: ${caret.hue}` };
    return [widget, Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), selected)];
  });
  return DecorationSet.create(doc, [...kept, ...decorations]);
}

function drawCaret(caret: RemoteCaret): HTMLElement {
  const dom = document.createElement("span");
  dom.className = "script-remote-caret";
  dom.style.setProperty("--hue", String(caret.hue));
  const name = document.createElement("span");
  name.className = "script-remote-name";
  name.dataset["name"] = caret.name;
  dom.append(name);
  dom.setAttribute("aria-hidden", "true");
  return dom;
}
