import type { Instant, PersonId, RowId } from "../base/index.ts";
import type { BriefItem } from "../brief/index.ts";
import type { ScriptRow } from "../video/model.ts";
import { foldWords } from "./fold-words.ts";
import { createWordFinder, type WordPlace } from "./point-finder.ts";

export const COVERING_COLUMNS = ["voice", "caption"] as const;
export type CoveringColumn = (typeof COVERING_COLUMNS)[number];

/** Words of a row that say a point. */
export interface PointPlace extends WordPlace {
  readonly rowId: RowId;
  readonly column: CoveringColumn;
}

/**
 * `words`: a row says it. `hand`: somebody named the row that does it in another way. `open`: neither; `negated` is a place
 * that has the words but takes them back, `lost` a row that was named and is gone.
 */
export type PointCoverage =
  | { readonly type: "words"; readonly place: PointPlace }
  | { readonly type: "hand"; readonly rowId: RowId; readonly by: PersonId; readonly at: Instant }
  | { readonly type: "open"; readonly negated: PointPlace | null; readonly lost: boolean };

export interface CoveredPoint {
  readonly item: BriefItem;
  readonly coverage: PointCoverage;
  /** All places that say it, in the order of the script. */
  readonly places: readonly PointPlace[];
}

type Row = Pick<ScriptRow, "id" | CoveringColumn>;

/** Whether each point of a brief is covered by a script as it stands. */
export type CoverageCheck = (rows: readonly Row[]) => readonly CoveredPoint[];

/**
 * Prepares the 必说 points. What counts is what the public hears or reads, 台词 and 字幕; a point that 画面 shows is ticked
 * by hand. A row that has not changed since (the same object) is not read again.
 */
export function createCoverageCheck(points: readonly BriefItem[]): CoverageCheck {
  const finders = points.map((item) => ({ item, find: createWordFinder(item.text) }));
  const known = new WeakMap<Row, ReadonlyMap<BriefItem, readonly PointPlace[]>>();

  function read(row: Row): ReadonlyMap<BriefItem, readonly PointPlace[]> {
    const before = known.get(row);
    if (before) return before;
    const columns = COVERING_COLUMNS.map((column) => ({ column, source: row[column], words: foldWords(row[column]) }));
    const places = new Map<BriefItem, readonly PointPlace[]>();
    for (const { item, find } of finders) {
      const found = columns.flatMap(({ column, source, words }) =>
        find(words, source).map((place) => ({ ...place, rowId: row.id, column })),
      );
      if (found.length > 0) places.set(item, found);
    }
    known.set(row, places);
    return places;
  }

  return (rows) => {
    const byRow = rows.map(read);
    const ids = new Set(rows.map(({ id }) => id));
    return points.map((item) => {
      const all = byRow.flatMap((places) => places.get(item) ?? []);
      const places = all.filter(({ negated }) => !negated);
      return { item, coverage: coverageOf(item, places, all, ids), places };
    });
  };
}

function coverageOf(
  { tick }: BriefItem,
  places: readonly PointPlace[],
  all: readonly PointPlace[],
  rows: ReadonlySet<RowId>,
): PointCoverage {
  const place = places[0];
  if (place) return { type: "words", place };
  if (tick && rows.has(tick.rowId)) return { type: "hand", ...tick };
  return { type: "open", negated: all[0] ?? null, lost: tick !== null };
}

/** The points nobody has covered yet: told at 送审. */
export function openPoints(points: readonly CoveredPoint[]): readonly CoveredPoint[] {
  return points.filter(({ coverage }) => coverage.type === "open");
}
