// What is only needed once somebody takes the shot list out; fetched then.
import type { Instant } from "@tongpin/domain/base";
import { SHEET_COLUMNS, type SheetColumn, writeCsv } from "@tongpin/domain/exchange";
import type { Shot } from "@tongpin/domain/video";
import { writeXlsx } from "../../../platform/office/write-xlsx.ts";
import { saveFile } from "../../../platform/save-file.ts";
import { cellText, SHOT_COLUMNS } from "../core/shot-columns.ts";

export interface ShotSheetWords {
  readonly sheet: string;
  readonly heads: Readonly<Record<SheetColumn, string>>;
}

/** A column as wide in characters as it is on the screen. */
const CHARACTERS_PER_REM = 1.7;

export function saveXlsx(shots: readonly Shot[], words: ShotSheetWords, now: Instant, name: string): void {
  const widths = new Map(SHOT_COLUMNS.map((column) => [column.name, column.width]));
  const columns = SHEET_COLUMNS.map((column) => ({
    head: words.heads[column],
    width: Math.round((widths.get(column) ?? 8) * CHARACTERS_PER_REM),
    isNumber: column === "seconds",
  }));
  saveFile(writeXlsx({ name: words.sheet, columns, rows: cellsOf(shots) }, now), name);
}

export function saveCsv(shots: readonly Shot[], words: ShotSheetWords, name: string): void {
  const heads = SHEET_COLUMNS.map((column) => words.heads[column]);
  saveFile(new Blob([writeCsv([heads, ...cellsOf(shots)])], { type: "text/csv;charset=utf-8" }), name);
}

function cellsOf(shots: readonly Shot[]): readonly (readonly string[])[] {
  return shots.map((shot) => SHEET_COLUMNS.map((column) => cellText(shot, column)));
}
