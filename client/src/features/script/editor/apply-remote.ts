import type { Node as DocNode } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { assertNever, type RowId } from "@tongpin/domain/base";
import type { ScriptRow } from "@tongpin/domain/video";
import type { ScriptChange, TextOp } from "@tongpin/workspace";
import { type CellPoint, diffRows } from "../core/diff-rows.ts";
import { mapOffset } from "../core/text-ops.ts";
import {
  blankRow,
  cellRange,
  findRow,
  inlineContent,
  readPoint,
  readRow,
  readRows,
  writePoint,
  writeRow,
} from "./rows-in-doc.ts";

interface Ends {
  anchor: CellPoint | null;
  head: CellPoint | null;
  readonly collapsed: boolean;
  readonly forward: boolean;
}

/**
 * Adds changes made elsewhere to `tr` with the smallest steps. The person's selection stays on the very same
 * characters, through moves of its row too; text arriving exactly at a caret goes behind it. What names a row that
 * is not there is left out. `placeholderId` is the id of the empty row shown when the script has none.
 */
export function applyRemote(tr: Transaction, changes: readonly ScriptChange[], placeholderId: RowId): Transaction {
  const { anchor, head } = tr.selection;
  const ends: Ends = {
    anchor: readPoint(tr.doc, anchor),
    head: readPoint(tr.doc, head),
    collapsed: anchor === head,
    forward: anchor <= head,
  };
  for (const change of changes) applyChange(tr, change, placeholderId, ends);
  return keepSelection(tr, ends);
}

/** Makes the document say exactly `rows`: the answer to a refused change, and the last word after a merge. */
export function applyRows(tr: Transaction, rows: readonly ScriptRow[], placeholderId: RowId): Transaction {
  return applyRemote(tr, diffRows(readRows(tr.doc, placeholderId), rows), placeholderId);
}

function applyChange(tr: Transaction, change: ScriptChange, placeholderId: RowId, ends: Ends): void {
  switch (change.type) {
    case "insert-row":
      insertRow(tr, change.row, change.afterId, placeholderId, ends);
      return;
    case "remove-row":
      removeRow(tr, change.id, placeholderId, ends);
      return;
    case "move-row":
      moveRow(tr, change.id, change.afterId);
      return;
    case "edit-cell":
      editCell(tr, change, ends);
      return;
    case "set-row": {
      const row = findRow(tr.doc, change.id);
      if (!row) return;
      if (change.seconds !== undefined) tr.setNodeAttribute(row.pos, "seconds", change.seconds);
      if (change.beat !== undefined) tr.setNodeAttribute(row.pos, "beat", change.beat);
      return;
    }
    default:
      assertNever(change);
  }
}

function insertRow(tr: Transaction, row: ScriptRow, afterId: RowId | null, placeholderId: RowId, ends: Ends): void {
  const node = writeRow(tr.doc.type.schema, row);
  if (readRows(tr.doc, placeholderId).length === 0) {
    tr.replaceWith(0, tr.doc.content.size, node);
    const follow = (point: CellPoint | null): CellPoint | null => point && { ...point, id: row.id, offset: 0 };
    ends.anchor = follow(ends.anchor);
    ends.head = follow(ends.head);
  } else if (!findRow(tr.doc, row.id)) {
    tr.insert(behind(tr.doc, afterId), node);
  }
}

function removeRow(tr: Transaction, id: RowId, placeholderId: RowId, ends: Ends): void {
  const row = findRow(tr.doc, id);
  if (!row) return;
  const index = tr.doc.resolve(row.pos).index(0);
  const neighbour = index > 0 ? tr.doc.child(index - 1) : tr.doc.maybeChild(index + 1);
  const to = row.pos + row.node.nodeSize;
  const shelter = neighbour ? readRow(neighbour).id : placeholderId;
  if (neighbour) tr.delete(row.pos, to);
  else tr.replaceWith(row.pos, to, writeRow(tr.doc.type.schema, blankRow(placeholderId)));
  const leave = (point: CellPoint | null): CellPoint | null =>
    point?.id === id ? { id: shelter, column: point.column, offset: index > 0 ? Number.MAX_SAFE_INTEGER : 0 } : point;
  ends.anchor = leave(ends.anchor);
  ends.head = leave(ends.head);
}

function moveRow(tr: Transaction, id: RowId, afterId: RowId | null): void {
  const row = findRow(tr.doc, id);
  if (!row || afterId === id) return;
  const to = row.pos + row.node.nodeSize;
  const target = behind(tr.doc, afterId);
  if (target === row.pos || target === to) return;
  tr.delete(row.pos, to);
  tr.insert(target > row.pos ? target - row.node.nodeSize : target, row.node);
}

function editCell(tr: Transaction, change: Extract<ScriptChange, { type: "edit-cell" }>, ends: Ends): void {
  const row = findRow(tr.doc, change.id);
  if (!row) return;
  const range = cellRange(row, change.column);
  applyTextOps(tr, range.from, range.to, change.ops);
  const follow = (point: CellPoint | null, isStart: boolean): CellPoint | null =>
    point?.id === change.id && point.column === change.column
      ? { ...point, offset: mapOffset(point.offset, change.ops, isStart && !ends.collapsed ? 1 : -1) }
      : point;
  ends.anchor = follow(ends.anchor, ends.forward);
  ends.head = follow(ends.head, !ends.forward);
}

function applyTextOps(tr: Transaction, from: number, to: number, ops: readonly TextOp[]): void {
  let at = from;
  let end = to;
  for (const op of ops) {
    if ("retain" in op) at = Math.min(end, at + op.retain);
    else if ("insert" in op) {
      tr.insert(at, inlineContent(tr.doc.type.schema, op.insert));
      at += op.insert.length;
      end += op.insert.length;
    } else {
      const length = Math.min(op.delete, end - at);
      if (length > 0) tr.delete(at, at + length);
      end -= length;
    }
  }
}

/** The position behind a row; the front for null; the end when that row is gone. */
function behind(doc: DocNode, afterId: RowId | null): number {
  if (afterId === null) return 0;
  const row = findRow(doc, afterId);
  return row ? row.pos + row.node.nodeSize : doc.content.size;
}

function keepSelection(tr: Transaction, ends: Ends): Transaction {
  if (!tr.docChanged || !(tr.selection instanceof TextSelection || tr.selection.empty)) return tr;
  if (!ends.anchor || !ends.head) return tr;
  const anchor = writePoint(tr.doc, ends.anchor);
  const head = writePoint(tr.doc, ends.head);
  if (anchor === null || head === null) return tr;
  if (tr.selection.anchor === anchor && tr.selection.head === head) return tr;
  return tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)));
}
