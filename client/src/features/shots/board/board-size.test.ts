import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boardGrid, CARD_WIDTHS, cardAfterKey, GAP } from "./board-size.ts";

describe("the board's grid", () => {
  it("[B8] whatever the width and zoom, the cards fill the row and none is narrower than its step, if one fits", () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 4000 }), fc.nat(CARD_WIDTHS.length - 1), (width, size) => {
        const { columns, rowHeight } = boardGrid(width, size, false);
        const card = (width - GAP * (columns - 1)) / columns;
        expect(columns === 1 || card >= (CARD_WIDTHS[size] ?? 0)).toBe(true);
        expect(rowHeight).toBeGreaterThan((card * 16) / 9);
      }),
    );
    expect(boardGrid(340, 4, true).columns).toBe(2);
  });

  it("[B8] keys walk in reading order and by rows, and stop at the ends", () => {
    // 0 1 2 / 3 4 5 / 6 7
    const from = (key: string, index: number) => cardAfterKey(key, index, 3, 8);
    expect([from("ArrowRight", 2), from("ArrowLeft", 3), from("ArrowDown", 1), from("ArrowUp", 4)]).toEqual([
      3, 2, 4, 1,
    ]);
    expect([from("ArrowRight", 7), from("ArrowLeft", 0), from("ArrowUp", 1), from("ArrowDown", 6)]).toEqual([
      7, 0, 1, 6,
    ]);
    expect(from("ArrowDown", 5)).toBe(7);
    expect([from("Home", 5), from("End", 0), from("x", 0)]).toEqual([0, 7, null]);
    expect(cardAfterKey("ArrowDown", 0, 3, 0)).toBeNull();
  });

  it("[B8] every key leads to a card that is there", () => {
    const keys = fc.constantFrom("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End");
    fc.assert(
      fc.property(
        keys,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(),
        (key, count, columns, at) => {
          const next = cardAfterKey(key, at % count, columns, count);
          expect(next !== null && next >= 0 && next < count).toBe(true);
        },
      ),
    );
  });
});
