import type { Locator, Page } from "@playwright/test";

/** The columns of the shot list, in the order crews write it. */
const COLUMNS = [
  "number",
  "size",
  "angle",
  "movement",
  "picture",
  "line",
  "caption",
  "sound",
  "seconds",
  "scene",
] as const;

/** The cell of a shot's column. */
export function shotCell(page: Page, shot: number, column: (typeof COLUMNS)[number]): Locator {
  return page
    .locator("[data-shot]")
    .nth(shot)
    .locator(`[data-column="${COLUMNS.indexOf(column)}"]`);
}
