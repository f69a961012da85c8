import type { RowId } from "@tongpin/domain/base";
import { ROW_COLUMNS, type RowColumn, type ScriptRow } from "@tongpin/domain/video";

/** How a row of a version stands to the script as it is now. */
export interface ComparedRow {
  readonly row: ScriptRow;
  /** The row is not there any more. */
  readonly gone: boolean;
  /** Columns that say something else now. */
  readonly changed: ReadonlySet<RowColumn>;
}

export interface Comparison {
  readonly rows: readonly ComparedRow[];
  /** Rows the script has now and the version had not. */
  readonly added: number;
  /** Whether rows that are in both stand in another order. */
  readonly reordered: boolean;
}

export function compareRows(version: readonly ScriptRow[], now: readonly ScriptRow[]): Comparison {
  const nowById = new Map(now.map((row) => [row.id, row]));
  const inVersion = new Set(version.map(({ id }) => id));
  const both = (rows: readonly ScriptRow[], other: { has(id: RowId): boolean }) =>
    rows.flatMap(({ id }) => (other.has(id) ? [id] : []));
  const before = both(version, nowById);
  const after = both(now, inVersion);
  return {
    rows: version.map((row) => {
      const present = nowById.get(row.id);
      const changed = new Set(ROW_COLUMNS.filter((column) => present && !isSame(row[column], present[column])));
      return { row, gone: !present, changed };
    }),
    added: now.length - after.length,
    reordered: before.some((id, index) => after[index] !== id),
  };
}

/** Versions are kept in one Unicode form; the same words in another are the same words. */
function isSame(a: string, b: string): boolean {
  return a === b || a.normalize("NFC") === b.normalize("NFC");
}
