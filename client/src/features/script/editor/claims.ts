import type { Node as DocNode } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { RowId } from "@tongpin/domain/base";
import { BRIEF_BAN } from "@tongpin/domain/brief";
import type { ClaimHit, ClaimsCheck } from "@tongpin/domain/claims";
import { type MarkedCell, shownRange } from "@tongpin/domain/script";
import type { RowColumn } from "@tongpin/domain/video";
import { createAfterPaint } from "../../../platform/after-paint.ts";
import { columnOf, readRow } from "./rows-in-doc.ts";

const claimsKey = new PluginKey<DecorationSet>("claims");

/** The proposals in a cell, or null: only settled words are looked at. */
export type MarkedCells = (id: RowId, column: RowColumn) => MarkedCell | null;

export interface ClaimRules {
  readonly check: ClaimsCheck;
  /** What a pointer that rests on a wording is told. */
  readonly tip: (hit: ClaimHit) => string;
}

/**
 * Underlines the limited wordings of spoken words and subtitles. The text is looked at when it has been painted, and not
 * while an input method composes: a keystroke never waits for it. Until then the lines move along with the text.
 */
export function claimsPlugin(rules: () => ClaimRules | null, markedCell: MarkedCells): Plugin<DecorationSet> {
  /** One cell, one node object: what was checked is not checked again. */
  let known = new WeakMap<DocNode, readonly ClaimHit[]>();
  let knownRules: ClaimRules | null = null;

  function hitsOf(cell: DocNode, text: string, { check }: ClaimRules): readonly ClaimHit[] {
    const before = known.get(cell);
    if (before) return before;
    const hits = check(text);
    known.set(cell, hits);
    return hits;
  }

  function draw(doc: DocNode): DecorationSet {
    const now = rules();
    if (now !== knownRules) known = new WeakMap();
    knownRules = now;
    if (!now) return DecorationSet.empty;
    const lines: Decoration[] = [];
    doc.forEach((row, rowPos) => {
      row.forEach((cell, cellPos) => {
        const column = columnOf(cell);
        if (column !== "voice" && column !== "caption") return;
        const start = rowPos + 1 + cellPos + 1;
        const { id, [column]: text } = readRow(row);
        const marked = markedCell(id, column);
        // What an editor has not shown yet cannot be pointed at.
        if (marked && marked.shown !== text) return;
        for (const hit of marked ? now.check(marked.settled) : hitsOf(cell, text, now)) {
          const at = marked ? shownRange(marked, hit) : hit;
          lines.push(
            Decoration.inline(start + at.start, start + at.end, {
              class: `script-claim script-claim-${hit.entry.category === BRIEF_BAN ? BRIEF_BAN : hit.entry.severity}`,
              title: now.tip(hit),
            }),
          );
        }
      });
    });
    return DecorationSet.create(doc, lines);
  }

  return new Plugin<DecorationSet>({
    key: claimsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, set) {
        if (tr.getMeta(claimsKey)) return draw(tr.doc);
        return tr.docChanged ? set.map(tr.mapping, tr.doc) : set;
      },
    },
    props: { decorations: (state) => claimsKey.getState(state) },
    view: (view) => {
      const painted = createAfterPaint(() => refreshClaims(view));
      return {
        update: (_, before) => {
          if (before.doc !== view.state.doc) painted.ask();
        },
        destroy: painted.cancel,
      };
    },
  });
}

/** Looks again: other rules bind, or an input method has finished. */
export function refreshClaims(view: EditorView): void {
  if (!view.composing && !view.isDestroyed) view.dispatch(view.state.tr.setMeta(claimsKey, true));
}
