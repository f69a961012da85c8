import { type Result, type RowId, refuse } from "@tongpin/domain/base";
import { ROW_COLUMNS, type ScriptRow } from "@tongpin/domain/video";
import { isRecordId } from "../schema/field.ts";
import { COUNT_LIMITS, TEXT_LIMITS } from "../schema/limits.ts";
import { wellFormed } from "../schema/plain.ts";
import { ROW_FIELDS } from "../schema/row.ts";
import { shotIdOfRow } from "../schema/shot.ts";
import type { ScriptChange } from "./row-changes.ts";
import { applyTextOps, safeTextOps } from "./text-ops.ts";

const TOO_LONG = { code: "text-too-long", params: { max: TEXT_LIMITS.cell } };

/**
 * The rows after a list of changes, on plain data: what the shared document will show, and the check that every
 * change fits before any is written. Refuses `row-exists`, `row-unknown`, `id-invalid`, `ops-invalid`,
 * `text-too-long`, `too-many-rows`, `number-invalid`, `choice-invalid`.
 */
export function applyRowChanges(
  rows: readonly ScriptRow[],
  changes: readonly ScriptChange[],
): Result<readonly ScriptRow[]> {
  const draft = [...rows];
  for (const change of changes) {
    const result = applyOne(draft, change);
    if (!result.ok) return result;
  }
  if (draft.length > COUNT_LIMITS.rows && draft.length > rows.length) {
    return refuse("too-many-rows", { max: COUNT_LIMITS.rows });
  }
  return { ok: true, value: draft };
}

const DONE: Result<void> = { ok: true, value: undefined };

function indexOf(draft: readonly ScriptRow[], id: RowId): number {
  return draft.findIndex((row) => row.id === id);
}

/** Where a row put after `afterId` goes, or -1 if there is no such row. */
function placeOf(draft: readonly ScriptRow[], afterId: RowId | null): number {
  return afterId === null ? 0 : indexOf(draft, afterId) + 1 || -1;
}

function applyOne(draft: ScriptRow[], change: ScriptChange): Result<void> {
  if (change.type === "insert-row") return insertRow(draft, change.row, change.afterId);
  const index = indexOf(draft, change.id);
  const row = draft[index];
  if (!row) return refuse("row-unknown");
  switch (change.type) {
    case "remove-row":
      draft.splice(index, 1);
      return DONE;
    case "move-row": {
      if (change.afterId === change.id) return refuse("row-unknown");
      draft.splice(index, 1);
      const place = placeOf(draft, change.afterId);
      if (place < 0) return refuse("row-unknown");
      draft.splice(place, 0, row);
      return DONE;
    }
    case "edit-cell": {
      if (!ROW_COLUMNS.includes(change.column)) return refuse("choice-invalid");
      const before = row[change.column];
      const ops = safeTextOps(before, change.ops);
      const after = ops && applyTextOps(before, ops);
      if (after === null) return refuse("ops-invalid");
      if (after.length > TEXT_LIMITS.cell && after.length > before.length) return { ok: false, error: TOO_LONG };
      draft[index] = { ...row, [change.column]: after };
      return DONE;
    }
    case "set-row": {
      const clean = acceptRowFields(change.seconds ?? row.seconds, change.beat ?? row.beat);
      if (!clean.ok) return clean;
      draft[index] = {
        ...row,
        seconds: change.seconds === undefined ? row.seconds : change.seconds,
        beat: change.beat === undefined ? row.beat : change.beat,
      };
      return DONE;
    }
  }
}

function acceptRowFields(seconds: ScriptRow["seconds"], beat: ScriptRow["beat"]): Result<void> {
  const cleanSeconds = ROW_FIELDS.seconds.accept(seconds);
  if (!cleanSeconds.ok) return cleanSeconds;
  const cleanBeat = ROW_FIELDS.beat.accept(beat);
  return cleanBeat.ok ? DONE : cleanBeat;
}

function insertRow(draft: ScriptRow[], row: ScriptRow, afterId: RowId | null): Result<void> {
  if (!isRecordId(shotIdOfRow(row.id))) return refuse("id-invalid");
  if (indexOf(draft, row.id) >= 0) return refuse("row-exists");
  const place = placeOf(draft, afterId);
  if (place < 0) return refuse("row-unknown");
  if (ROW_COLUMNS.some((column) => row[column].length > TEXT_LIMITS.cell)) return { ok: false, error: TOO_LONG };
  const clean = acceptRowFields(row.seconds, row.beat);
  if (!clean.ok) return clean;
  draft.splice(place, 0, {
    id: row.id,
    visual: wellFormed(row.visual),
    voice: wellFormed(row.voice),
    caption: wellFormed(row.caption),
    seconds: row.seconds,
    beat: row.beat,
  });
  return DONE;
}
