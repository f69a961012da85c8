import { keymap } from "@tiptap/pm/keymap";
import { type Command, type Plugin, TextSelection } from "@tiptap/pm/state";
import { type MarkedCell, markCell, placeParts } from "@tongpin/domain/script";
import type { ShownScript, WritingMode } from "@tongpin/workspace";
import { readPoint, readRows, writePoint } from "../editor/rows-in-doc.ts";

/**
 * Delete while suggesting. What it strikes through stays on the page, so the caret steps over it: pressed again, the key
 * takes the next character and not the same one. (Backspace needs nothing: what it strikes comes to stand behind the caret.)
 */
export function suggestKeys(shown: ShownScript, mode: () => WritingMode): Plugin {
  const strikeForward: Command = (state, dispatch, view) => {
    const at = state.selection.empty ? readPoint(state.doc, state.selection.head) : null;
    if (mode() !== "suggest" || !at || !dispatch || !view) return false;
    const text = readRows(state.doc, null).find(({ id }) => id === at.id)?.[at.column] ?? "";
    if (at.offset >= text.length) return false;
    const known = shown.getSnapshot().marks.get(at.id)?.cells[at.column];
    const cell = known?.shown === text ? known : markCell(text, []);
    const from = behindStruck(cell, at.offset);
    const next = firstGrapheme(text.slice(from));
    const stays = placeParts(cell).some((part) => part.type === "settled" && part.from <= from && from < part.to);
    const start = writePoint(state.doc, { ...at, offset: from });
    if (next !== "" && start !== null) dispatch(state.tr.delete(start, start + next.length));
    const caret = writePoint(view.state.doc, { ...at, offset: from + (stays ? next.length : 0) });
    if (caret !== null) view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, caret)));
    return true;
  };
  return keymap({ Delete: strikeForward });
}

/** The place behind what is struck through already. */
function behindStruck(cell: MarkedCell, offset: number): number {
  let at = offset;
  for (const part of placeParts(cell)) {
    if (part.type === "settled" && part.cutBy.length > 0 && part.from <= at && at < part.to) at = part.to;
  }
  return at;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function firstGrapheme(text: string): string {
  for (const { segment } of graphemes.segment(text.slice(0, 64))) return segment;
  return "";
}
