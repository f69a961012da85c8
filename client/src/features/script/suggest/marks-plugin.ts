import type { Node as DocNode } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { ProposalId } from "@tongpin/domain/base";
import { placeParts } from "@tongpin/domain/script";
import type { RowMarks, ShownScript, ShownState, Suggestion } from "@tongpin/workspace";
import { columnOf, readRow } from "../editor/rows-in-doc.ts";

/** How proposals look, and what is said about them, in the reader's language. */
export interface MarkLook {
  readonly hue: (suggestion: Suggestion) => number;
  /** For a pointer that rests on proposed words. */
  readonly tip: (suggestion: Suggestion) => string;
  /** Stands at a row that is to come, go, move, or have other figures. */
  readonly note: (kind: RowMark, suggestion: Suggestion) => string;
  /** The one that is looked at. */
  readonly active: ProposalId | null;
}

export const ROW_MARKS = ["added", "removed", "moved", "set"] as const;
export type RowMark = (typeof ROW_MARKS)[number];

const marksKey = new PluginKey<DecorationSet>("suggestions");

/**
 * Draws what is proposed: words to come underlined, words to go struck through, both in their author's colour. All of them
 * are plain text of the editor; only these decorations tell them apart. They are drawn anew once editor and script agree
 * again, and never while an input method composes; until then they move along with the text.
 */
export function marksPlugin(shown: ShownScript, look: () => MarkLook): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: marksKey,
    state: {
      init: (_, { doc }) => draw(doc, shown.getSnapshot(), look(), DecorationSet.empty),
      apply(tr, before) {
        const moved = tr.docChanged ? before.map(tr.mapping, tr.doc) : before;
        return tr.getMeta(marksKey) ? draw(tr.doc, shown.getSnapshot(), look(), moved) : moved;
      },
    },
    props: { decorations: (state) => marksKey.getState(state) },
    view: (view) => {
      let isAsked = false;
      let drawn = shown.getSnapshot().suggestions;
      const ask = (): void => {
        const { suggestions } = shown.getSnapshot();
        if (isAsked || (suggestions.length === 0 && drawn.length === 0)) return;
        isAsked = true;
        // In the same frame, but after the edit under way has met the script.
        queueMicrotask(() => {
          isAsked = false;
          drawn = shown.getSnapshot().suggestions;
          refreshMarks(view);
        });
      };
      const stop = shown.subscribe(ask);
      return {
        update: (_, previous) => {
          if (previous.doc !== view.state.doc) ask();
        },
        destroy: stop,
      };
    },
  });
}

/** Draws again: another suggestion is looked at, the language has changed, or an input method has finished. */
export function refreshMarks(view: EditorView): void {
  if (!view.composing && !view.isDestroyed) view.dispatch(view.state.tr.setMeta(marksKey, true));
}

function draw(doc: DocNode, state: ShownState, look: MarkLook, moved: DecorationSet): DecorationSet {
  if (state.suggestions.length === 0) return DecorationSet.empty;
  const drawn: Decoration[] = [];
  const byPart = new Map<ProposalId, Suggestion>();
  const byId = new Map<ProposalId, Suggestion>();
  for (const suggestion of state.suggestions) {
    byId.set(suggestion.id, suggestion);
    for (const { id } of suggestion.parts) byPart.set(id, suggestion);
  }
  doc.forEach((row, pos) => {
    const marks = state.marks.get(readRow(row).id);
    if (!marks) return;
    const around = rowLook(marks, byId, look);
    if (around) drawn.push(Decoration.node(pos, pos + row.nodeSize, around));
    row.forEach((cell, offset) => {
      const start = pos + 1 + offset + 1;
      drawn.push(...drawCell(cell, start, marks, readRow(row), byPart, look, moved));
    });
  });
  return DecorationSet.create(doc, drawn);
}

function drawCell(
  cell: DocNode,
  start: number,
  marks: RowMarks,
  row: ReturnType<typeof readRow>,
  byPart: ReadonlyMap<ProposalId, Suggestion>,
  look: MarkLook,
  moved: DecorationSet,
): readonly Decoration[] {
  const column = columnOf(cell);
  const marked = column && marks.cells[column];
  if (!column || !marked) return [];
  // The editor is ahead of the script, or behind it: what is drawn there moves along until they meet.
  if (row[column] !== marked.shown) return moved.find(start, start + cell.content.size);
  return placeParts(marked).flatMap((part) => {
    const id = part.type === "words" ? part.id : part.cutBy[0];
    const suggestion = id && byPart.get(id);
    if (!suggestion) return [];
    const isNew = part.type === "words";
    return Decoration.inline(start + part.from, start + part.to, {
      nodeName: isNew ? "ins" : "del",
      class: `script-${isNew ? "ins" : "del"}${suggestion.id === look.active ? " is-looked-at" : ""}`,
      style: `--hue: ${look.hue(suggestion)}`,
      title: look.tip(suggestion),
      "data-suggestion": suggestion.id,
    });
  });
}

function rowLook(marks: RowMarks, byId: ReadonlyMap<ProposalId, Suggestion>, look: MarkLook) {
  const found = ROW_MARKS.flatMap((kind) => {
    const id = marks[kind];
    const suggestion = id && byId.get(id);
    return suggestion ? [{ kind, suggestion }] : [];
  });
  const [first] = found;
  if (!first) return null;
  return {
    class: `${found.map(({ kind }) => `script-row-${kind}`).join(" ")}${
      found.some(({ suggestion }) => suggestion.id === look.active) ? " is-looked-at" : ""
    }`,
    style: `--suggest-hue: ${look.hue(first.suggestion)}`,
    "data-suggestion": first.suggestion.id,
    "data-suggest-note": found.map(({ kind, suggestion }) => look.note(kind, suggestion)).join(" · "),
  };
}
