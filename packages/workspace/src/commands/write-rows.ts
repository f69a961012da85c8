import type { RowId } from "@tongpin/domain/base";
import { ROW_COLUMNS, type ScriptRow } from "@tongpin/domain/video";
import * as Y from "yjs";
import type { CommandContext } from "../context.ts";
import { type Placed, placeAfter } from "../schema/order.ts";
import { wellFormed } from "../schema/plain.ts";
import { ROW_KEY, readStoredRow, wordsOfRow } from "../schema/row.ts";
import { wordsHash } from "../schema/words.ts";
import type { ScriptChange } from "../text/row-changes.ts";
import { safeTextOps } from "../text/text-ops.ts";
import { isPlainText, readText, writeText, writeTextOps } from "../text/y-text.ts";

export type Rows = Y.Map<unknown>;

/** Writes changes that have been found to fit, within a transaction. */
export function writeRowChanges(rows: Rows, changes: readonly ScriptChange[], places: Places): void {
  for (let index = 0; index < changes.length; ) index += writeChange(rows, changes, index, places);
}

/** Writes the change at `index`, or a whole run of rows inserted one below the other. Answers how many it wrote. */
function writeChange(rows: Rows, changes: readonly ScriptChange[], index: number, places: Places): number {
  const change = changes[index];
  if (!change) return 1;
  switch (change.type) {
    case "insert-row": {
      const run = [change.row];
      for (let next = changes[index + 1]; next?.type === "insert-row"; next = changes[index + run.length]) {
        if (next.afterId !== run.at(-1)?.id) break;
        run.push(next.row);
      }
      const keys = places.put(
        run.map(({ id }) => id),
        change.afterId,
      );
      for (const [at, row] of run.entries()) insertRow(rows, row, keys[at] ?? "");
      return run.length;
    }
    case "remove-row": {
      const stored = readStoredRow(rows, change.id);
      if (stored) rowMap(rows, change.id).set(ROW_KEY.removed, wordsHash(wordsOfRow(stored.content)));
      places.take(change.id);
      return 1;
    }
    case "move-row": {
      places.take(change.id);
      const [order] = places.put([change.id], change.afterId);
      rowMap(rows, change.id).set(ROW_KEY.order, order);
      return 1;
    }
    case "edit-cell": {
      const map = rowMap(rows, change.id);
      const text = cellText(map, change.column);
      writeTextOps(text, safeTextOps(readText(text), change.ops) ?? []);
      stayVisible(map);
      return 1;
    }
    case "set-row": {
      const map = rowMap(rows, change.id);
      if (change.seconds !== undefined) map.set(ROW_KEY.seconds, change.seconds);
      if (change.beat !== undefined) map.set(ROW_KEY.beat, change.beat);
      return 1;
    }
  }
}

export function rowMap(rows: Rows, id: RowId): Y.Map<unknown> {
  const map = rows.get(id);
  if (map instanceof Y.Map) return map;
  const fresh = new Y.Map<unknown>();
  rows.set(id, fresh);
  return fresh;
}

/** A cell's text. It exists from the row's insertion on; only a damaged row gets a new one. */
export function cellText(map: Y.Map<unknown>, column: string): Y.Text {
  const text = map.get(column);
  if (isPlainText(text)) return text;
  const fresh = new Y.Text();
  map.set(column, fresh);
  return fresh;
}

/** A row seen and edited is no longer removed, whatever it says next (its words could meet the old hash again). */
export function stayVisible(map: Y.Map<unknown>): void {
  if (map.has(ROW_KEY.removed)) map.delete(ROW_KEY.removed);
  if (map.get(ROW_KEY.made) !== true) map.set(ROW_KEY.made, true);
}

/** A new row, or a hidden one of that id brought back with these words (cut here, pasted there). */
function insertRow(rows: Rows, row: ScriptRow, order: string): void {
  const map = rowMap(rows, row.id);
  for (const column of ROW_COLUMNS) writeText(cellText(map, column), wellFormed(row[column]));
  map.set(ROW_KEY.order, order);
  if ((map.get(ROW_KEY.seconds) ?? null) !== row.seconds) map.set(ROW_KEY.seconds, row.seconds);
  if ((map.get(ROW_KEY.beat) ?? null) !== row.beat) map.set(ROW_KEY.beat, row.beat);
  stayVisible(map);
}

export interface Places {
  /** Puts rows after another one and answers their order keys. */
  put(ids: readonly RowId[], afterId: RowId | null): readonly string[];
  take(id: RowId): void;
}

/** The shown rows with their order keys, as they change through the list of changes. Read only when one moves. */
export function createPlaces(rows: Rows, read: () => readonly Placed[], ctx: CommandContext): Places {
  let list: Placed[] | null = null;
  const taken = new Set<string>();
  const load = () => {
    list ??= read().filter(({ id }) => !taken.has(id));
    return list;
  };
  return {
    put(ids, afterId) {
      const current = load();
      const index = afterId === null ? -1 : current.findIndex(({ id }) => id === afterId);
      const { keys, repairs } = placeAfter(current, index, ids.length, ctx.newId());
      for (const { id, order } of repairs) {
        rowMap(rows, id as RowId).set(ROW_KEY.order, order);
        const at = current.findIndex((placed) => placed.id === id);
        current[at] = { id, order };
      }
      current.splice(index + 1, 0, ...ids.map((id, at) => ({ id, order: keys[at] ?? "" })));
      return keys;
    },
    take(id) {
      if (list) list = list.filter((placed) => placed.id !== id);
      else taken.add(id);
    },
  };
}
