import { longestRising, type RowId } from "../base/index.ts";
import { type Beat, ROW_COLUMNS, type RowColumn, type ScriptRow } from "../video/model.ts";

/** A row at its place in one of the two scripts; places count from 1, as people read them. */
export interface PlacedRow {
  readonly row: ScriptRow;
  readonly place: number;
}

export interface Changed<T> {
  readonly before: T;
  readonly after: T;
}

/** One row of either script, or of both. */
export interface RowComparison {
  readonly id: RowId;
  /** Null: the row was added. */
  readonly before: PlacedRow | null;
  /** Null: the row was removed. */
  readonly after: PlacedRow | null;
  /** In both, but not in the same order as the rows around it. A row may be moved and changed. */
  readonly moved: boolean;
  /** Columns that say something else. Where in them is `diffSegments`' to say, for the rows that are looked at. */
  readonly words: ReadonlyMap<RowColumn, Changed<string>>;
  readonly seconds: Changed<number | null> | null;
  readonly beat: Changed<Beat | null> | null;
}

/** Whether anything at all is different about a row. */
export function isDifferent({ before, after, moved, words, seconds, beat }: RowComparison): boolean {
  return !before || !after || moved || words.size > 0 || seconds !== null || beat !== null;
}

/**
 * Two scripts row by row (S9), in the order of the second; a removed row stands below the row it stood below. Rows are the
 * same row when they have the same id: moved is not changed, and the fewest rows are called moved. Texts that differ only
 * in their Unicode form are the same, as they are for the hash of a version.
 */
export function compareRows(before: readonly ScriptRow[], after: readonly ScriptRow[]): readonly RowComparison[] {
  const oldById = new Map(before.map((row, index) => [row.id, { row, place: index + 1 }]));
  const newIds = new Set(after.map(({ id }) => id));
  const common = after.flatMap(({ id }) => oldById.get(id)?.place ?? []);
  const stayed = new Set(longestRising(common).map((at) => common[at]));
  const removedBelow = groupRemoved(before, newIds, stayed);
  const removed = (id: RowId | null) => (removedBelow.get(id) ?? []).map((placed) => comparison(placed, null, false));
  const found: RowComparison[] = [...removed(null)];
  for (const [index, row] of after.entries()) {
    const old = oldById.get(row.id) ?? null;
    const moved = old !== null && !stayed.has(old.place);
    found.push(comparison(old, { row, place: index + 1 }, moved));
    if (!moved) found.push(...removed(row.id));
  }
  return found;
}

/** Removed rows by the nearest row above them that is still where it was; null for those above all of these. */
function groupRemoved(
  before: readonly ScriptRow[],
  newIds: ReadonlySet<RowId>,
  stayed: ReadonlySet<number | undefined>,
): ReadonlyMap<RowId | null, readonly PlacedRow[]> {
  const groups = new Map<RowId | null, PlacedRow[]>();
  let above: RowId | null = null;
  for (const [index, row] of before.entries()) {
    const place = index + 1;
    if (newIds.has(row.id)) {
      if (stayed.has(place)) above = row.id;
      continue;
    }
    const group = groups.get(above);
    if (group) group.push({ row, place });
    else groups.set(above, [{ row, place }]);
  }
  return groups;
}

function comparison(before: PlacedRow | null, after: PlacedRow | null, moved: boolean): RowComparison {
  const words = new Map<RowColumn, Changed<string>>();
  const id = (after ?? before)?.row.id ?? ("" as RowId);
  if (!before || !after) return { id, before, after, moved, words, seconds: null, beat: null };
  for (const column of ROW_COLUMNS) {
    const said = { before: before.row[column], after: after.row[column] };
    if (!isSameText(said.before, said.after)) words.set(column, said);
  }
  return {
    id,
    before,
    after,
    moved,
    words,
    seconds: changed(before.row.seconds, after.row.seconds),
    beat: changed(before.row.beat, after.row.beat),
  };
}

function isSameText(a: string, b: string): boolean {
  return a === b || a.normalize("NFC") === b.normalize("NFC");
}

function changed<T>(before: T, after: T): Changed<T> | null {
  return before === after ? null : { before, after };
}

/** A state on the way from one version to another, and who wrote since the state before it. */
export interface WrittenState {
  readonly rows: readonly ScriptRow[];
  /** Empty where nobody knows yet. */
  readonly authors: readonly string[];
}

/**
 * Who may have changed each row between the first state and the last, oldest first: the authors of every step in which
 * the row became different. A row that was changed and changed back is in nobody's hands at the end and still named.
 */
export function authorsByRow(
  first: readonly ScriptRow[],
  steps: readonly WrittenState[],
): ReadonlyMap<RowId, ReadonlySet<string>> {
  const found = new Map<RowId, Set<string>>();
  let rows = first;
  for (const step of steps) {
    for (const { id } of compareRows(rows, step.rows).filter(isDifferent)) {
      const authors = found.get(id) ?? new Set<string>();
      found.set(id, authors);
      for (const author of step.authors.length > 0 ? step.authors : [UNKNOWN_AUTHOR]) authors.add(author);
    }
    rows = step.rows;
  }
  return found;
}

/** Stands for whoever wrote what no version says yet. */
export const UNKNOWN_AUTHOR = "";
