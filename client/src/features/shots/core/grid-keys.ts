import type { Step } from "./grid-selection.ts";

/** What a key asks of the table. `mod` is Ctrl, or ⌘ on a Mac. */
export type GridAction =
  | { readonly type: "move"; readonly step: Step; readonly extend: boolean }
  /** Over a run of filled cells, or over a gap (Ctrl with an arrow). */
  | { readonly type: "jump"; readonly step: Step; readonly extend: boolean }
  | { readonly type: "tab"; readonly step: -1 | 1 }
  /** Enter: opens a single cell, walks down through a block. After typing it always goes down. */
  | { readonly type: "enter"; readonly step: -1 | 1; readonly typed: boolean }
  | { readonly type: "shift"; readonly step: -1 | 1 }
  | {
      readonly type: "edit" | "clear" | "fill" | "fillRight" | "all" | "undo" | "redo" | "collapse" | "remove" | "menu";
    };

export interface KeyStroke {
  readonly key: string;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly mod: boolean;
}

const ARROWS: Readonly<Record<string, Step>> = {
  ArrowUp: { rows: -1, columns: 0 },
  ArrowDown: { rows: 1, columns: 0 },
  ArrowLeft: { rows: 0, columns: -1 },
  ArrowRight: { rows: 0, columns: 1 },
};
const EDGE = Number.POSITIVE_INFINITY;
const PAGE = 12;

/** A key while a cell is selected but not edited; null for what is typed into it. */
export function gridAction({ key, shift, alt, mod }: KeyStroke): GridAction | null {
  const arrow = ARROWS[key];
  if (arrow && alt) return arrow.rows === 0 ? null : { type: "shift", step: arrow.rows < 0 ? -1 : 1 };
  if (arrow) return { type: mod ? "jump" : "move", step: arrow, extend: shift };
  if (mod) return modAction(key.toLowerCase(), shift);
  switch (key) {
    case "Tab":
      return { type: "tab", step: shift ? -1 : 1 };
    case "Enter":
      return { type: "enter", step: shift ? -1 : 1, typed: false };
    case "F2":
      return { type: "edit" };
    case "Delete":
    case "Backspace":
      return { type: "clear" };
    case "Escape":
      return { type: "collapse" };
    case "Home":
      return { type: "move", step: { rows: 0, columns: -EDGE }, extend: shift };
    case "End":
      return { type: "move", step: { rows: 0, columns: EDGE }, extend: shift };
    case "PageUp":
      return { type: "move", step: { rows: -PAGE, columns: 0 }, extend: shift };
    case "PageDown":
      return { type: "move", step: { rows: PAGE, columns: 0 }, extend: shift };
    case "ContextMenu":
      return { type: "menu" };
    case "F10":
      return shift ? { type: "menu" } : null;
    default:
      return null;
  }
}

function modAction(key: string, shift: boolean): GridAction | null {
  switch (key) {
    case "a":
      return { type: "all" };
    case "d":
      return { type: "fill" };
    case "r":
      // With Shift it is the browser's: reload without its cache.
      return shift ? null : { type: "fillRight" };
    case "z":
      return { type: shift ? "redo" : "undo" };
    case "y":
      return { type: "redo" };
    case "home":
      return { type: "move", step: { rows: -EDGE, columns: -EDGE }, extend: shift };
    case "end":
      return { type: "move", step: { rows: EDGE, columns: EDGE }, extend: shift };
    case "backspace":
    case "delete":
      return shift ? { type: "remove" } : null;
    default:
      return null;
  }
}

/** How an edit ends: kept (and where to go next), thrown away, or not yet. */
export type EditEnd =
  | { readonly keep: true; readonly next: GridAction }
  /** Into every selected cell. */
  | { readonly keep: "all" }
  | { readonly keep: false };

/**
 * A key while a cell is edited. Arrows leave only what was typed over a selected cell, as in every spreadsheet; in
 * a cell that was opened they move the caret. Shift+Enter and Alt+Enter break the line, Ctrl+Enter fills the selection.
 */
export function editEnd({ key, shift, alt, mod }: KeyStroke, typedOver: boolean): EditEnd | null {
  if (key === "Escape") return { keep: false };
  if (key === "Tab") return { keep: true, next: { type: "tab", step: shift ? -1 : 1 } };
  if (key === "Enter" && mod && !shift && !alt) return { keep: "all" };
  if (key === "Enter" && !shift && !alt) return { keep: true, next: { type: "enter", step: 1, typed: true } };
  const arrow = ARROWS[key];
  if (arrow && typedOver && !shift && !alt && !mod)
    return { keep: true, next: { type: "move", step: arrow, extend: false } };
  return null;
}
