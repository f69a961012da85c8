import { type AnyExtension, Node } from "@tiptap/core";
import type { RowColumn } from "@tongpin/domain/video";

/**
 * The editor's own picture of a script: doc = row+, row = visual voice caption. It exists only on the screen. What is
 * stored are plain rows (workspace owns their shape), so no version of this schema can delete what it does not know.
 */
export const CELL_TYPES: Readonly<Record<RowColumn, string>> = {
  visual: "cellVisual",
  voice: "cellVoice",
  caption: "cellCaption",
};

export const LINE_BREAK = "lineBreak";

const Doc = Node.create({ name: "doc", topNode: true, content: "row+" });

const Row = Node.create({
  name: "row",
  content: "cellVisual cellVoice cellCaption",
  isolating: true,
  defining: true,
  selectable: false,
  addAttributes() {
    return {
      id: { default: "", rendered: false },
      seconds: { default: null, rendered: false },
      beat: { default: null, rendered: false },
    };
  },
  renderHTML: () => ["div", { "data-script-row": "" }, 0],
});

function cell(column: RowColumn): AnyExtension {
  return Node.create({
    name: CELL_TYPES[column],
    content: `(text|${LINE_BREAK})*`,
    marks: "",
    isolating: true,
    selectable: false,
    renderHTML: () => ["div", { "data-script-cell": column }, 0],
  });
}

const Text = Node.create({ name: "text" });

/** A line break inside a cell. One unit long, like the "\n" it stands for: offsets in text and editor are the same. */
const LineBreak = Node.create({
  name: LINE_BREAK,
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: "br" }],
  renderHTML: () => ["br"],
  renderText: () => "\n",
});

export const SCRIPT_NODES: readonly AnyExtension[] = [
  Doc,
  Row,
  cell("visual"),
  cell("voice"),
  cell("caption"),
  Text,
  LineBreak,
];
