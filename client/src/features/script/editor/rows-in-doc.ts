import type { Node as DocNode, Schema } from "@tiptap/pm/model";
import { Fragment } from "@tiptap/pm/model";
import { asId, must, type RowId } from "@tongpin/domain/base";
import { BEATS, type Beat, ROW_COLUMNS, type RowColumn, type ScriptRow } from "@tongpin/domain/video";
import type { CellPoint } from "../core/diff-rows.ts";
import { CELL_TYPES, LINE_BREAK } from "./schema.ts";

/** One node, one row object: unchanged rows compare by identity. */
const rowByNode = new WeakMap<DocNode, ScriptRow>();

export function readRow(node: DocNode): ScriptRow {
  const known = rowByNode.get(node);
  if (known) return known;
  const row: ScriptRow = {
    id: asId<RowId>(String(node.attrs["id"])),
    visual: cellText(node.child(0)),
    voice: cellText(node.child(1)),
    caption: cellText(node.child(2)),
    seconds: typeof node.attrs["seconds"] === "number" ? node.attrs["seconds"] : null,
    beat: readBeat(node.attrs["beat"]),
  };
  rowByNode.set(node, row);
  return row;
}

/** The rows of the document. A lone untouched placeholder is no row: an opened empty script stays empty. */
export function readRows(doc: DocNode, placeholderId: RowId | null): readonly ScriptRow[] {
  const rows = doc.children.map(readRow);
  const only = rows.length === 1 ? rows[0] : undefined;
  return only && only.id === placeholderId && isBlankRow(only) ? [] : rows;
}

export function writeRow(schema: Schema, row: ScriptRow): DocNode {
  const cells = ROW_COLUMNS.map((column) =>
    must(schema.nodes[CELL_TYPES[column]], column).create(null, inlineContent(schema, row[column])),
  );
  return must(schema.nodes["row"], "row").create({ id: row.id, seconds: row.seconds, beat: row.beat }, cells);
}

export function writeDoc(schema: Schema, rows: readonly ScriptRow[], placeholderId: RowId): DocNode {
  const shown = rows.length > 0 ? rows : [blankRow(placeholderId)];
  return must(schema.nodes["doc"], "doc").create(
    null,
    shown.map((row) => writeRow(schema, row)),
  );
}

export function blankRow(id: RowId): ScriptRow {
  return { id, visual: "", voice: "", caption: "", seconds: null, beat: null };
}

export function isBlankRow(row: ScriptRow): boolean {
  return row.visual === "" && row.voice === "" && row.caption === "" && row.seconds === null && row.beat === null;
}

/** Text with "\n" as the editor's inline content. */
export function inlineContent(schema: Schema, text: string): Fragment {
  const nodes: DocNode[] = [];
  text.split("\n").forEach((line, index) => {
    if (index > 0) nodes.push(must(schema.nodes[LINE_BREAK], LINE_BREAK).create());
    if (line) nodes.push(schema.text(line));
  });
  return Fragment.fromArray(nodes);
}

/** Position of a row's start in the document, or null when it is not there. */
export function findRow(doc: DocNode, id: RowId): { readonly node: DocNode; readonly pos: number } | null {
  let pos = 0;
  for (const node of doc.children) {
    if (node.attrs["id"] === id) return { node, pos };
    pos += node.nodeSize;
  }
  return null;
}

/** Where a cell's text starts and ends. */
export function cellRange(row: { readonly node: DocNode; readonly pos: number }, column: RowColumn) {
  let from = row.pos + 1;
  for (const cell of row.node.children) {
    if (cell.type.name === CELL_TYPES[column]) return { from: from + 1, to: from + 1 + cell.content.size };
    from += cell.nodeSize;
  }
  return { from: row.pos + 2, to: row.pos + 2 };
}

export function readPoint(doc: DocNode, pos: number): CellPoint | null {
  const $pos = doc.resolve(pos);
  if ($pos.depth < 2) return null;
  const column = columnOf($pos.node(2));
  return column && { id: readRow($pos.node(1)).id, column, offset: $pos.parentOffset };
}

/** The position of a point; an offset beyond the text is its end. Null when the row is not there. */
export function writePoint(doc: DocNode, point: CellPoint): number | null {
  const row = findRow(doc, point.id);
  if (!row) return null;
  const { from, to } = cellRange(row, point.column);
  return Math.min(to, from + Math.max(0, point.offset));
}

export function columnOf(cell: DocNode): RowColumn | null {
  return ROW_COLUMNS.find((column) => CELL_TYPES[column] === cell.type.name) ?? null;
}

function cellText(cell: DocNode): string {
  let text = "";
  for (const inline of cell.children) text += inline.isText ? (inline.text ?? "") : "\n";
  return text;
}

function readBeat(value: unknown): Beat | null {
  return BEATS.find((beat) => beat === value) ?? null;
}
