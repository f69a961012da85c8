import type { RowId } from "../base/index.ts";
import { ROW_COLUMNS, type RowColumn, type ScriptRow } from "../video/model.ts";
import { type Anchor, type AnchorSpan, CONTEXT_LENGTH } from "./model.ts";

/** Where in a cell something stands: offsets in UTF-16 units, `end` behind the last. */
export interface CellSpan {
  readonly rowId: RowId;
  readonly column: RowColumn;
  readonly start: number;
  readonly end: number;
}

/** `changed`: other words stand there now. `gone`: none do, or the row is removed (`rowId` null). */
export type AnchorPlace =
  | { readonly type: "here" | "changed"; readonly rowId: RowId; readonly span: CellSpan | null }
  | { readonly type: "gone"; readonly rowId: RowId | null };

type Rows = readonly Pick<ScriptRow, "id" | RowColumn>[];

/** So much of the words around it must agree before a place is taken for the one that was meant. */
const CONTEXT_NEEDED = 4;
/** A quote this long that stood once in the script, and stands once again, is taken for the same words. */
const QUOTE_NEEDED = 4;

/**
 * Where the words of an anchor stand today (ANN1–ANN4). `found` is what is left of the very characters: it answers alone
 * as long as there is any. Words that were taken out and put back (undo, a restored version, a split row) are
 * new characters; those are found by the quote, and rather not at all than in a wrong place.
 */
export function locateAnchor(anchor: Anchor, found: { start: number; end: number } | null, rows: Rows): AnchorPlace {
  const row = rows.find(({ id }) => id === anchor.rowId);
  const { span, quote, rowId } = anchor;
  if (span === null) return row ? { type: "here", rowId, span: null } : { type: "gone", rowId: null };
  if (row && found && found.start < found.end) {
    const { column } = span;
    // What stands around the rest may be the whole again, put back in pieces.
    const start = occurrences(row[column], quote).find((at) => at <= found.start && found.end <= at + quote.length);
    if (start === undefined) return { type: "changed", rowId, span: { rowId, column, ...found } };
    return { type: "here", rowId, span: { rowId, column, start, end: start + quote.length } };
  }
  const again = findQuote(quote, span, rowId, rows);
  if (again) return { type: "here", rowId: again.rowId, span: again };
  return { type: "gone", rowId: row ? rowId : null };
}

interface Candidate extends CellSpan {
  readonly agreed: number;
  readonly isWhole: boolean;
  readonly isHome: boolean;
}

function findQuote(quote: string, span: AnchorSpan, rowId: RowId, rows: Rows): CellSpan | null {
  const candidates = rows.flatMap((row) => ROW_COLUMNS.flatMap((column) => candidatesIn(row, column)));
  const byContext = candidates.filter(({ agreed, isWhole, isHome }) => agreed >= CONTEXT_NEEDED || (isWhole && isHome));
  const most = Math.max(...byContext.map(({ agreed }) => agreed));
  const best = byContext.filter(({ agreed }) => agreed === most);
  const home = best.filter(({ isHome }) => isHome);
  const [chosen, ...others] = home.length > 0 ? home : best;
  if (chosen) return others.length === 0 ? plain(chosen) : null;
  const [lone, ...more] = candidates;
  return span.only && lone && more.length === 0 && quote.length >= QUOTE_NEEDED ? plain(lone) : null;

  function candidatesIn(row: Rows[number], column: RowColumn): Candidate[] {
    const text = row[column];
    const places: Candidate[] = [];
    for (const start of occurrences(text, quote)) {
      const end = start + quote.length;
      const before = sharedEnd(text.slice(0, start), span.before);
      const after = sharedStart(text.slice(end), span.after);
      places.push({
        ...{ rowId: row.id, column, start, end, agreed: before + after },
        isWhole: isAll(before, span.before, start) && isAll(after, span.after, text.length - end),
        isHome: row.id === rowId && column === span.column,
      });
    }
    return places;
  }
}

function plain({ rowId, column, start, end }: CellSpan): CellSpan {
  return { rowId, column, start, end };
}

/** Whether a side agrees to its end: the known words, and the edge of the cell where they were fewer than is kept. */
function isAll(shared: number, context: string, available: number): boolean {
  return shared === context.length && (context.length === CONTEXT_LENGTH || available === context.length);
}

/** How often and where a text says the quote, places that overlap included. */
export function occurrences(text: string, quote: string): readonly number[] {
  if (quote === "") return [];
  const places: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at);
  return places;
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

function sharedEnd(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}
