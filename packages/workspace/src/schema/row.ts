import { asId, type RowId } from "@tongpin/domain/base";
import { BEATS, ROW_COLUMNS, type RowColumn, type ScriptRow } from "@tongpin/domain/video";
import * as Y from "yjs";
import { readText } from "../text/y-text.ts";
import { choiceField, isRecordId, numberField, ORDER_FIELD, optional } from "./field.ts";
import type { Stored } from "./order.ts";
import { wordsHash } from "./words.ts";

/** Hours would be a mistake: a row is seconds of one short video or of a live segment. */
const SECONDS = optional(numberField(0, 36_000, 0));
const BEAT = optional(choiceField(BEATS, "hook"));
export const ROW_FIELDS = { seconds: SECONDS, beat: BEAT };

/** Keys of a row's map beside the columns. */
export const ROW_KEY = {
  /** True while its insertion stands. Undoing the insertion takes this away, never the map itself. */
  made: "made",
  order: "order",
  seconds: "seconds",
  beat: "beat",
  /** `wordsHash` of what the remover saw. */
  removed: "removed",
} as const;

export function wordsOfRow(row: Pick<ScriptRow, RowColumn>): readonly string[] {
  return ROW_COLUMNS.map((column) => row[column]);
}

/** The row under a key of the `rows` root; null for anything that is no row. */
export function readStoredRow(rows: Y.Map<unknown>, id: string): Stored<ScriptRow> | null {
  const map = rows.get(id);
  if (!isRecordId(id) || !(map instanceof Y.Map)) return null;
  const row: ScriptRow = {
    id: asId<RowId>(id),
    visual: readText(map.get("visual")),
    voice: readText(map.get("voice")),
    caption: readText(map.get("caption")),
    seconds: SECONDS.read(map.get(ROW_KEY.seconds)) ?? null,
    beat: BEAT.read(map.get(ROW_KEY.beat)) ?? null,
  };
  const words = wordsOfRow(row);
  const undone = map.get(ROW_KEY.made) !== true && words.every((text) => text === "");
  const removed = map.get(ROW_KEY.removed);
  return {
    id: row.id,
    order: ORDER_FIELD.read(map.get(ROW_KEY.order)) ?? "",
    content: row,
    hidden: undone || (typeof removed === "string" && removed === wordsHash(words)),
  };
}
