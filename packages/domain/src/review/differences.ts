import { longestRising, type RowId } from "../base/index.ts";
import type { PinnedContent } from "../records/model.ts";
import { type PostLink, ROW_COLUMNS, type RowColumn } from "../video/model.ts";

export type PinnedRow = PinnedContent["script"][number];
export type PinnedCut = PinnedContent["cut"];

/** One thing that is not the same in two pinned contents. `row` numbers count from 1, as people read them. */
export type Difference =
  | { readonly part: "cut"; readonly before: PinnedCut; readonly after: PinnedCut }
  | { readonly part: "title" | "caption"; readonly before: string; readonly after: string }
  | { readonly part: "topics"; readonly before: readonly string[]; readonly after: readonly string[] }
  | { readonly part: "links"; readonly before: readonly PostLink[]; readonly after: readonly PostLink[] }
  /** Moments of the cut in ms. */
  | { readonly part: "cover"; readonly before: number | null; readonly after: number | null }
  | {
      readonly part: "row";
      readonly change: "added";
      readonly rowId: RowId;
      readonly row: number;
      readonly after: PinnedRow;
    }
  | {
      readonly part: "row";
      readonly change: "removed";
      readonly rowId: RowId;
      readonly row: number;
      readonly before: PinnedRow;
    }
  | {
      readonly part: "row";
      readonly change: "changed";
      readonly rowId: RowId;
      readonly row: number;
      readonly column: RowColumn;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly part: "row";
      readonly change: "moved";
      readonly rowId: RowId;
      readonly fromRow: number;
      readonly row: number;
    };

/**
 * What changed from one pinned content to another: the cut, what is posted, then the script row by row. Empty exactly when
 * both hash alike; spellings that differ only in Unicode form are the same, as they are for the hash. A moved row is not a
 * changed row, and the fewest rows are called moved.
 */
export function differences(a: PinnedContent, b: PinnedContent): readonly Difference[] {
  const found: Difference[] = [];
  if (!isSame(a.cut, b.cut)) found.push({ part: "cut", before: a.cut, after: b.cut });
  if (!isSame(a.post.title, b.post.title)) found.push({ part: "title", before: a.post.title, after: b.post.title });
  if (!isSame(a.post.caption, b.post.caption))
    found.push({ part: "caption", before: a.post.caption, after: b.post.caption });
  if (!isSame(a.post.topics, b.post.topics))
    found.push({ part: "topics", before: a.post.topics, after: b.post.topics });
  if (!isSame(a.post.links, b.post.links)) found.push({ part: "links", before: a.post.links, after: b.post.links });
  if (a.post.coverAtMs !== b.post.coverAtMs) {
    found.push({ part: "cover", before: a.post.coverAtMs, after: b.post.coverAtMs });
  }
  return [...found, ...rowDifferences(a.script, b.script)];
}

function rowDifferences(a: readonly PinnedRow[], b: readonly PinnedRow[]): readonly Difference[] {
  const placeInA = new Map(a.map((row, index) => [row.id, index]));
  const idsInB = new Set(b.map((row) => row.id));
  const common = b.flatMap((row) => placeInA.get(row.id) ?? []);
  const stayed = new Set(longestRising(common).map((at) => common[at]));
  const removed = a.flatMap((before, index): Difference[] =>
    idsInB.has(before.id) ? [] : [{ part: "row", change: "removed", rowId: before.id, row: index + 1, before }],
  );
  const kept = b.flatMap((after, index): Difference[] => {
    const row = index + 1;
    const from = placeInA.get(after.id);
    const before = from === undefined ? undefined : a[from];
    if (from === undefined || before === undefined)
      return [{ part: "row", change: "added", rowId: after.id, row, after }];
    const changed = ROW_COLUMNS.filter((column) => !isSame(before[column], after[column])).map(
      (column): Difference => ({
        part: "row",
        change: "changed",
        rowId: after.id,
        row,
        column,
        before: before[column],
        after: after[column],
      }),
    );
    const moved: Difference[] = stayed.has(from)
      ? []
      : [{ part: "row", change: "moved", rowId: after.id, fromRow: from + 1, row }];
    return [...moved, ...changed];
  });
  return [...removed, ...kept];
}

/** Equal as the hash sees it: NFC strings, keys in any order. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === "string" && typeof b === "string") return a.normalize("NFC") === b.normalize("NFC");
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, i) => isSame(value, b[i]));
  if (isRecord(a) && isRecord(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key], b[key]));
  }
  return a === b;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
