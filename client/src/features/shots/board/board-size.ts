import { readKept, writeKept } from "../../../platform/kept.ts";

/** How this device likes its board. */
export interface BoardLook {
  /** Step of the zoom, 0 = smallest. */
  readonly size: number;
  /** What 抖音 lays over the film. */
  readonly safeArea: boolean;
  /** What a 3:4 cover leaves of it. */
  readonly cover: boolean;
}

/** Narrowest a card may become at each step, px. */
export const CARD_WIDTHS = [96, 136, 184, 248, 340] as const;
const USUAL_SIZE = 2;
export const GAP = 14;
/** Below the picture: number of the line's rows, and the gap to the next card. */
const WORDS_HEIGHT = 62;

const KEY = "tongpin.board";

export function readBoardLook(): BoardLook {
  let value: unknown = null;
  try {
    value = JSON.parse(readKept(KEY) ?? "null");
  } catch {
    // Unreadable is the same as never set.
  }
  const kept = typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  const size = kept["size"];
  const isStep = typeof size === "number" && Number.isInteger(size) && size >= 0 && size < CARD_WIDTHS.length;
  return {
    size: isStep ? size : USUAL_SIZE,
    safeArea: kept["safeArea"] === true,
    cover: kept["cover"] === true,
  };
}

export function keepBoardLook(look: BoardLook): void {
  writeKept(KEY, JSON.stringify(look));
}

export interface BoardGrid {
  readonly columns: number;
  /** Of a row with its gap, px. */
  readonly rowHeight: number;
}

/** How many cards stand side by side in `width` px, and how tall their rows are. A phone always shows two. */
export function boardGrid(width: number, size: number, isNarrow: boolean): BoardGrid {
  const least = CARD_WIDTHS[size] ?? CARD_WIDTHS[USUAL_SIZE];
  const columns = isNarrow ? 2 : Math.max(1, Math.floor((width + GAP) / (least + GAP)));
  const card = Math.max(1, (width - GAP * (columns - 1)) / columns);
  return { columns, rowHeight: Math.round((card * 16) / 9 + WORDS_HEIGHT + GAP) };
}

/** Where a key leads from a card; null for a key that leads nowhere. Stops at the ends, as a page does. */
export function cardAfterKey(key: string, index: number, columns: number, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  switch (key) {
    case "ArrowLeft":
      return Math.max(0, index - 1);
    case "ArrowRight":
      return Math.min(last, index + 1);
    case "ArrowUp":
      return index < columns ? index : index - columns;
    case "ArrowDown":
      // Above the gap of a last row that is not full, down leads to its last card.
      if (Math.floor(index / columns) === Math.floor(last / columns)) return index;
      return Math.min(last, index + columns);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
