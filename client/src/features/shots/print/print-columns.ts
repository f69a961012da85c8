import type { Shot } from "@tongpin/domain/video";
import { cellText, SHOT_COLUMNS, type ShotColumn, type ShotColumnInfo } from "../core/shot-columns.ts";

/** What stands on the paper: the table, six frames a page, or the upright 日式 sheet. */
export const PRINT_LAYOUTS = ["table", "boards", "vertical"] as const;
export type PrintLayout = (typeof PRINT_LAYOUTS)[number];

export function layoutOf(value: string | undefined): PrintLayout {
  return PRINT_LAYOUTS.find((layout) => layout === value) ?? "table";
}

/** The columns to print: those of the address, else every one that says something in any shot. 镜号 always stands. */
export function printedColumns(shots: readonly Shot[], chosen: string | undefined): readonly ShotColumnInfo[] {
  const names = chosen === undefined ? null : new Set(chosen.split("."));
  return SHOT_COLUMNS.filter(
    ({ name }) => name === "number" || (names ? names.has(name) : shots.some((shot) => cellText(shot, name) !== "")),
  );
}

/** The address's words for a choice of columns with one switched on or off. */
export function switchColumn(columns: readonly ShotColumnInfo[], name: ShotColumn): string {
  const chosen = new Set(columns.map((column) => column.name));
  if (!chosen.delete(name)) chosen.add(name);
  return SHOT_COLUMNS.map((column) => column.name)
    .filter((each) => chosen.has(each))
    .join(".");
}

/** Shots by the page, so many on each. */
export function pagesOf(shots: readonly Shot[], each: number): readonly (readonly Shot[])[] {
  const pages: (readonly Shot[])[] = [];
  for (let from = 0; from < shots.length; from += each) pages.push(shots.slice(from, from + each));
  return pages;
}
