import type { ShotId } from "../base/index.ts";
import type { Shot } from "../video/model.ts";
import type { TextGrid } from "./delimited.ts";
import { readSheetSeconds } from "./seconds.ts";
import { columnLetters, type SheetColumn, type SheetMapping } from "./shot-heads.ts";

type ShotPatch = Partial<Omit<Shot, "id">>;

/** Cells joined into one; both ends included, counted from 0. */
export interface MergedCells {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface CellChange {
  readonly column: SheetColumn;
  readonly before: string;
  readonly after: string;
}

/** What becomes of one row of the file. `line` is its number in the file, from 1. */
export type RowPlan =
  /** `afterId`: the shot it will stand below; null = in front of all. */
  | { readonly type: "new"; readonly line: number; readonly afterId: ShotId | null; readonly patch: ShotPatch }
  | {
      readonly type: "changed";
      readonly line: number;
      readonly id: ShotId;
      readonly patch: ShotPatch;
      readonly changes: readonly CellChange[];
    }
  | { readonly type: "same"; readonly line: number; readonly id: ShotId }
  | { readonly type: "skipped"; readonly line: number; readonly why: SkipReason; readonly number: string };

/** `number-twice`: an earlier row of the file has this 镜号; `number-unclear`: several shots here have it. */
export type SkipReason = "number-twice" | "number-unclear" | "nothing-known";

/** A cell that is left out while the rest of its row is taken. */
export interface BadCell {
  /** As a spreadsheet names it: C7. */
  readonly cell: string;
  readonly line: number;
  readonly column: SheetColumn;
  readonly text: string;
  readonly why: "seconds" | "too-long";
}

export interface ImportPlan {
  readonly rows: readonly RowPlan[];
  readonly bad: readonly BadCell[];
}

export interface ImportTerms {
  readonly mapping: SheetMapping;
  /** `update`: a row with a known 镜号 changes that shot; `add`: every row becomes a new shot. */
  readonly known: "update" | "add";
  readonly merged: readonly MergedCells[];
  /** The most characters a column takes. */
  readonly maxOf: (column: SheetColumn) => number;
}

/**
 * The dry run: what taking over a table would do, row by row; nothing is changed and nothing ever removed. A row finds its
 * shot by 镜号. An empty cell changes nothing. New shots stand below the shot of the row above them; above the first row
 * that found one, in front of it; with none found, at the end.
 */
export function planImport(grid: TextGrid, shots: readonly Shot[], terms: ImportTerms): ImportPlan {
  const { mapping, known } = terms;
  const bad: BadCell[] = [];
  const byNumber = known === "update" ? shotsByNumber(shots) : new Map<string, readonly Shot[]>();
  const valueAt = readMerged(grid, terms.merged);
  const seen = new Set<string>();
  const rows: RowPlan[] = [];
  let above: ShotId | "none" = "none";
  for (let at = (mapping.headRow ?? -1) + 1; at < grid.length; at++) {
    if (!grid[at]?.some((cell) => cell.trim() !== "")) continue;
    const line = at + 1;
    const { patch, isEmpty } = readPatch(at, valueAt, terms, bad);
    if (isEmpty) {
      rows.push({ type: "skipped", line, why: "nothing-known", number: "" });
      continue;
    }
    const number = patch.number ?? "";
    const key = numberKey(number);
    const found = key === "" ? [] : (byNumber.get(key) ?? []);
    if (known === "update" && key !== "" && seen.has(key)) {
      rows.push({ type: "skipped", line, why: "number-twice", number });
      continue;
    }
    seen.add(key);
    const [shot] = found;
    if (found.length > 1) rows.push({ type: "skipped", line, why: "number-unclear", number });
    else if (shot) {
      above = shot.id;
      rows.push(compared(line, shot, patch));
    } else rows.push({ type: "new", line, afterId: above === "none" ? null : above, patch });
  }
  return { rows: placeFirst(rows, shots), bad };
}

/** New rows in front of the first row that found its shot, or at the end when no row did. */
function placeFirst(rows: readonly RowPlan[], shots: readonly Shot[]): readonly RowPlan[] {
  const first = rows.findIndex(({ type }) => type === "changed" || type === "same");
  const met = rows[first];
  const index = met && "id" in met ? shots.findIndex(({ id }) => id === met.id) - 1 : shots.length - 1;
  const afterId = shots[index]?.id ?? null;
  const end = first < 0 ? rows.length : first;
  return rows.map((row, at) => (row.type === "new" && at < end ? { ...row, afterId } : row));
}

function compared(line: number, shot: Shot, patch: ShotPatch): RowPlan {
  const changes: CellChange[] = [];
  const changed: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(patch)) {
    const column = field as SheetColumn;
    // The key by which it was found: "01" and "1" are the same number in two spellings.
    if (column === "number" || shot[column] === value) continue;
    changed[field] = value;
    changes.push({ column, before: String(shot[column] ?? ""), after: String(value) });
  }
  if (changes.length === 0) return { type: "same", line, id: shot.id };
  return { type: "changed", line, id: shot.id, patch: changed as ShotPatch, changes };
}

function readPatch(
  at: number,
  valueAt: (row: number, column: number, joined: boolean) => string,
  { mapping, maxOf }: ImportTerms,
  bad: BadCell[],
): { readonly patch: ShotPatch; readonly isEmpty: boolean } {
  const patch: Record<string, unknown> = {};
  let isEmpty = true;
  mapping.columns.forEach((column, place) => {
    if (column === null) return;
    // A scene written once beside three shots holds for all three; a length or a number does not.
    const text = valueAt(at, place, column !== "number" && column !== "seconds");
    if (text.trim() === "") return;
    isEmpty = false;
    const where = { cell: `${columnLetters(place)}${at + 1}`, line: at + 1, column, text };
    if (column === "seconds") {
      const seconds = readSheetSeconds(text);
      if (seconds === null) bad.push({ ...where, why: "seconds" });
      else patch[column] = seconds;
    } else if (text.length > maxOf(column)) bad.push({ ...where, why: "too-long" });
    else patch[column] = column === "number" ? text.trim() : text;
  });
  return { patch: patch as ShotPatch, isEmpty };
}

function readMerged(grid: TextGrid, merged: readonly MergedCells[]) {
  const topOf = new Map<string, number>();
  for (const { top, bottom, left } of merged) {
    for (let row = top + 1; row <= Math.min(bottom, grid.length - 1); row++) topOf.set(`${row}:${left}`, top);
  }
  return (row: number, column: number, joined: boolean): string => {
    const from = joined ? (topOf.get(`${row}:${column}`) ?? row) : row;
    return (grid[from]?.[column] ?? "").replace(/\r\n?/g, "\n");
  };
}

function shotsByNumber(shots: readonly Shot[]): ReadonlyMap<string, readonly Shot[]> {
  const found = new Map<string, Shot[]>();
  for (const shot of shots) {
    const key = numberKey(shot.number);
    if (key !== "") found.set(key, [...(found.get(key) ?? []), shot]);
  }
  return found;
}

/** 镜号 as it is compared: spreadsheets turn "01" into 1. */
function numberKey(number: string): string {
  return number
    .normalize("NFKC")
    .trim()
    .toUpperCase()
    .replace(/^0+(?=\d)/, "");
}
