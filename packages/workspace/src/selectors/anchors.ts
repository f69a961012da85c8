import {
  type Anchor,
  type AnchorPlace,
  CONTEXT_LENGTH,
  locateAnchor,
  occurrences,
  QUOTE_LIMIT,
} from "@tongpin/domain/annotations";
import type { RowId } from "@tongpin/domain/base";
import { ROW_COLUMNS, type RowColumn, type ScriptRow } from "@tongpin/domain/video";
import * as Y from "yjs";
import { charactersIn, findCharacters } from "../text/characters.ts";
import { isPlainText } from "../text/y-text.ts";
import type { ScriptRoom } from "./open-script.ts";

/** Words chosen in a cell, or a row as a whole. */
export interface AnchorChoice {
  readonly rowId: RowId;
  readonly span: { readonly column: RowColumn; readonly start: number; readonly end: number } | null;
}

/**
 * The anchor of a choice as the script stands now; null when the row is not there. Nothing is written. A choice of no
 * words, or of more than a quote holds, is about its row.
 */
export function createAnchor(room: ScriptRoom, { rowId, span }: AnchorChoice): Anchor | null {
  const { rows } = room.getSnapshot();
  const row = rows.find(({ id }) => id === rowId);
  if (!row) return null;
  const ofRow: Anchor = { rowId, span: null, quote: whole(firstWords(row), QUOTE_LIMIT) };
  if (span === null) return ofRow;
  const text = textOf(room.doc, rowId, span.column);
  const words = row[span.column];
  const quote = words.slice(span.start, span.end);
  // An embedded object counts in the text and not in the words: offsets would not mean the same.
  if (!text || text.length !== words.length || quote === "" || quote.length > QUOTE_LIMIT) return ofRow;
  const characters = charactersIn(text, span.start, span.end);
  if (characters === null) return ofRow;
  return {
    rowId,
    span: {
      column: span.column,
      characters,
      before: wholeEnd(words.slice(0, span.start), CONTEXT_LENGTH),
      after: whole(words.slice(span.end), CONTEXT_LENGTH),
      only: countIn(rows, quote) === 1,
    },
    quote,
  };
}

/** Where an anchor's words stand now (ANN1–ANN4), the same on every replica that has the same updates. */
export function placeAnchor(room: ScriptRoom, anchor: Anchor): AnchorPlace {
  const { rowId, span } = anchor;
  const text = span && textOf(room.doc, rowId, span.column);
  return locateAnchor(anchor, text ? findCharacters(text, span.characters) : null, room.getSnapshot().rows);
}

function textOf(doc: Y.Doc, rowId: RowId, column: RowColumn): Y.Text | null {
  const map = doc.getMap<unknown>("rows").get(rowId);
  const text = map instanceof Y.Map ? map.get(column) : null;
  return isPlainText(text) ? text : null;
}

function firstWords(row: ScriptRow): string {
  return row.voice || row.caption || row.visual;
}

function countIn(rows: readonly ScriptRow[], quote: string): number {
  return rows.reduce(
    (sum, row) => sum + ROW_COLUMNS.reduce((inRow, column) => inRow + occurrences(row[column], quote).length, 0),
    0,
  );
}

/** The first `length` units, never half of a surrogate pair. */
function whole(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

function wholeEnd(text: string, length: number): string {
  const cut = text.slice(-length);
  return /^[\uDC00-\uDFFF]/.test(cut) ? cut.slice(1) : cut;
}
