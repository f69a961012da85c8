import type { RowId, ShotId } from "@tongpin/domain/base";
import { isRowChanged } from "@tongpin/domain/script";
import type { ScriptRow, Shot } from "@tongpin/domain/video";
import type { ClashField, ShotClash } from "@tongpin/workspace";

/** Seconds of all shots that are still meant to be in the film, to a tenth. */
export function totalSeconds(shots: readonly Shot[]): number {
  const tenths = shots.reduce(
    (sum, shot) => sum + (shot.status === "dropped" ? 0 : Math.round((shot.seconds ?? 0) * 10)),
    0,
  );
  return tenths / 10;
}

/** Script rows that no shot was made from. */
export function rowsWithoutShot(rows: readonly ScriptRow[], shots: readonly Shot[]): readonly ScriptRow[] {
  const made = new Set(shots.map((shot) => shot.rowId));
  return rows.filter((row) => !made.has(row.id));
}

/** How a shot stands to the script row it was made from. */
export type ShotLink =
  | { readonly type: "none" }
  | { readonly type: "gone" }
  | { readonly type: "same" | "changed"; readonly row: ScriptRow; readonly place: number };

/** Script rows by id, with their number as printed. */
export type RowIndex = ReadonlyMap<RowId, { readonly row: ScriptRow; readonly place: number }>;

export function indexRows(rows: readonly ScriptRow[]): RowIndex {
  return new Map(rows.map((row, index) => [row.id, { row, place: index + 1 }]));
}

export function linkOf(shot: Shot, rows: RowIndex): ShotLink {
  if (shot.rowId === null) return NO_LINK;
  const found = rows.get(shot.rowId);
  if (!found) return GONE;
  return { type: isRowChanged(shot, found.row) ? "changed" : "same", ...found };
}

const NO_LINK: ShotLink = { type: "none" };
const GONE: ShotLink = { type: "gone" };

/** Which cells of each shot two people wrote at once. */
export function clashingFields(clashes: readonly ShotClash[]): ReadonlyMap<ShotId, readonly ClashField[]> {
  const fields = new Map<ShotId, readonly ClashField[]>();
  for (const { shotId, field } of clashes) fields.set(shotId, [...(fields.get(shotId) ?? []), field]);
  return fields;
}
