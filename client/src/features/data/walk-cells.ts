import type { KeyboardEvent } from "react";

/** Where a cell stands; put on the input's row and column as `data-row` and `data-column`. */
const CELL = "[data-row][data-column]";

/** ↑ ↓ and Enter move from cell to cell of a column, as in a spreadsheet; Tab goes along the row by itself. */
export function walkCells(event: KeyboardEvent<HTMLElement>): void {
  const { target, key, nativeEvent } = event;
  const by = key === "ArrowUp" ? -1 : key === "ArrowDown" || key === "Enter" ? 1 : 0;
  if (by === 0 || nativeEvent.isComposing || !(target instanceof HTMLElement)) return;
  const cell = target.closest<HTMLElement>(CELL);
  const next = cell && neighbour(event.currentTarget, cell, by);
  if (!next) return;
  event.preventDefault();
  next.querySelector("input")?.focus();
}

function neighbour(table: HTMLElement, cell: HTMLElement, by: number): HTMLElement | null {
  const row = Number(cell.dataset["row"]) + by;
  return table.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${cell.dataset["column"]}"]`);
}
